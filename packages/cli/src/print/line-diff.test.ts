import { describe, expect, it } from 'vitest';
import { diffLines } from './line-diff.ts';

const diff = (expected: readonly string[], actual: readonly string[]) =>
  diffLines(expected.join('\n'), actual.join('\n')).map(
    ({ found, text }) => `${{ both: ' ', expected: '-', actual: '+' }[found]}${text}`,
  );

describe('the difference of two texts', () => {
  it.each([
    [
      ['a', 'b'],
      ['a', 'b'],
      [' a', ' b'],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'c'],
      [' a', '-b', ' c'],
    ],
    [
      ['a', 'c'],
      ['a', 'b', 'c'],
      [' a', '+b', ' c'],
    ],
    [
      ['a', 'b', 'c'],
      ['a', 'x', 'c'],
      [' a', '-b', '+x', ' c'],
    ],
    [['a'], ['b'], ['-a', '+b']],
  ])('of %j and %j', (expected, actual, lines) => {
    expect(diff(expected, actual)).toEqual(lines);
  });

  it('of very long ones is one after the other', () => {
    const long = Array.from({ length: 500 }, (_, index) => `${index}`);
    expect(diff(long, ['a'])).toHaveLength(501);
  });
});
