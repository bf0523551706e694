import { type TimeSpan, united } from '../time/time-span.ts';
import { FURTHEST_MS, type TimeWindow } from '../time/time-window.ts';
import { type ZoneClock, zoneClock } from '../time/zone-clock.ts';
import { namesDate } from './calendar-dates.ts';
import type { DayTime, MuteInterval } from './mute-interval.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
const WHOLE_DAY: readonly DayTime[] = [{ from: 0, to: 1_440 }];

/** Days of UTC whose spans are kept: more than looking ahead needs. */
const MOST_DAYS = 1_024;

/**
 * A mute time: it holds while one of its intervals does. What was found out about a day is kept, so that asking
 * again costs a look-up.
 *
 * @throws RangeError if a time zone does not exist
 */
export function muteTime(intervals: readonly MuteInterval[]): TimeWindow {
  const calendars = intervals.map((interval) => ({ interval, clock: zoneClock(interval.timeZone) }));
  const days = new Map<number, readonly TimeSpan[]>();

  function spansOf(day: number): readonly TimeSpan[] {
    const known = days.get(day);
    if (known !== undefined) return known;
    if (days.size >= MOST_DAYS) days.clear();
    const from = day * DAY_MS;
    const spans = united(calendars.flatMap(({ interval, clock }) => spansWithin(interval, clock, from, from + DAY_MS)));
    days.set(day, spans);
    return spans;
  }

  function isActiveAt(at: number): boolean {
    return spansOf(Math.floor(at / DAY_MS)).some(({ from, until }) => from <= at && at < until);
  }

  return {
    isActiveAt,
    nextChangeAt(at) {
      const wasActive = isActiveAt(at);
      const last = Math.floor((at + FURTHEST_MS) / DAY_MS);
      for (let day = Math.floor(at / DAY_MS); day <= last; day += 1) {
        // A span that goes on over midnight is two here: its end counts where it does not hold any more.
        const times = spansOf(day).flatMap(({ from, until }) => [from, until]);
        const change = [day * DAY_MS, ...times].find((time) => time > at && isActiveAt(time) !== wasActive);
        if (change !== undefined) return change <= at + FURTHEST_MS ? change : undefined;
      }
      return undefined;
    },
  };
}

/** When an interval holds between two times. */
function spansWithin(interval: MuteInterval, clock: ZoneClock, from: number, until: number): readonly TimeSpan[] {
  return clock(from, until).flatMap((stretch): readonly TimeSpan[] => {
    const wall = { from: stretch.from + stretch.aheadMs, until: stretch.until + stretch.aheadMs };
    return wallSpans(interval, wall).map((windowBetween) => ({
      from: Math.max(stretch.from, windowBetween.from - stretch.aheadMs),
      until: Math.min(stretch.until, windowBetween.until - stretch.aheadMs),
    }));
  });
}

/** On the wall clock, counted as if it were UTC. What a date names goes on into the next one if it passes midnight. */
function wallSpans(interval: MuteInterval, wall: TimeSpan): readonly TimeSpan[] {
  const spans: TimeSpan[] = [];
  const last = Math.floor((wall.until - 1) / DAY_MS);
  for (let day = Math.floor(wall.from / DAY_MS) - 1; day <= last; day += 1) {
    if (!namesDate(interval, day)) continue;
    for (const { from, to } of interval.times ?? WHOLE_DAY) {
      const windowBetween = {
        from: day * DAY_MS + from * MINUTE_MS,
        until: day * DAY_MS + to * MINUTE_MS + (to <= from ? DAY_MS : 0),
      };
      if (windowBetween.from < wall.until && windowBetween.until > wall.from) spans.push(windowBetween);
    }
  }
  return spans;
}
