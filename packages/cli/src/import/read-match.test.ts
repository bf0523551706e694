import { describe, expect, it } from 'vitest';
import { errorsOf, file, importing } from './testing/importing.ts';

const matchOf = (conditions: string) =>
  importing(file('', `  routes:\n    - { ${conditions} }`)).config.routes[0].match;
const errors = (conditions: string) => errorsOf(file('', `  routes:\n    - { ${conditions} }`));

describe('the conditions of a route', () => {
  it.each<[string, string, unknown]>([
    ['no conditions', 'continue: true', undefined],
    ['equality', 'match: { a: x }', { a: 'x' }],
    ['an absent label', 'match: { a: "" }', { a: '' }],
    ['a label of which nothing is said', 'match: { a: }', { a: '' }],
    ['an empty pattern', 'match_re: { a: "" }', { a: { matches: '' } }],
    ['a pattern', 'match_re: { a: "x|y" }', { a: { matches: 'x|y' } }],
    ['both', 'match: { a: x }, match_re: { b: y }', { a: 'x', b: { matches: 'y' } }],
    ['an operator of each kind', `matchers: ['a=x', 'b!=x', 'c=~x', 'd!~x']`, ['a=x', 'b!=x', 'c=~x', 'd!~x']],
    ['blanks around', `matchers: [' a = "x" ']`, ['a = "x"']],
    ['several in one', `matchers: ['{a="x", b=~"y"}']`, ['{a="x", b=~"y"}']],
    ['nothing in braces', `matchers: ['{}', '{ }', '']`, undefined],
    [
      'quotes and line feeds',
      String.raw`match: { a: "say \"x\"\n" }, matchers: ['b=c']`,
      [String.raw`a="say \"x\"\n"`, 'b=c'],
    ],
    ['old and new words', `match: { a: x }, match_re: { b: y }, matchers: ['c!=z']`, ['a="x"', 'b=~"y"', 'c!=z']],
  ])('become equal ones: %s', (_what, conditions, match) => {
    expect(matchOf(conditions)).toEqual(match);
  });

  it.each([
    ['match: { a: [x] }', 'a text is expected here'],
    ['match: [a]', 'a map is expected here'],
    ['matchers: a=b', 'a list is expected here'],
    ['matchers: [{ a: b }]', 'a text is expected here'],
    [`matchers: ['a']`, ''],
    [`matchers: ['=b']`, ''],
    [`matchers: ['a="b']`, ''],
    [`matchers: ['a=~"("']`, ''],
    ['match_re: { a: "[" }', ''],
    ['match_re: { a: }', 'there is no pattern for "a"'],
    ['match_re: { a: ~ }', 'there is no pattern for "a"'],
    ['match_re: { a: "(?<!x)y" }', ''],
  ])('are refused where Alertmanager refuses them: %s', (conditions, message) => {
    const [error = ''] = errors(conditions);
    expect(error).toMatch(/^5: /);
    expect(error).toContain(message);
    expect(importing(file('', `  routes:\n    - { ${conditions} }`)).yaml).toBeUndefined();
  });

  it('are checked in every child', () => {
    expect(
      errorsOf(file('', `  routes:\n    - routes:\n        - matchers: ['a']\n        - match_re: { a: '(' }`)),
    ).toHaveLength(2);
  });
});
