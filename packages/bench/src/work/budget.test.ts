import { describe, expect, it } from 'vitest';
import { judgeWork, readBudget, type Work } from './budget.ts';

const judged = (work: Work, budget: Work) => judgeWork(work, budget).map(({ line, isKept }) => [isKept, line]);

describe('counted work', () => {
  it.each([
    [100, true],
    [105, true],
    [105.1, false],
    [85, true],
    [84.9, false],
  ])('of %d against a budget of 100 is within it: %s', (counted, isKept) => {
    expect(judgeWork({ bytes: counted }, { bytes: 100 })).toMatchObject([{ isKept }]);
  });

  it('says what to do', () => {
    expect(judged({ a: 10, b: 200, c: 50 }, { a: 10, b: 100, c: 100 })).toEqual([
      [true, '✓ a: 10 of 10'],
      [false, '✗ b: 200 of 100: more work than its budget'],
      [false, '✗ c: 50 of 100: write the smaller figure into budget.json'],
    ]);
  });

  it('is not within its budget where either is missing', () => {
    expect(judged({ a: 1 }, { b: 1 })).toEqual([
      [false, '✗ b: was not counted'],
      [false, '✗ a: is not in budget.json'],
    ]);
  });

  it('has a budget for each count', () => {
    expect(Object.values(readBudget()).every((figure) => figure > 0)).toBe(true);
  });
});
