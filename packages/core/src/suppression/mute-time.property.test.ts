import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { MuteInterval } from './mute-interval.ts';
import { muteTime } from './mute-time.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

const minuteOfDay = fc.integer({ min: 0, max: 1_439 });
const dayTime = fc
  .record({ from: minuteOfDay, to: fc.oneof(minuteOfDay, fc.constant(1_440)) })
  .filter(({ from, to }) => from !== to);
const someOf = (max: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max }), { minLength: 1 }).map((list) => new Set(list));
const interval: fc.Arbitrary<MuteInterval> = fc.record(
  {
    timeZone: fc.constantFrom(
      'UTC',
      'America/New_York',
      'Europe/Berlin',
      'Asia/Tokyo',
      'Australia/Lord_Howe',
      'America/Sao_Paulo',
      'Africa/Cairo',
      'America/St_Johns',
      'Asia/Kathmandu',
    ),
    times: fc.array(dayTime, { minLength: 1, maxLength: 3 }),
    weekdays: someOf(7),
    months: someOf(12),
    daysOfMonth: fc.constantFrom(
      [{ from: -3, to: -1 }],
      [
        { from: 1, to: 5 },
        { from: 29, to: 31 },
      ],
      [{ from: 2, to: -2 }],
    ),
    years: fc.constant([{ from: 2018, to: 2018 }]),
  },
  { requiredKeys: ['timeZone'] },
);
/** Near changes of the clock in one of the zones or another. */
const begin = fc.constantFrom(
  ...['2018-02-17', '2018-03-10', '2018-03-24', '2018-04-01', '2018-10-06', '2018-10-27', '2018-11-03', '2010-11-06'],
  ...['2017-12-31', '2024-04-25', '2024-10-30', '2018-07-01'],
);

describe('the law of mute times', () => {
  it('holds where the wall clock is inside, and changes exactly there', () => {
    fc.assert(
      fc.property(fc.array(interval, { maxLength: 3 }), begin, (intervals, day) => {
        const window = muteTime(intervals);
        const from = Date.parse(`${day}T00:00Z`);
        const minutes = Array.from({ length: 3 * 1_440 }, (_, index) => from + index * MINUTE_MS);
        const held = minutes.map((time) => intervals.some((one) => isInside(one, time)));
        expect(minutes.map((time) => window.isActiveAt(time))).toEqual(held);

        let next = window.nextChangeAt(minutes[0] ?? 0);
        for (const [index, time] of minutes.entries()) {
          if (index > 0 && held[index] !== held[index - 1]) {
            expect(next).toBe(time);
            next = window.nextChangeAt(time);
          }
          if (index % 97 === 0 || held[index] !== held[index - 1]) {
            expect(window.nextChangeAt(time)).toBe(next);
          }
        }
        if (next !== undefined) expect(next).toBeGreaterThan(minutes.at(-1) ?? 0);
      }),
      { seed: 12, numRuns: 25 },
    );
  });
});

const formats = new Map<string, Intl.DateTimeFormat>();

/** As one would look at a clock and a calendar, without any of the code under test. */
function isInside({ timeZone, weekdays, times, daysOfMonth, months, years }: MuteInterval, time: number): boolean {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, hourCycle: 'h23', dateStyle: 'short', timeStyle: 'short' });
  formats.set(timeZone, format);
  const parts = new Map(format.formatToParts(time).map(({ type, value }) => [type, Number(value)]));
  const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
  const minute = part('hour') * 60 + part('minute');
  const today = new Date(Date.UTC(2000 + part('year'), part('month') - 1, part('day')));
  const isNamed = (date: Date) => {
    const [year, month, day] = [date.getUTCFullYear(), date.getUTCMonth() + 1, date.getUTCDate()];
    const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
    const fromStart = (position: number) => (position < 0 ? length + 1 + position : position);
    return (
      (weekdays === undefined || weekdays.has(date.getUTCDay() || 7)) &&
      (months === undefined || months.has(month)) &&
      (years === undefined || years.some(({ from, to }) => from <= year && year <= to)) &&
      (daysOfMonth === undefined || daysOfMonth.some(({ from, to }) => fromStart(from) <= day && day <= fromStart(to)))
    );
  };
  const yesterday = new Date(today.getTime() - DAY_MS);
  return (times ?? [{ from: 0, to: 1_440 }]).some(({ from, to }) => {
    if (from < to) return isNamed(today) && from <= minute && minute < to;
    return (isNamed(today) && from <= minute) || (isNamed(yesterday) && minute < to);
  });
}
