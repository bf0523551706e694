import { Temporal } from 'temporal-polyfill';
import type { MuteInterval, NumberRange } from './mute-interval.ts';

const EPOCH = new Temporal.PlainDate(1970, 1, 1);

/** Is this date, counted in days from 1970-01-01, one of those that the interval names? Of its times nothing is asked. */
export function namesDate(interval: MuteInterval, day: number): boolean {
  const { weekdays, months, daysOfMonth, years } = interval;
  if (!weekdays && !months && !daysOfMonth && !years) return true;
  const date = EPOCH.add({ days: day });
  if (weekdays && !weekdays.has(date.dayOfWeek)) return false;
  if (months && !months.has(date.month)) return false;
  if (years && !years.some(({ from, to }) => from <= date.year && date.year <= to)) return false;
  return !daysOfMonth || daysOfMonth.some((range) => hasDay(range, date));
}

function hasDay({ from, to }: NumberRange, { day, daysInMonth }: Temporal.PlainDate): boolean {
  const fromStart = (position: number) => (position < 0 ? daysInMonth + 1 + position : position);
  return fromStart(from) <= day && day <= fromStart(to);
}

/** Weekdays and leap days meet each other once in this many years at the latest: 2100 is no leap year. */
const LONGEST_WAIT_YEARS = 40;

/** Is there any date, in this year or later, that the interval names? A 30th of February is none. */
export function namesAnyDate(interval: MuteInterval, fromYear: number): boolean {
  const ranges = interval.years ?? [{ from: fromYear, to: Number.POSITIVE_INFINITY }];
  return ranges.some(({ from, to }) => {
    const first = Math.max(from, fromYear);
    const last = Math.min(to, first + LONGEST_WAIT_YEARS);
    for (let day = firstDayOf(first); day < firstDayOf(last + 1); day += 1) {
      if (namesDate(interval, day)) return true;
    }
    return false;
  });
}

function firstDayOf(year: number): number {
  return EPOCH.until(new Temporal.PlainDate(year, 1, 1)).days;
}
