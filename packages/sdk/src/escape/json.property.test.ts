import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJsonString } from './json.ts';

describe('escapeJsonString', () => {
  it('is read back as it was, but for halves of pairs', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.nat(20), (text, cut) => {
        const part = text.slice(cut);
        expect(JSON.parse(`"${escapeJsonString(part)}"`)).toBe(part.toWellFormed());
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });
});
