import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, timeText } from './times.ts';

describe('a time', () => {
  it('is read as it is written', () => {
    const earliest = Date.UTC(1970, 0, 1);
    const latest = Date.UTC(9999, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: earliest, max: latest }), (time) => {
        expect(readTime(timeText(time))).toBe(time);
      }),
      { seed: 27 },
    );
  });
});
