import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import type { TimeWindow } from '../time/time-window.ts';
import type { MuteInterval } from './mute-interval.ts';
import { muteTime } from './mute-time.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

const hours = (from: number, to: number) => [{ from: from * 60, to: to * 60 }];
const at = (text: string) => Temporal.Instant.from(text).epochMilliseconds;
const iso = (time: number | undefined) => (time === undefined ? undefined : new Date(time).toISOString().slice(0, 16));

/** When it holds between two times, told from its changes. */
function spansIn(window: TimeWindow, from: string, until: string): readonly string[] {
  const spans: string[] = [];
  for (let time = at(from) - 1; ; ) {
    const begin = window.isActiveAt(time) ? time : window.nextChangeAt(time);
    if (begin === undefined || begin >= at(until)) return spans;
    const end = window.nextChangeAt(begin);
    spans.push(`${iso(begin)} ${iso(end)}`);
    if (end === undefined) return spans;
    time = end;
  }
}

describe('a mute time', () => {
  it('holds from its begin until before its end, every day', () => {
    const window = muteTime([{ timeZone: 'UTC', times: hours(9, 17) }]);
    expect(window.isActiveAt(at('2026-11-23T08:59:59.999Z'))).toBe(false);
    expect(window.isActiveAt(at('2026-11-23T09:00Z'))).toBe(true);
    expect(window.isActiveAt(at('2026-11-23T16:59:59.999Z'))).toBe(true);
    expect(window.isActiveAt(at('2026-11-23T17:00Z'))).toBe(false);
    expect(iso(window.nextChangeAt(at('2026-11-23T09:00Z')))).toBe('2026-11-23T17:00');
    expect(iso(window.nextChangeAt(at('2026-11-23T17:00Z')))).toBe('2026-11-24T09:00');
  });

  it('that passes midnight belongs to the day it begins on', () => {
    const weekdays = new Set([5]);
    const window = muteTime([{ timeZone: 'Asia/Tokyo', weekdays, times: hours(22, 8) }]);
    expect(spansIn(window, '2026-11-23T00:00Z', '2026-12-01T00:00Z')).toEqual(['2026-11-27T13:00 2026-11-27T23:00']);
  });

  it('is one span where two of its intervals meet or overlap', () => {
    const window = muteTime([
      { timeZone: 'UTC', weekdays: new Set([6]), times: [{ from: 0, to: 1_440 }] },
      { timeZone: 'UTC', weekdays: new Set([7]) },
      { timeZone: 'Asia/Tokyo', weekdays: new Set([1]), times: hours(8, 10) },
    ]);
    expect(spansIn(window, '2026-11-26T00:00Z', '2026-12-01T00:00Z')).toEqual(['2026-11-28T00:00 2026-11-30T01:00']);
  });

  it.each<[string, Partial<MuteInterval>, readonly string[]]>([
    ['the last day of a month', { daysOfMonth: [{ from: -1, to: -1 }] }, ['2024-02-29', '2024-03-31', '2024-04-30']],
    ['the last days', { daysOfMonth: [{ from: -2, to: -1 }] }, ['2024-02-28', '2024-03-30', '2024-04-29']],
    ['days until the last one', { daysOfMonth: [{ from: 29, to: -1 }] }, ['2024-02-29', '2024-03-29', '2024-04-29']],
    ['a day that February lacks', { daysOfMonth: [{ from: 30, to: 31 }] }, ['2024-03-30', '2024-04-30']],
    [
      'weekdays of some days of a month',
      { weekdays: new Set([1]), daysOfMonth: [{ from: 1, to: 7 }] },
      ['2024-02-05', '2024-03-04', '2024-04-01'],
    ],
    ['a month of a year', { months: new Set([3]), years: [{ from: 2024, to: 2024 }] }, ['2024-03-01']],
    ['another year', { years: [{ from: 2025, to: 2026 }] }, []],
  ])('holds on %s', (_, said, begins) => {
    const window = muteTime([{ timeZone: 'UTC', ...said }]);
    const found = spansIn(window, '2024-02-01T00:00:00.001Z', '2024-05-01T00:00Z');
    expect(found.map((text) => text.slice(0, 10))).toEqual(begins);
  });

  it('without intervals never holds, and with one that says nothing always', () => {
    const now = at('2026-11-23T00:00Z');
    for (const [window, holds] of [
      [muteTime([]), false],
      [muteTime([{ timeZone: 'UTC' }]), true],
    ] as const) {
      expect([window.isActiveAt(now), window.nextChangeAt(now)]).toEqual([holds, undefined]);
    }
  });

  it('looks no further than 400 days', () => {
    const window = muteTime([{ timeZone: 'Asia/Tokyo', years: [{ from: 2026, to: 2026 }] }]);
    const begin = at('2026-01-01T00:00+09:00');
    expect(window.nextChangeAt(begin - 400 * DAY_MS)).toBe(begin);
    expect(window.nextChangeAt(begin - 400 * DAY_MS - 1)).toBeUndefined();
  });

  it('gives an answer that does not depend on what was asked before', () => {
    const intervals = [{ timeZone: 'Europe/Berlin', times: hours(9, 17) }];
    const days = ['2026-03-29', '2026-03-28', '2026-03-30', '2026-02-01'];
    const window = muteTime(intervals);
    const times = days.flatMap((day) => [at(`${day}T07:30Z`), at(`${day}T15:30Z`)]);
    const fresh = times.map((time) => muteTime(intervals).isActiveAt(time));
    expect(times.map((time) => window.isActiveAt(time))).toEqual(fresh);
    expect(fresh.slice(0, 4)).toEqual([true, false, false, true]);
  });

  it('refuses a zone that does not exist', () => {
    expect(() => muteTime([{ timeZone: 'Mars/Olympus' }])).toThrow(RangeError);
  });

  it('answers a hundred thousand times within a moment', () => {
    const window = muteTime([{ timeZone: 'Europe/Berlin', weekdays: new Set([1, 2, 3]), times: hours(22, 6) }]);
    const from = at('2026-11-23T00:00Z');
    let held = 0;
    const begin = performance.now();
    for (let index = 0; index < 100_000; index += 1) if (window.isActiveAt(from + index * 1_000)) held += 1;
    expect(performance.now() - begin).toBeLessThan(1_000);
    expect(held).toBeGreaterThan(0);
  });
});

