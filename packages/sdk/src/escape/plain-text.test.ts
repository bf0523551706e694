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
});
