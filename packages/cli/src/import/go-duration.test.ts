import { describe, expect, it } from 'vitest';
import { parseGoDuration } from './go-duration.ts';

describe("a duration of Alertmanager's", () => {
  it.each([
    ['0', 0],
    ['0s', 0],
    ['1ms', 1],
    ['30s', 30_000],
    ['5m', 300_000],
    ['90s', 90_000],
    ['1h30m', 5_400_000],
    ['1d', 86_400_000],
    ['2w', 1_209_600_000],
    ['1y', 31_536_000_000],
    ['1y2w3d4h5m6s7ms', 31_536_000_000 + 1_209_600_000 + 259_200_000 + 14_400_000 + 300_000 + 6_000 + 7],
    ['1m1ms', 60_001],
    ['292y', 292 * 31_536_000_000],
  ])('%s', (text, ms) => {
    expect(parseGoDuration(text)).toBe(ms);
  });

  it.each([
    '',
    's',
    '1',
    '00',
    '-1s',
    '1.5h',
    '1 h',
    '1h 30m',
    '30m1h',
    '1s1s',
    '1x',
    '1H',
    '1hour',
    '１s',
    '1s\n',
    '293y',
  ])('is not %j', (text) => {
    expect(parseGoDuration(text)).toBeUndefined();
  });
});
