import { describe, expect, it } from 'vitest';
import { compileMatcherMap } from './compile-matcher-map.ts';
import type { MatchProblem } from './match-problem.ts';

const FORMS = 'write a text, a list of texts, or { not: }, { matches: }, { notMatches: }, { exists: true }';

function texts(written: unknown): readonly string[] {
  const { matchers, problems } = compileMatcherMap(written, 'labels', ['match']);
  expect(problems).toEqual([]);
  return matchers.map(({ text }) => text);
}

function problemsOf(value: unknown): readonly MatchProblem[] {
  const { matchers, problems } = compileMatcherMap({ host: value }, 'labels', ['match']);
  expect(matchers).toEqual([]);
  return problems;
}

describe('a map of labels', () => {
  it.each<[string, unknown, readonly string[]]>([
    ['nothing', {}, []],
    ['a text', { a: 'b' }, ['a="b"']],
    ['the empty text', { a: '' }, ['a=""']],
    ['a whole number', { a: 500 }, ['a="500"']],
    ['zero', { a: 0 }, ['a="0"']],
    ['a negative number', { a: -1 }, ['a="-1"']],
    ['a fraction', { a: 1.5 }, ['a="1.5"']],
    ['a small fraction', { a: 1e-7 }, ['a="1e-7"']],
    ['the largest number that is exact', { a: 2 ** 53 - 1 }, ['a="9007199254740991"']],
    ['the smallest number that is exact', { a: -(2 ** 53 - 1) }, ['a="-9007199254740991"']],
    ['a list', { a: ['b', 'c'] }, ['a=~"b|c"']],
    ['a list of one', { a: ['b'] }, ['a="b"']],
    ['a list of texts and numbers', { a: ['b', 4] }, ['a=~"b|4"']],
    ['not', { a: { not: 'b' } }, ['a!="b"']],
    ['not a number', { a: { not: 404 } }, ['a!="404"']],
    ['not in a list', { a: { not: ['b', 4] } }, ['a!~"b|4"']],
    ['matches', { a: { matches: 'b.*' } }, ['a=~"b.*"']],
    ['matches the empty pattern', { a: { matches: '' } }, ['a=~""']],
    ['notMatches', { a: { notMatches: 'b.*' } }, ['a!~"b.*"']],
    ['exists', { a: { exists: true } }, ['a!=""']],
    ['exists: false', { a: { exists: false } }, ['a=""']],
    ['several conditions', { a: { exists: true, not: 'b', matches: 'c.*' } }, ['a!=""', 'a!="b"', 'a=~"c.*"']],
    ['several labels, in order', { b: '1', a: '2', c: { not: '3' } }, ['b="1"', 'a="2"', 'c!="3"']],
    ['a name that needs quotes', { 'my.label': 'x' }, ['"my.label"="x"']],
    ['the name of a prototype', JSON.parse('{"__proto__": "x"}'), ['__proto__="x"']],
  ])('%s', (_, written, expected) => {
    expect(texts(written)).toEqual(expected);
  });

  it('can be looked up by the values that it lists', () => {
    const { matchers } = compileMatcherMap(
      { a: ['1', 2], b: { not: '3' }, c: { matches: '4|5' }, d: { exists: false }, e: { exists: true } },
      'labels',
      [],
    );
    expect(matchers.map(({ labelIn }) => labelIn && [labelIn.name, ...labelIn.values])).toEqual([
      ['a', '1', '2'],
      undefined,
      ['c', '4', '5'],
      ['d', ''],
      undefined,
    ]);
  });

  it('of annotations says so, and is never looked up', () => {
    const { matchers } = compileMatcherMap({ a: 'b', c: { matches: 'd' } }, 'annotations', []);
    expect(matchers.map(({ text }) => text)).toEqual(['annotations.a="b"', 'annotations.c=~"d"']);
    expect(matchers.every(({ labelIn }) => labelIn === undefined)).toBe(true);
  });
});

describe('what is not a map', () => {
  it.each([[['a="b"']], ['a="b"'], [5], [null], [true], [undefined]])('%j', (written) => {
    expect(compileMatcherMap(written, 'labels', ['match']).problems).toEqual([
      {
        path: ['match'],
        code: 'bad-matcher',
        message: 'a match is a map of labels',
        hint: `write { name: value }, or a list: ['name="value"']`,
      },
    ]);
    expect(compileMatcherMap(written, 'annotations', ['matchAnnotations']).problems).toMatchObject([
      { path: ['matchAnnotations'], message: 'a match is a map of annotations', hint: 'write { name: value }' },
    ]);
  });
});

