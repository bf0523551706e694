import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutNote } from './cut-note.ts';
import { truncate } from './truncate.ts';

describe('truncate', () => {
  it.each([
    ['short', 5, 'short'],
    ['longer', 5, 'long…'],
    ['👍👍👍', 5, '👍👍…'],
    ['👍👍👍', 4, '👍…'],
    ['日本語です', 3, '日本…'],
    ['abc', 1, '…'],
    ['abc', 0, ''],
    ['', 0, ''],
  ])('cuts %j to %i as %j', (text, maxChars, cut) => {
    expect(truncate(text, maxChars)).toBe(cut);
  });

  it('takes another ellipsis, and none where it has no room', () => {
    expect(truncate('a long line', 8, '...')).toBe('a lon...');
    expect(truncate('a long line', 2, '...')).toBe('a ');
  });

  it('says how much is missing', () => {
    expect(truncate('x'.repeat(20_000), 10_000, cutNote)).toBe(`${'x'.repeat(9_969)}… (cut: 10,031 more characters)`);
  });

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
