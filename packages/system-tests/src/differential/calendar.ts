import type { ConfigPart } from './numbered-scenario.ts';
import type { CalendarTime } from './scenario.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;
const MINUTE_MS = 60_000;

/** What one calendar names, in the words that both configurations share. Times are those of UTC. */
export type CalendarInterval =
  | { readonly weekdays: readonly string[] }
  | { readonly from: string; readonly to: string };

/**
 * @param minute the full minute that the run crosses (epoch ms); `today` has its neighbours, since the run may go over midnight
 */
export function calendarsOf(minute: number): Readonly<Record<CalendarTime, CalendarInterval>> {
  const day = (offset: number) => WEEKDAYS[(new Date(minute).getUTCDay() + 7 + offset) % 7] ?? '';
  const minuteOfDay = Math.floor(minute / MINUTE_MS) % 1_440;
  // The minute before midnight is the last one of a day.
  const until = minuteOfDay === 0 ? 1_440 : minuteOfDay;
  return {
    today: { weekdays: [day(-1), day(0), day(1)] },
    'another-day': { weekdays: [day(3)] },
    'until-the-minute': { from: spell(Math.max(0, until - 2)), to: spell(until) },
    'from-the-minute': { from: spell(minuteOfDay), to: spell(1_440) },
  };
}

/** The calendars as a map of what one program's configuration makes of each. */
export function calendarMap(minute: number, written: (interval: CalendarInterval) => ConfigPart): ConfigPart {
  return Object.fromEntries(Object.entries(calendarsOf(minute)).map(([name, interval]) => [name, written(interval)]));
}

function spell(minuteOfDay: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`;
}
