import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatDuration, parseDuration, parseRateLimit } from './durations.ts';

describe('a duration', () => {
  it.each([
    ['0s', 0],
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['4h', 14_400_000],
    ['1d', 86_400_000],
    ['2w', 1_209_600_000],
    ['1h30m', 5_400_000],
    ['1m500ms', 60_500],
    ['3650d', 315_360_000_000],
  ])('reads %s as %d ms', (text, ms) => expect(parseDuration(text)).toBe(ms));

  it.each([
    '',
    '30',
    's',
    '-5m',
    '1.5h',
    '5 m',
    '5m ',
    '1M',
    '30m1h',
    '1h1h',
    '1y',
    '3651d',
    '9999999999999999s',
    '5m\n',
  ])('does not read %j', (text) => expect(parseDuration(text)).toBeUndefined());

  it('is read as what it was written from', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 315_360_000_000 }), (ms) => {
        expect(parseDuration(formatDuration(ms))).toBe(ms);
      }),
      { seed: 11 },
    );
  });

  it('is written short', () => {
    expect(formatDuration(0)).toBe('0s');
    expect(formatDuration(5_400_000)).toBe('1h30m');
  });
});

describe('a rate limit', () => {
  it.each([
    ['60/1m', { count: 60, perMs: 60_000 }],
    ['1/500ms', { count: 1, perMs: 500 }],
  ])('reads %s', (text, limit) => expect(parseRateLimit(text)).toEqual(limit));

  it.each(['60', '0/1m', '60/0s', '/1m', '60/', '60/min', '-1/1m'])('does not read %j', (text) =>
    expect(parseRateLimit(text)).toBeUndefined(),
  );
});
