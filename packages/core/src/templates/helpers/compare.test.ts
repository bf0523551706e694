import { describe, expect, it } from 'vitest';
import { markup } from '../values/format-value.ts';
import { eq, gt, ne } from './compare.ts';

const context = { format: 'text', now: 0 } as const;

describe('eq and ne', () => {
  it.each<[unknown, unknown, boolean]>([
    ['a', 'a', true],
    ['a', 'A', false],
    ['a', 'a ', false],
    [5, '5', true],
    ['5.0', 5, false],
    [true, 'true', true],
    [false, '', false],
    [0, '', false],
    [undefined, '', true],
    [null, undefined, true],
    [[], '', true],
    [['a', 'b'], 'a, b', true],
    [['a'], ['a'], true],
    [{ a: 1 }, { a: 1 }, true],
    [{ a: 1 }, { a: 2 }, false],
    [markup('<b>'), '<b>', true],
    ['__proto__', '__proto__', true],
  ])('%j and %j: %s', (one, other, isSame) => {
    for (const args of [
      [one, other],
      [other, one],
    ]) {
      expect(eq.run(args, context)).toBe(isSame);
      expect(ne.run(args, context)).toBe(!isSame);
    }
  });
});

describe('gt', () => {
  it.each<[unknown, unknown, boolean]>([
    [2, 1, true],
    [1, 1, false],
    [1, 2, false],
    ['10', '9', true],
    ['10', 9, true],
    [10, '9.5', true],
    [0, -1, true],
    ['1e3', 999, true],
    ['b', 'a', false],
    [5, 'a', false],
    ['a', 5, false],
    [5, undefined, false],
    [undefined, -5, false],
    [5, '', false],
    [5, null, false],
    [true, 0, false],
    [[5], 1, false],
    [Number.POSITIVE_INFINITY, 1, false],
  ])('%j over %j: %s', (one, other, expected) => {
    expect(gt.run([one, other], context)).toBe(expected);
  });
});
