import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { truncate } from './truncate.ts';

describe('truncate', () => {
  it('keeps the limit and every pair, and what it keeps is the beginning', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary' }),
        fc.nat(40),
        fc.constantFrom('…', '', '...', '👍'),
        (text, max, ellipsis) => {
          const cut = truncate(text, max, ellipsis);
          expect(cut.length).toBeLessThanOrEqual(max);
          expect(cut.isWellFormed()).toBe(true);
          if (text.length <= max) expect(cut).toBe(text);
          else if (ellipsis.length <= max) {
            expect(cut.endsWith(ellipsis)).toBe(true);
            expect(text.startsWith(cut.slice(0, cut.length - ellipsis.length))).toBe(true);
            expect(cut.length).toBeGreaterThanOrEqual(max - 1);
          }
        },
      ),
      { seed: 11, numRuns: 2_000 },
    );
  });
});
