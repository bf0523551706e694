import { describe, expect, it } from 'vitest';
import { ago, duration } from './duration.ts';

const NOW = Date.UTC(2026, 10, 23, 10);
const SECOND = 1_000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const context = { format: 'text', now: NOW } as const;

describe('duration', () => {
  it.each<[unknown, string]>([
    [0, '0ms'],
    [1, '1ms'],
    [1.9, '1ms'],
    [999, '999ms'],
    [999.9, '999ms'],
    [SECOND, '1s'],
    [1_999, '1s'],
    [59 * SECOND + 999, '59s'],
    [MINUTE, '1m'],
    [MINUTE + SECOND, '1m 1s'],
    [59 * MINUTE + 59 * SECOND, '59m 59s'],
    [HOUR, '1h'],
    [HOUR - 1, '59m 59s'],
    [HOUR + 5 * MINUTE, '1h 5m'],
    [HOUR + 5 * SECOND, '1h'],
    [23 * HOUR + 59 * MINUTE + 59 * SECOND, '23h 59m'],
    [DAY, '1d'],
    [DAY - 1, '23h 59m'],
    [2 * DAY + 3 * HOUR + 4 * MINUTE, '2d 3h'],
    [DAY + 59 * MINUTE, '1d'],
    [400 * DAY, '400d'],
    [-1, '-1ms'],
    [-SECOND, '-1s'],
    [-(HOUR + 5 * MINUTE), '-1h 5m'],
    ['60000', '1m'],
    [' 1000 ', '1s'],
    ['5m', ''],
    ['', ''],
    [undefined, ''],
    [null, ''],
    [[1_000], ''],
    [Number.NaN, ''],
    [Number.POSITIVE_INFINITY, ''],
  ])('of %j is %j', (ms, text) => {
    expect(duration.run([ms], context)).toBe(text);
  });
});

describe('ago', () => {
  it.each<[string, unknown, string]>([
    ['now', NOW, 'just now'],
    ['less than a second ago', NOW - 999, 'just now'],
    ['less than a second ahead', NOW + 999, 'just now'],
    ['a second ago', NOW - SECOND, '1s ago'],
    ['a second ahead', NOW + SECOND, 'in 1s'],
    ['minutes ago', NOW - 5 * MINUTE - 30 * SECOND, '5m 30s ago'],
    ['hours ahead', NOW + 2 * HOUR, 'in 2h'],
    ['days ago', NOW - 3 * DAY - HOUR, '3d 1h ago'],
    ['a number as text', `${NOW - MINUTE}`, '1m ago'],
    ['the beginning of time', 0, '20780d 10h ago'],
    ['an absent time', undefined, ''],
    ['no time', 'yesterday', ''],
  ])('of %s', (_, at, text) => {
    expect(ago.run([at], context)).toBe(text);
  });
});
