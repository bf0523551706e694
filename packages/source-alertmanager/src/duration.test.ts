import { describe, expect, it } from 'vitest';
import { DURATION_PATTERN, parseDuration } from './duration.ts';

describe('a duration', () => {
  it.each([
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['4h', 14_400_000],
    ['1d', 86_400_000],
    ['2w', 1_209_600_000],
    ['1h30m', 5_400_000],
    ['1m500ms', 60_500],
    ['0s', 0],
  ])('%s is %i ms', (text, ms) => {
    expect(text).toMatch(new RegExp(DURATION_PATTERN, 'u'));
    expect(parseDuration(text)).toBe(ms);
  });

  it.each(['', '5', 'm', '-5m', '5 m', '1.5h', '5y', '5m\n', '9999999w'])('%j is none', (text) => {
    expect(text).not.toMatch(new RegExp(DURATION_PATTERN, 'u'));
  });
});
