import { describe, expect, it } from 'vitest';
import { seededRandom } from './seeded-random.ts';

const numbersOf = (seed: number, count: number) => {
  const random = seededRandom(seed);
  return Array.from({ length: count }, () => random.next());
};

describe('a seeded generator', () => {
  it('gives the same numbers for the same seed, today and tomorrow', () => {
    expect(numbersOf(1, 4).map((number) => number.toFixed(6))).toEqual([
      '0.627074',
      '0.002736',
      '0.527447',
      '0.981051',
    ]);
  });

  it('gives other numbers for another seed', () => {
    expect(numbersOf(1, 4)).not.toEqual(numbersOf(2, 4));
  });

  it('fills the whole range evenly, and never reaches 1', () => {
    const numbers = numbersOf(20261123, 10_000);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    const tenths = Map.groupBy(numbers, (number) => Math.floor(number * 10));
    for (const tenth of Array.from({ length: 10 }, (_, index) => index)) {
      expect(tenths.get(tenth)?.length).toBeGreaterThan(900);
    }
  });

  it('has integers from 0 up to the bound, without the bound', () => {
    const random = seededRandom(11);
    const integers = new Set(Array.from({ length: 200 }, () => random.integer(4)));
    expect([...integers].sort()).toEqual([0, 1, 2, 3]);
  });

  it.each([
    [0, 0],
    [0.25, 250],
    [1, 1_000],
  ])('is likely with a probability of %d', (probability, expected) => {
    const random = seededRandom(11);
    const hits = Array.from({ length: 1_000 }, () => random.isLikely(probability)).filter(Boolean).length;
    expect(Math.abs(hits - expected)).toBeLessThan(50);
  });

  it('picks every item of a list, and nothing from an empty one', () => {
    const random = seededRandom(11);
    const picked = new Set(Array.from({ length: 100 }, () => random.pick(['a', 'b', 'c'])));
    expect([...picked].sort()).toEqual(['a', 'b', 'c']);
    expect(() => random.pick([])).toThrow(RangeError);
  });
});
