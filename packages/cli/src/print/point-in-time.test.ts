import { describe, expect, it } from 'vitest';
import { pointInTime } from './point-in-time.ts';

describe('a point in time', () => {
  const now = Date.parse('2026-11-23T10:00:00Z');

  it.each([
    ['2026-11-23T10:00:00.400Z', 'now (2026-11-23 10:00:00Z)'],
    ['2026-11-23T09:59:59.600Z', 'now (2026-11-23 09:59:59Z)'],
    ['2026-11-23T09:59:59Z', '1s ago (2026-11-23 09:59:59Z)'],
    ['2026-11-23T09:59:00Z', '1m ago (2026-11-23 09:59:00Z)'],
    ['2026-11-23T06:47:01Z', '3h13m ago (2026-11-23 06:47:01Z)'],
    ['2026-11-23T11:30:30Z', 'in 1h31m (2026-11-23 11:30:30Z)'],
    ['2026-11-23T11:59:59.900Z', 'in 2h (2026-11-23 11:59:59Z)'],
    ['2026-11-21T09:59:00Z', '2d ago (2026-11-21 09:59:00Z)'],
    ['2026-12-25T10:00:00Z', 'in 4w4d (2026-12-25 10:00:00Z)'],
  ])('%s is %s', (time, expected) => {
    expect(pointInTime(Date.parse(time), now)).toBe(expected);
  });

  it('is empty where there is none', () => {
    expect(pointInTime(undefined, now)).toBe('');
  });

  it('is shown at the beginning of time as any other', () => {
    expect(pointInTime(0, 60_000)).toBe('1m ago (1970-01-01 00:00:00Z)');
  });
});
