import { describe, expect, it } from 'vitest';
import { parseRetryAfter } from './parse-retry-after.ts';

const NOW = Date.UTC(2026, 10, 23, 10, 0, 0);
const DAY_MS = 24 * 60 * 60 * 1000;

describe('Retry-After', () => {
  it.each([
    ['seconds', '120', NOW + 120_000],
    ['seconds with a fraction', '0.35', NOW + 350],
    ['spaces around it', ' 5 ', NOW + 5_000],
    ['a date', 'Mon, 23 Nov 2026 10:01:00 GMT', NOW + 60_000],
    ['the date of RFC 850', 'Monday, 23-Nov-26 10:01:00 GMT', NOW + 60_000],
    ['the date of asctime, which is GMT too', 'Mon Nov 23 10:01:00 2026', NOW + 60_000],
    ['more than a day', '99999999', NOW + DAY_MS],
    ['a date far off', 'Fri, 31 Dec 9999 23:59:59 GMT', NOW + DAY_MS],
  ])('reads %s', (_what, value, at) => {
    expect(parseRetryAfter(value, NOW)).toBe(at);
  });

  it.each([
    ['nothing', undefined],
    ['an empty text', ''],
    ['no time at all', '0'],
    ['a time that is over', 'Mon, 23 Nov 2026 09:59:59 GMT'],
    ['a negative number', '-5'],
    ['hexadecimal', '0x10'],
    ['an exponent', '1e3'],
    ['infinity', 'Infinity'],
    ['a number too long to be one', '9'.repeat(400)],
    ['an ISO date', '2026-11-23T10:01:00Z'],
    ['words', 'Monday at ten'],
    ['two values', '5, 10'],
  ])('takes %s for no hint', (_what, value) => {
    expect(parseRetryAfter(value, NOW)).toBeUndefined();
  });
});
