import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editDistance, nearestName } from './did-you-mean.ts';

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 7 });

describe('the distance of two texts', () => {
  it('is the same both ways, at most the longer text, and nothing between equal ones only', () => {
    fc.assert(
      fc.property(word, word, word, (one, other, third) => {
        const distance = editDistance(one, other);
        expect(distance).toBe(editDistance(other, one));
        expect(distance === 0).toBe(one === other);
        expect(distance).toBeLessThanOrEqual(Math.max(one.length, other.length));
        expect(distance).toBeGreaterThanOrEqual(Math.abs(one.length - other.length));
        expect(editDistance(one + third, other + third)).toBeLessThanOrEqual(distance);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('the nearest name', () => {
  it('is as near as any of them, and a third of the letters away at most', () => {
    fc.assert(
      fc.property(word, fc.array(word, { maxLength: 6 }), (written, known) => {
        const most = Math.floor(Math.max(written.length, 3) / 3);
        const nearest = nearestName(written, known);
        const least = Math.min(...known.map((name) => editDistance(written, name)));
        expect(nearest !== undefined).toBe(least <= most);
        if (nearest !== undefined) expect(editDistance(written, nearest)).toBe(least);
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