describe('a mute time when the clocks change', () => {
  it.each<[string, string, number, number, readonly string[]]>([
    // What is skipped is not there, what comes twice is there twice.
    ['America/New_York', '2026-03-08', 1, 4, ['2026-03-08T06:00 2026-03-08T08:00']],
    ['America/New_York', '2026-03-08', 2, 3, []],
    ['America/New_York', '2026-11-01', 1, 2, ['2026-11-01T05:00 2026-11-01T07:00']],
    [
      'America/New_York',
      '2026-11-01',
      0,
      1.5,
      ['2026-11-01T04:00 2026-11-01T05:30', '2026-11-01T06:00 2026-11-01T06:30'],
    ],
    ['Europe/Berlin', '2026-03-29', 0, 8, ['2026-03-28T23:00 2026-03-29T06:00']],
    ['Europe/Berlin', '2026-03-29', 2.5, 4, ['2026-03-29T01:00 2026-03-29T02:00']],
    ['Europe/Berlin', '2026-10-25', 0, 8, ['2026-10-24T22:00 2026-10-25T07:00']],
    ['Asia/Tokyo', '2026-03-29', 22, 24, ['2026-03-29T13:00 2026-03-29T15:00']],
    ['Australia/Lord_Howe', '2026-10-04', 1, 3, ['2026-10-03T14:30 2026-10-03T16:00']],
    ['Australia/Lord_Howe', '2026-04-05', 1, 3, ['2026-04-04T14:00 2026-04-04T16:30']],
    ['America/Sao_Paulo', '2018-11-04', 0, 2, ['2018-11-04T03:00 2018-11-04T04:00']],
    ['America/Sao_Paulo', '2018-02-17', 23, 24, ['2018-02-18T01:00 2018-02-18T03:00']],
    ['America/Sao_Paulo', '2018-02-17', 0, 24, ['2018-02-17T02:00 2018-02-18T03:00']],
    ['Africa/Cairo', '2024-04-26', 0, 24, ['2024-04-25T22:00 2024-04-26T21:00']],
    ['Africa/Cairo', '2024-10-31', 23, 24, ['2024-10-31T20:00 2024-10-31T22:00']],
    // A whole day that the zone skipped, to be on the other side of the date line.
    ['Pacific/Apia', '2011-12-30', 0, 24, []],
    // The clock goes back over midnight, so that the last hour of a day comes again after the next one began.
    [
      'America/St_Johns',
      '2010-11-06',
      23.5,
      24,
      ['2010-11-07T02:00 2010-11-07T02:30', '2010-11-07T03:00 2010-11-07T03:30'],
    ],
  ])('%s, %s from %s to %s', (timeZone, date, from, to, expected) => {
    const { year, month, day } = Temporal.PlainDate.from(date);
    const window = muteTime([
      {
        timeZone,
        times: hours(from, to),
        years: [{ from: year, to: year }],
        months: new Set([month]),
        daysOfMonth: [{ from: day, to: day }],
      },
    ]);
    const middle = at(`${date}T00:00Z`);
    expect(spansIn(window, `${iso(middle - 2 * DAY_MS)}Z`, `${iso(middle + 3 * DAY_MS)}Z`)).toEqual(expected);
  });

  it('lasts over midnight by the wall clock on both sides', () => {
    const window = muteTime([{ timeZone: 'Europe/Berlin', times: hours(22, 6) }]);
    expect(spansIn(window, '2026-03-28T12:00Z', '2026-03-29T12:00Z')).toEqual(['2026-03-28T21:00 2026-03-29T04:00']);
    expect(spansIn(window, '2026-10-24T12:00Z', '2026-10-25T12:00Z')).toEqual(['2026-10-24T20:00 2026-10-25T05:00']);
  });
});
