import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DURATION_PATTERN, formatDuration, LONGEST_DURATION_MS, parseDuration } from './duration.ts';

const pattern = new RegExp(DURATION_PATTERN, 'u');

describe('a duration', () => {
  it('is read as what it was written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: LONGEST_DURATION_MS }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
        expect(formatDuration(ms)).toMatch(pattern);
      }),
      { seed: 11 },
    );
  });
});
