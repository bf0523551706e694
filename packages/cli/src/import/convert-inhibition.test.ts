import { describe, expect, it } from 'vitest';
import { errorsOf, file, importing } from './testing/importing.ts';

const rules = (text: string) => importing(file(`inhibit_rules:\n${text}`));

describe('an inhibition rule', () => {
  it.each<[string, string, unknown]>([
    [
      'old words',
      '{ source_match: { a: x }, target_match: { b: y }, target_match_re: { c: z.* }, equal: [d] }',
      { source: { a: 'x' }, target: { b: 'y', c: { matches: 'z.*' } }, equal: ['d'] },
    ],
    ['a pattern of its source', '{ source_match_re: { a: "x|y" } }', { source: { a: { matches: 'x|y' } }, target: {} }],
    ['matchers', `{ source_matchers: ['a="x"'], target_matchers: [b!=y] }`, { source: ['a="x"'], target: ['b!=y'] }],
    ['no target, which is all', `{ source_matchers: ['a="x"'] }`, { source: ['a="x"'], target: {} }],
    ['nothing at all', '{}', { source: {}, target: {} }],
    ['a label twice', '{ equal: [a, b, a] }', { source: {}, target: {}, equal: ['a', 'b'] }],
    ['no labels', '{ equal: [] }', { source: {}, target: {} }],
  ])('with %s', (_what, rule, expected) => {
    expect(rules(`  - ${rule}`).config.inhibit).toEqual([expected]);
  });

  it('keeps its name and the comment above it, without secrets', () => {
    const { yaml } = rules('  # the rack\n  # token: canary\n  - name: power\n    equal: [rack]');
    expect(yaml).toContain('inhibit:\n  # the rack\n  # token: ***\n  # power\n');
  });

  it.each([
    ['  - equal: a', 'a list is expected here'],
    ['  - equal: [[a]]', 'a text is expected here'],
    ['  - a', 'a map is expected here'],
    [
      '  - target_matcher: [a=b]',
      '"target_matcher" is not a key of an inhibition rule; did you mean "target_matchers"?',
    ],
    ['  - source_match_re: { a: }', 'there is no pattern for "a"'],
    [`  - target_matchers: ['a']`, ''],
    ['  - source_match_re: { a: "(" }', ''],
  ])('is refused: %s', (rule, message) => {
    const [error = ''] = errorsOf(file(`inhibit_rules:\n${rule}`));
    expect(error).toMatch(/^12: /);
    expect(error).toContain(message);
  });
});
