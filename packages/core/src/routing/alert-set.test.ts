import { describe, expect, it } from 'vitest';
import { alertsThatMatch, isSurelyEmpty, splitByLabel, surelyTakesAll } from './alert-set.ts';
import { compileRouteMatch } from './compile-match.ts';
import type { Matcher } from './matcher.ts';

function matcher(match: unknown, more: object = {}): Matcher {
  const compiled = compileRouteMatch({ match, ...more }).matcher;
  if (compiled === undefined) throw new Error('no such match');
  return compiled;
}

describe('the alerts of some conditions', () => {
  it('have the values that all conditions on a label leave', () => {
    const { values } = alertsThatMatch([
      matcher({ a: ['x', 'y', 'zz'], b: 'q' }),
      matcher({ a: { notMatches: 'z+' }, c: { matches: '.*' } }),
      matcher(['a!="x"']),
    ]);
    expect(values).toEqual(
      new Map([
        ['a', new Set(['y'])],
        ['b', new Set(['q'])],
      ]),
    );
  });

  it.each([
    [[{ a: 'x' }, { a: 'y' }], true],
    [[{ a: 'x' }, { a: { not: 'x' } }], true],
    [[{ a: 'x' }, ['a=~"y+"']], true],
    [[{ a: 'x' }, { a: { exists: false } }], true],
    [[{ a: 'x' }, { b: 'y' }], false],
    [[{ a: { not: 'x' } }, { a: { not: 'y' } }], false],
    [[{ a: { matches: 'x+' } }, { a: { matches: 'y+' } }], false],
    [[{}, []], false],
  ])('of %j are surely none: %s', (matches, empty) => {
    expect(isSurelyEmpty(alertsThatMatch(matches.map((match) => matcher(match))))).toBe(empty);
  });

  it.each([
    [{ a: 'x' }, {}, true],
    [{ a: 'x', b: 'y' }, { a: 'x' }, true],
    [{ a: 'x' }, { a: ['x', 'y'] }, true],
    [{ a: ['x', 'y'] }, { a: 'x' }, false],
    [{ a: 'x' }, { a: { not: 'y' } }, true],
    [{ a: 'x1' }, { a: { matches: 'x[0-9]' } }, true],
    [{ a: ['x1', 'z'] }, { a: { matches: 'x[0-9]' } }, false],
    [{ a: 'x' }, { a: { exists: true } }, true],
    [{ a: '' }, { a: { exists: true } }, false],
    [{ a: 'x' }, { b: { exists: false } }, false],
    [{ a: 'x' }, { b: { not: 'y' } }, false],
    [{ a: { matches: 'x.*' } }, { a: { matches: 'x.*' } }, true],
    [{ a: { matches: 'x' } }, { a: 'x' }, true],
    [{ a: { matches: 'xy.*' } }, { a: { matches: 'x.*' } }, false],
    [{ __proto__: 'x' }, { toString: { exists: true } }, false],
  ])('of %j are surely all taken by %j: %s', (given, wanted, taken) => {
    expect(surelyTakesAll(matcher(wanted), alertsThatMatch([matcher(given)]))).toBe(taken);
  });

  it('of annotations, or of one of several matches, are known by their text alone', () => {
    const annotated = { matchAnnotations: { a: 'x' } };
    const either = { matchAny: [{ a: 'x' }, { b: 'y' }] };
    const takes = (wanted: Matcher, given: Matcher) => surelyTakesAll(wanted, alertsThatMatch([given]));
    expect(takes(matcher({}, annotated), matcher({ b: 'x' }, annotated))).toBe(true);
    expect(takes(matcher({}, annotated), matcher({ a: 'x' }))).toBe(false);
    expect(takes(matcher({}, either), matcher({ c: 'x' }, either))).toBe(true);
    expect(takes(matcher({}, either), matcher({ a: 'x' }))).toBe(false);
  });

  it('can be looked at value by value', () => {
    const parts = splitByLabel(alertsThatMatch([matcher({ a: ['x', 'y'], b: 'z' })]), 'a');
    expect(parts.map(({ values }) => [...(values.get('a') ?? [])])).toEqual([['x'], ['y']]);
    expect(parts.map(({ values }) => values.get('b'))).toEqual([new Set(['z']), new Set(['z'])]);
    expect(splitByLabel(alertsThatMatch([matcher({})]), 'a')).toEqual([]);
  });
});
