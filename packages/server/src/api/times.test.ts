import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readTime, timeText } from './times.ts';

describe('a time', () => {
  it.each([
    ['2026-11-27T06:00:00Z', Date.UTC(2026, 10, 27, 6)],
    ['2026-11-27T06:00Z', Date.UTC(2026, 10, 27, 6)],
    ['2026-11-27T15:00:00+09:00', Date.UTC(2026, 10, 27, 6)],
    ['2026-11-27T00:30:00-05:30', Date.UTC(2026, 10, 27, 6)],
    ['2026-11-27T06:00:00.5Z', Date.UTC(2026, 10, 27, 6, 0, 0, 500)],
    ['2026-11-27T06:00:00.123456789Z', Date.UTC(2026, 10, 27, 6, 0, 0, 123)],
    ['2028-02-29T00:00:00Z', Date.UTC(2028, 1, 29)],
  ])('is read: %s', (text, expected) => {
    expect(readTime(text)).toBe(expected);
  });

  it.each([
    '',
    'now',
    'tomorrow',
    '2026-11-27',
    '2026-11-27 06:00:00Z',
    '2026-11-27T06:00:00',
    '2026-11-27T06:00:00 Z',
    '2026-11-27T06Z',
    '2026-11-27T06:00:00.Z',
    '2026-11-27T06:00:00.1234567890Z',
    '2026-11-27T25:00:00Z',
    '2026-11-27T06:60:00Z',
    '2026-02-29T00:00:00Z',
    '2026-02-30T00:00:00+09:00',
    '2026-13-01T00:00:00Z',
    '2026-00-10T00:00:00Z',
    '1764223200000',
    ' 2026-11-27T06:00:00Z',
    '2026-11-27T06:00:00Z\n2026-11-27T06:00:00Z',
  ])('is not: %j', (text) => {
    expect(readTime(text)).toBeUndefined();
  });

  it('is read as it is written', () => {
    const earliest = Date.UTC(1970, 0, 1);
    const latest = Date.UTC(9999, 11, 31);
    fc.assert(
      fc.property(fc.integer({ min: earliest, max: latest }), (time) => {
        expect(readTime(timeText(time))).toBe(time);
      }),
      { seed: 27 },
    );
  });
});
