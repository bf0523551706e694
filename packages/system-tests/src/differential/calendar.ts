import type { CalendarTime } from './scenario.ts';

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const;

/** The weekdays (UTC) of each calendar. `today` has its neighbours, since the run may go over midnight. */
export function weekdaysOf(now: Date): Readonly<Record<CalendarTime, readonly string[]>> {
  const day = (offset: number) => WEEKDAYS[(now.getUTCDay() + 7 + offset) % 7] ?? '';
  return { today: [day(-1), day(0), day(1)], 'another-day': [day(3)] };
}
