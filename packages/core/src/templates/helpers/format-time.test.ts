import { describe, expect, it } from 'vitest';
import { formatTime } from './format-time.ts';

const at = (text: string) => Date.parse(text);
const NOW = at('2026-11-23T10:05:07.089Z');
const LAST = 8_640_000_000_000_000;

function show(...args: readonly unknown[]): unknown {
  return formatTime.run(args, { format: 'text', now: 0 });
}

describe('formatTime', () => {
  it.each([
    ['', '2026-11-23 10:05:07 UTC'],
    ['date', '2026-11-23'],
    ['time', '10:05:07'],
    ['iso', '2026-11-23T10:05:07+00:00'],
    ['yyyy', '2026'],
    ['MM', '11'],
    ['dd', '23'],
    ['HH', '10'],
    ['mm', '05'],
    ['ss', '07'],
    ['SSS', '089'],
    ['EEE', 'Mon'],
    ['zzz', 'UTC'],
    ['xxx', '+00:00'],
    ['yyyyMMddHHmmssSSS', '20261123100507089'],
    ['dd.MM.yyyy', '23.11.2026'],
    ['at HH o’clock', 'at 10 o’clock'],
    ['yy M d H m s', 'yy M d H m s'],
    ['yyyyyy', '2026yy'],
    ['mm mm', '05 05'],
    ['Date', 'Date'],
    [' ', ' '],
  ])('in the format %j', (format, expected) => {
    expect(show(NOW, 'UTC', format)).toBe(expected);
  });

  it.each([
    ['Asia/Tokyo', '2026-11-23T19:05:07+09:00'],
    ['Asia/Kolkata', '2026-11-23T15:35:07+05:30'],
    ['Asia/Kathmandu', '2026-11-23T15:50:07+05:45'],
    ['America/New_York', '2026-11-23T05:05:07-05:00'],
    ['America/St_Johns', '2026-11-23T06:35:07-03:30'],
    ['Pacific/Kiritimati', '2026-11-24T00:05:07+14:00'],
    ['Europe/London', '2026-11-23T10:05:07+00:00'],
    ['+02:00', '2026-11-23T12:05:07+02:00'],
  ])('in the zone %s', (zone, expected) => {
    expect(show(NOW, zone, 'iso')).toBe(expected);
  });

  it.each([
    ['before the clocks go back', '2026-10-25T00:59:59Z', '2026-10-25T02:59:59+02:00'],
    ['after the clocks went back', '2026-10-25T01:00:00Z', '2026-10-25T02:00:00+01:00'],
    ['before the clocks go forward', '2026-03-29T00:59:59Z', '2026-03-29T01:59:59+01:00'],
    ['after the clocks went forward', '2026-03-29T01:00:00Z', '2026-03-29T03:00:00+02:00'],
    ['midnight is 00', '2026-11-22T23:00:00Z', '2026-11-23T00:00:00+01:00'],
    ['the day of a leap year', '2028-02-29T11:00:00Z', '2028-02-29T12:00:00+01:00'],
    ['the last second of a year', '2026-12-31T22:59:59Z', '2026-12-31T23:59:59+01:00'],
  ])('in Berlin: %s', (_, time, expected) => {
    expect(show(at(time), 'Europe/Berlin', 'iso')).toBe(expected);
  });

  it.each([
    ['Asia/Tokyo', 'GMT+9'],
    ['America/New_York', 'EST'],
    ['UTC', 'UTC'],
  ])('names the zone %s as %s', (zone, name) => {
    expect(show(NOW, zone, 'zzz')).toBe(name);
  });

  it.each<[string, readonly unknown[], string]>([
    ['zone and format may be absent', [NOW], '2026-11-23 10:05:07 UTC'],
    ['the zone may be empty', [NOW, ''], '2026-11-23 10:05:07 UTC'],
    ['the format may be absent', [NOW, 'Asia/Tokyo'], '2026-11-23 19:05:07 GMT+9'],
    ['an unknown zone is UTC', [NOW, 'Mars/Olympus'], '2026-11-23 10:05:07 UTC'],
    ['an unknown zone from a list is UTC', [NOW, ['Asia/Tokyo', 'x']], '2026-11-23 10:05:07 UTC'],
    ['a time as text', [`${NOW}`], '2026-11-23 10:05:07 UTC'],
    ['the beginning of time', [0], '1970-01-01 00:00:00 UTC'],
    ['before it', [-1], '1969-12-31 23:59:59 UTC'],
    ['a year of three digits', [at('0999-05-01T00:00:00Z'), 'UTC', 'date'], '0999-05-01'],
    ['the last time that there is', [LAST, 'UTC', 'yyyy'], '275760'],
    ['a time beyond it stays a number', [LAST + 1], '8640000000000001'],
    ['so does one before all times', [-LAST - 1], '-8640000000000001'],
    ['no time stays what it is', ['yesterday', 'UTC', 'date'], 'yesterday'],
    ['an absent time shows nothing', [undefined], ''],
  ])('%s', (_, args, expected) => {
    expect(show(...args)).toBe(expected);
  });
});

describe('the check of formatTime', () => {
  it.each<[string, readonly unknown[], string | undefined]>([
    ['a zone that exists', [undefined, 'Asia/Tokyo'], undefined],
    ['no zone', [undefined], undefined],
    ['an empty zone', [undefined, ''], undefined],
    ['a zone from data', [undefined, undefined, 'iso'], undefined],
    ['a number in place of a zone', [undefined, 9], undefined],
    ['a zone that does not exist', [undefined, 'Asia/Tokio'], 'unknown time zone "Asia/Tokio"'],
    ['no name of a zone', [undefined, 'local'], 'unknown time zone "local"'],
  ])('%s', (_, literals, complaint) => {
    expect(formatTime.check?.(literals)).toBe(complaint);
  });
});
