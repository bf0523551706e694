import { describe, expect, it } from 'vitest';
import { windowBetween } from './window-between.ts';

type Answers = readonly [isActive: boolean, nextChange: number | undefined];

function answersOf(from: number, until: number, at: number): Answers {
  const window = windowBetween(from, until);
  return [window.isActiveAt(at), window.nextChangeAt(at)];
}

describe('a window from 10 until 20', () => {
  it.each<[string, number, Answers]>([
    ['long before', -100, [false, 10]],
    ['just before', 9, [false, 10]],
    ['at its beginning, which belongs to it', 10, [true, 20]],
    ['inside', 15, [true, 20]],
    ['just before its end', 19, [true, 20]],
    ['at its end, which does not', 20, [false, undefined]],
    ['just after', 21, [false, undefined]],
    ['long after', 10_000, [false, undefined]],
  ])('%s', (_, at, answers) => {
    expect(answersOf(10, 20, at)).toEqual(answers);
  });
});

describe('a window of one millisecond', () => {
  it.each<[number, Answers]>([
    [9, [false, 10]],
    [10, [true, 11]],
    [11, [false, undefined]],
  ])('at %i', (at, answers) => {
    expect(answersOf(10, 11, at)).toEqual(answers);
  });
});

describe('a window that ends where it begins, or before', () => {
  it.each([
    [10, 10],
    [20, 10],
  ])('is never active and never changes: from %i until %i', (from, until) => {
    for (const at of [0, 9, 10, 11, 15, 19, 20, 21, 100]) {
      expect(answersOf(from, until, at)).toEqual([false, undefined]);
    }
  });
});

describe('a window without a beginning or an end', () => {
  it('is active for ever', () => {
    expect(answersOf(10, Number.POSITIVE_INFINITY, 1e15)).toEqual([true, Number.POSITIVE_INFINITY]);
    expect(answersOf(Number.NEGATIVE_INFINITY, 10, -1e15)).toEqual([true, 10]);
  });
});
