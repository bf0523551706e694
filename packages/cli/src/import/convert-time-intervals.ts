import { freeNames } from './free-names.ts';
import { type Block, block, comments, type Entry, type Piece } from './piece.ts';
import type { Problems } from './problems.ts';
import type { Range, TimeInterval, TimeSpec } from './read-time-interval.ts';

/** Mute times, and the name that each time interval has now. */
export interface ConvertedIntervals {
  readonly muteTimes: readonly Entry[];
  readonly names: ReadonlyMap<string, string>;
}

export function convertTimeIntervals(
  intervals: readonly TimeInterval[],
  mask: (comment: string) => string,
  problems: Problems,
): ConvertedIntervals {
  const free = freeNames(intervals.map(({ name }) => name));
  const named = intervals.map((interval) => ({ ...interval, newName: free.take(interval.name, 1) }));
  const muteTimes = named.map(({ newName, specs, notes, comment, ...interval }): Entry => {
    if (newName !== interval.name) {
      problems.note(interval, `the name of a time interval is written as ${JSON.stringify(newName)}`);
    }
    const above = comments(comment === undefined ? undefined : mask(comment), ...notes);
    return { key: newName, value: muteTime(specs), ...above };
  });
  return { muteTimes, names: new Map(named.map(({ name, newName }) => [name, newName])) };
}

/** The time zone of the first spec is that of the mute time; others say theirs. */
function muteTime(specs: readonly TimeSpec[]): Block {
  const timeZone = specs[0]?.timeZone ?? 'UTC';
  return block({ timeZone, intervals: specs.map((spec) => convertSpec(spec, timeZone)) }, { tall: true });
}

function convertSpec(spec: TimeSpec, timeZone: string): Block {
  const { weekdays, times, daysOfMonth, months, years } = spec;
  return block({
    weekdays: unlessEmpty(weekdays.flatMap(weekdayRange)),
    times: unlessEmpty(times.map(([from, to]) => block({ from: clock(from), to: clock(to) }))),
    daysOfMonth: unlessEmpty(daysOfMonth.map(range)),
    months: unlessEmpty(months.map(monthRange)),
    years: unlessEmpty(years.map(([begin, end]) => range([written(begin), written(end)]))),
    timeZone: spec.timeZone === timeZone ? undefined : spec.timeZone,
  });
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];

/** Alertmanager's week begins on Sunday, ours on Monday. */
function weekdayRange([begin, end]: Range): readonly string[] {
  if (begin === 0) return [...(end === 0 ? [] : weekdayRange([1, end])), 'sun'];
  const names = DAYS.slice(begin, end + 1);
  return names.length > 2 ? [`${names[0]}-${names.at(-1)}`] : names;
}

function monthRange([begin, end]: Range): string {
  const [first = '', last = ''] = [MONTHS[begin - 1], MONTHS[end - 1]];
  return begin === end ? first : `${first}-${last}`;
}

function range([begin, end]: Range): string | number {
  return begin === end ? begin : `${begin}-${end}`;
}

/** Years are written with four digits; none beyond will be seen. */
function written(year: number): number {
  return Math.min(Math.max(year, 1_000), 2_999);
}

function clock(minutes: number): string {
  return [Math.floor(minutes / 60), minutes % 60].map((part) => String(part).padStart(2, '0')).join(':');
}

function unlessEmpty(list: readonly Piece[]): readonly Piece[] | undefined {
  return list.length === 0 ? undefined : list;
}
