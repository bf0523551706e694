import { TIME_INTERVAL_KEYS, TIME_RANGE_KEYS, TIME_SPEC_KEYS } from './known-keys.ts';
import type { Place, Problems } from './problems.ts';
import { mapReader } from './read-values.ts';
import type { WrittenMap } from './written.ts';

/** A named time interval: one of its specs must hold. */
export interface TimeInterval extends Place {
  readonly name: string;
  readonly comment?: string;
  readonly specs: readonly TimeSpec[];
  /** What could not be carried over. */
  readonly notes: readonly string[];
}

/** All that is there must hold. Both ends of a range belong to it. */
export interface TimeSpec {
  readonly timeZone: string;
  /** Minutes of a day; the end does not belong to it. */
  readonly times: readonly Range[];
  /** 0 is Sunday. */
  readonly weekdays: readonly Range[];
  readonly daysOfMonth: readonly Range[];
  readonly months: readonly Range[];
  readonly years: readonly Range[];
}

export type Range = readonly [begin: number, end: number];

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];
const MONTHS = [
  ...['january', 'february', 'march', 'april', 'may', 'june'],
  ...['july', 'august', 'september', 'october', 'november', 'december'],
];

/** @see https://prometheus.io/docs/alerting/latest/configuration/#time_interval */
export function readTimeInterval(map: WrittenMap, problems: Problems): TimeInterval | undefined {
  const reader = mapReader(map, TIME_INTERVAL_KEYS, problems);
  const name = reader.text('name');
  if (!name) return problems.error(map, 'a time interval has no name');
  const notes: string[] = [];
  const specs = reader.maps('time_intervals').map((spec) => readSpec(spec, notes, problems));
  const { line, path, comment } = map;
  return { line, path, name, ...(comment === undefined ? {} : { comment }), specs, notes };
}

function readSpec(map: WrittenMap, notes: string[], problems: Problems): TimeSpec {
  const reader = mapReader(map, TIME_SPEC_KEYS, problems);
  const ranges = (key: string, member: (text: string) => number | undefined, isGood: (range: Range) => boolean) =>
    reader.texts(key).flatMap((item): readonly Range[] => {
      const range = readRange(item.text.toLowerCase(), member);
      if (range !== undefined && isGood(range)) return [range];
      problems.error(item, `${JSON.stringify(item.text)} is not a range that Alertmanager takes here`);
      return [];
    });
  const spec = {
    timeZone: readZone(reader.text('location'), map, notes, problems),
    times: reader
      .maps('times')
      .map((time) => readTime(time, problems))
      .filter((time) => time !== undefined),
    weekdays: ranges('weekdays', nameIn(WEEKDAYS, 0), inOrder),
    daysOfMonth: ranges('days_of_month', integer, areDays),
    months: ranges(
      'months',
      (text) => nameIn(MONTHS, 1)(text) ?? integer(text),
      (range) => inOrder(range) && range[0] > 0 && range[1] < 13,
    ),
    years: ranges('years', integer, inOrder),
  };
  return spec;
}

function readZone(location: string | undefined, map: WrittenMap, notes: string[], problems: Problems): string {
  if (location === undefined || location === '') return 'UTC';
  if (location.toLowerCase() === 'local') {
    notes.push(problems.note(map, 'the time zone "Local" is that of a machine: UTC is written, name the right one'));
    return 'UTC';
  }
  if (isZone(location)) return location;
  problems.error(map, `there is no time zone ${JSON.stringify(location)}`);
  return 'UTC';
}

/** A name of the IANA database: an offset is not one. */
function isZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

function readTime(map: WrittenMap, problems: Problems): Range | undefined {
  const reader = mapReader(map, TIME_RANGE_KEYS, problems);
  const [begin, end] = [minutes(reader.text('start_time')), minutes(reader.text('end_time'))];
  if (begin === undefined || end === undefined) return problems.error(map, 'both times must be there, as HH:MM');
  return begin < end ? [begin, end] : problems.error(map, 'the end of a time must be after its start');
}

function minutes(text: string | undefined): number | undefined {
  const [, hours, rest] = /^([01]\d|2[0-3]|24(?=:00$)):([0-5]\d)$/.exec(text ?? '') ?? [];
  return hours === undefined ? undefined : Number(hours) * 60 + Number(rest);
}

function readRange(text: string, member: (text: string) => number | undefined): Range | undefined {
  const [first = '', last = first, ...more] = text.split(':');
  const [begin, end] = [member(first), member(last)];
  return begin === undefined || end === undefined || more.length > 0 ? undefined : [begin, end];
}

function nameIn(names: readonly string[], first: number): (text: string) => number | undefined {
  return (text) => (names.includes(text) ? names.indexOf(text) + first : undefined);
}

function integer(text: string): number | undefined {
  return /^[+-]?\d{1,6}$/.test(text) ? Number(text) : undefined;
}

function inOrder([begin, end]: Range): boolean {
  return begin <= end;
}

/** Days from the end of the month are negative; with 28 days the range must not be empty. */
function areDays([begin, end]: Range): boolean {
  const known = [begin, end].every((day) => day !== 0 && Math.abs(day) <= 31);
  const fromStart = (day: number) => (day < 0 ? day + 28 : day);
  return known && !(begin < 0 && end > 0) && fromStart(begin) <= fromStart(end);
}