describe('a mistake in a value', () => {
  it.each<[string, unknown, Partial<MatchProblem>]>([
    [
      'a boolean',
      true,
      {
        path: ['match', 'host'],
        code: 'boolean-match',
        message: 'true is a boolean, and values are texts',
        hint: 'write "true" in quotes',
      },
    ],
    [
      'a boolean in a list',
      ['a', false],
      { path: ['match', 'host', 1], code: 'boolean-match', hint: 'write "false" in quotes' },
    ],
    ['a boolean that must not be', { not: false }, { path: ['match', 'host', 'not'], code: 'boolean-match' }],
    ['a boolean in a list of not', { not: ['a', true] }, { path: ['match', 'host', 'not', 1], code: 'boolean-match' }],
    [
      'nothing',
      null,
      { path: ['match', 'host'], message: 'this cannot be the value of a label', hint: 'write "" for an absent one' },
    ],
    ['nothing in a list', [null], { path: ['match', 'host', 0], hint: 'write "" for an absent one' }],
    [
      'a list in a list',
      [['a']],
      { path: ['match', 'host', 0], message: 'this cannot be the value of a label', hint: FORMS },
    ],
    ['a map in a list', [{ not: 'a' }], { path: ['match', 'host', 0], hint: FORMS }],
    ['a condition of a condition', { not: { not: 'a' } }, { path: ['match', 'host', 'not'], hint: FORMS }],
    [
      'an empty list',
      [],
      {
        path: ['match', 'host'],
        code: 'bad-matcher',
        message: 'the list is empty, so it matches nothing in particular',
        hint: 'name a value, or leave the condition out',
      },
    ],
    ['an empty list of not', { not: [] }, { path: ['match', 'host', 'not'], code: 'bad-matcher' }],
    ['an empty map', {}, { path: ['match', 'host'], message: 'this is not a condition on the value', hint: FORMS }],
    [
      'a number that is not exact',
      2 ** 53,
      { path: ['match', 'host'], message: 'the number is too large to be read exactly', hint: 'write it in quotes' },
    ],
    ['a negative one', [-(2 ** 53)], { path: ['match', 'host', 0], message: expect.stringContaining('too large') }],
    ['infinity', Number.POSITIVE_INFINITY, { message: 'the number is too large to be read exactly' }],
    ['no number', Number.NaN, { message: 'the number is too large to be read exactly' }],
    [
      'an unknown condition',
      { equals: 'a' },
      { path: ['match', 'host', 'equals'], code: 'bad-matcher', message: 'unknown condition "equals"', hint: FORMS },
    ],
    ['a condition with a typo', { notMatch: 'a' }, { hint: 'did you mean "notMatches"?' }],
    [
      'a pattern that is a number',
      { matches: 5 },
      { message: 'a regular expression is a text', hint: 'write it in quotes' },
    ],
    ['a pattern that is a list', { notMatches: ['a'] }, { path: ['match', 'host', 'notMatches'], code: 'bad-matcher' }],
    ['a pattern that is nothing', { matches: null }, { message: 'a regular expression is a text' }],
    [
      'a pattern that is a boolean',
      { notMatches: true },
      { path: ['match', 'host', 'notMatches'], code: 'boolean-match', hint: 'write "true" in quotes' },
    ],
    ['a bad pattern', { matches: '(' }, { path: ['match', 'host', 'matches'], code: 'bad-regex' }],
    ['a bad pattern of notMatches', { notMatches: '(' }, { path: ['match', 'host', 'notMatches'], code: 'bad-regex' }],
    [
      'exists with a text',
      { exists: 'true' },
      { path: ['match', 'host', 'exists'], message: 'exists is true or false' },
    ],
    ['exists with a number', { exists: 1 }, { message: 'exists is true or false' }],
  ])('%s', (_, value, expected) => {
    const problems = problemsOf(value);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject(expected);
  });

  it('stands beside all the others, each with its path', () => {
    const { matchers, problems } = compileMatcherMap(
      { a: [true, 'x', null], b: 'fine', c: { not: true, matches: '[', exists: true }, d: {} },
      'labels',
      ['matchAny', 2],
    );
    expect(matchers.map(({ text }) => text)).toEqual(['b="fine"', 'c!=""']);
    expect(problems.map(({ path }) => path.slice(2))).toEqual([
      ['a', 0],
      ['a', 2],
      ['c', 'not'],
      ['c', 'matches'],
      ['d'],
    ]);
    expect(problems.every(({ path }) => path[0] === 'matchAny' && path[1] === 2)).toBe(true);
  });
});
