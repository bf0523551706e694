import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapePlainText } from './plain-text.ts';

describe('escapePlainText', () => {
  it('leaves nothing invisible, grows nothing, and changes nothing when it is applied again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const shown = escapePlainText(text);
        expect(shown).not.toMatch(/(?![\t\n])[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069]/u);
        expect(shown.length).toBeLessThanOrEqual(text.length);
        expect(escapePlainText(shown)).toBe(shown);
      }),
      { seed: 11, numRuns: 2_000 },
    );
  });
});
