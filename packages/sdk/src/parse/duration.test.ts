import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DURATION_PATTERN, formatDuration, LONGEST_DURATION_MS, parseDuration, whyNoDuration } from './duration.ts';

const pattern = new RegExp(DURATION_PATTERN, 'u');

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
    ['1w1d1h1m1s1ms', 694_861_001],
    ['90m', 5_400_000],
    ['007s', 7_000],
    ['3650d', LONGEST_DURATION_MS],
  ])('reads %s as %d ms, and a schema takes it', (text, ms) => {
    expect(parseDuration(text)).toBe(ms);
    expect(text).toMatch(pattern);
  });

  it.each([
    ...['', '30', 's', '-5m', '+5m', '1.5h', '5 m', '5m ', ' 5m', '1M', '1H', '1y', '1us', '５m', '1e3s', '5m\n'],
    ...['30m1h', '1h1h', '1s1m', '1ms1s', '9999999999999999s', '5min', '1h30'],
  ])('does not read %j, and a schema refuses it', (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(text).not.toMatch(pattern);
  });

  it.each(['3651d', '3650d1ms', '522w', '999999999999999w'])('does not read %s: it is over ten years', (text) => {
    expect(parseDuration(text)).toBeUndefined();
    expect(text).toMatch(pattern);
    expect(whyNoDuration(text)).toBe('is longer than ten years (87600h)');
  });

  it('tells what is too long from what is none', () => {
    expect(whyNoDuration('99999999999999999999h')).toBe('is longer than ten years (87600h)');
    for (const text of ['', '5', 'h', '5h1d']) expect(whyNoDuration(text)).toBe('is not a duration');
  });

  it.each([
    [0, '0s'],
    [1, '1ms'],
    [999.6, '1s'],
    [60_000, '1m'],
    [5_400_000, '1h30m'],
    [604_800_000, '1w'],
    [694_861_001, '1w1d1h1m1s1ms'],
    [-5, '0s'],
  ])('of %d ms is written %s', (ms, text) => expect(formatDuration(ms)).toBe(text));

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
