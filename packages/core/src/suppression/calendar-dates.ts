import { Temporal } from 'temporal-polyfill';
import type { MuteInterval, NumberRange } from './mute-interval.ts';

const EPOCH = new Temporal.PlainDate(1970, 1, 1);

/** Is this date, counted in days from 1970-01-01, one of those that the interval names? Of its times nothing is asked. */
export function namesDate(interval: MuteInterval, day: number): boolean {
  const { weekdays, months, daysOfMonth, years } = interval;
  if (!weekdays && !months && !daysOfMonth && !years) return true;
  const date = EPOCH.add({ days: day });
  return namesMonth(interval, date) && namesDay(interval, date);
}

/** Weekdays and leap days meet each other once in this many years at the latest: 2100 is no leap year. */
const LONGEST_WAIT_YEARS = 40;

/** Is there any date, in this year or later, that the interval names? A 30th of February is none. */
export function namesAnyDate(interval: MuteInterval, fromYear: number): boolean {
  const ranges = interval.years ?? [{ from: fromYear, to: Number.POSITIVE_INFINITY }];
  return ranges.some(({ from, to }) => {
    const first = new Temporal.PlainDate(Math.max(from, fromYear), 1, 1);
    const last = Math.min(to, first.year + LONGEST_WAIT_YEARS);
    for (let month = first; month.year <= last; month = month.add({ months: 1 })) {
      if (namesMonth(interval, month) && daysOf(month).some((date) => namesDay(interval, date))) return true;
    }
    return false;
  });
}

function namesMonth({ months, years }: MuteInterval, { month, year }: Temporal.PlainDate): boolean {
  return (!months || months.has(month)) && (!years || years.some(({ from, to }) => from <= year && year <= to));
}

function namesDay({ weekdays, daysOfMonth }: MuteInterval, date: Temporal.PlainDate): boolean {
  return (
    (!daysOfMonth || daysOfMonth.some((range) => hasDay(range, date))) && (!weekdays || weekdays.has(date.dayOfWeek))
  );
}

function hasDay({ from, to }: NumberRange, { day, daysInMonth }: Temporal.PlainDate): boolean {
  const fromStart = (position: number) => (position < 0 ? daysInMonth + 1 + position : position);
  return fromStart(from) <= day && day <= fromStart(to);
}

function daysOf(month: Temporal.PlainDate): readonly Temporal.PlainDate[] {
  return Array.from({ length: month.daysInMonth }, (_, index) => month.add({ days: index }));
}
