import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapePlainText } from './plain-text.ts';

describe('escapePlainText', () => {
  it.each([
    ['plain text, 日本語, 👍🏽, שלום', 'plain text, 日本語, 👍🏽, שלום'],
    ['tabs\tand\nlines', 'tabs\tand\nlines'],
    ['\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['\u001b]0;title\u0007', '␛]0;title␇'],
    ['nul\u0000 del\u007f csi\u009b1m', 'nul␀ del␡ csi\ufffd1m'],
    ['windows\r\nlines', 'windows\nlines'],
    ['over\rwritten', 'over␍written'],
    ['user\u202etxt.exe\u202c', 'user\ufffdtxt.exe\ufffd'],
    ['\u2066isolate\u2069', '\ufffdisolate\ufffd'],
    ['forged\u2028line\u2029', 'forged\ufffdline\ufffd'],
    ['half \ud83d pair', 'half \ufffd pair'],
  ])('shows %j as %j', (text, shown) => {
    expect(escapePlainText(text)).toBe(shown);
  });

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
