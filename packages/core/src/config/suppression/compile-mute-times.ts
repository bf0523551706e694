import { namesAnyDate } from '../../suppression/calendar-dates.ts';
import type { DayTime, MuteInterval } from '../../suppression/mute-interval.ts';
import { muteTime } from '../../suppression/mute-time.ts';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import type { TimeWindow } from '../../time/time-window.ts';
import type { Compilation } from '../document/compilation.ts';
import { type ConfigFile, quoted } from '../document/config-file.ts';
import type { Definition, Definitions, Place } from '../document/definition.ts';
import { type NamedKind, unknownNames } from '../document/unknown-names.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenInterval, WrittenMuteTime } from './mute-time-schema.ts';
import { DEFAULT_TIME_ZONE, MONTHS, WEEKDAYS } from './mute-time-schema.ts';
import { numbersIn, type RangeKind, readRanges } from './read-ranges.ts';

/** The mute times of a configuration. */
export interface MuteTimes {
  /** When the configuration is loaded (epoch ms): what is over by then is worth a warning. */
  readonly now: number;
  /** Those that can be used. */
  readonly byName: ReadonlyMap<string, TimeWindow>;
  /** The time zones of these: for people. */
  readonly zones: ReadonlyMap<string, string>;
  /** Also of those that are too wrong to be used. Undefined: a file could not be read, so that nobody knows. */
  readonly names: ReadonlySet<string> | undefined;
}

export function compileMuteTimes(
  muteTimes: Definitions<WrittenMuteTime>,
  { now, isBroken }: { readonly now: number; readonly isBroken: boolean },
  compilation: Compilation,
): MuteTimes {
  const byName = new Map<string, TimeWindow>();
  const zones = new Map<string, string>();
  for (const [name, definition] of muteTimes.byName) {
    const intervals = compileIntervals(definition, now, compilation);
    if (intervals === undefined) continue;
    byName.set(name, muteTime(intervals));
    zones.set(name, definition.written.timeZone ?? DEFAULT_TIME_ZONE);
  }
  return { now, byName, zones, names: isBroken ? undefined : muteTimes.names };
}

const MUTE_TIME: NamedKind = { code: 'unknown-mute-time', one: 'mute time', section: 'muteTimes' };

/** The mute times of these names. Undefined if one of them cannot be used; that was reported. */
export function namedMuteTimes(
  names: readonly (string | undefined)[],
  place: Place,
  { byName, names: known }: MuteTimes,
  { report }: Compilation,
): readonly TimeWindow[] | undefined {
  if (known !== undefined) {
    for (const problem of unknownNames(names, place, MUTE_TIME, known)) report(place.file, problem);
  }
  const found = names.flatMap((name) => (name === undefined ? [] : (byName.get(name) ?? [])));
  return found.length === names.length ? found : undefined;
}

/** Undefined if something in it was reported as wrong. */
function compileIntervals(
  { file, at, written }: Definition<WrittenMuteTime>,
  now: number,
  compilation: Compilation,
): readonly MuteInterval[] | undefined {
  const zones = [
    { zone: written.timeZone, place: [...at, 'timeZone'] },
    ...(written.intervals ?? []).map((interval, index) => ({
      zone: interval?.timeZone,
      place: [...at, 'intervals', index, 'timeZone'],
    })),
  ];
  const unknown = zones.flatMap(({ zone, place }) => knownTimeZone(zone, place, file));
  for (const problem of unknown) compilation.report(file, problem);

  const intervals = (written.intervals ?? []).flatMap((interval, index) => {
    const place = { file, at: [...at, 'intervals', index] };
    return compileInterval(interval, written.timeZone ?? DEFAULT_TIME_ZONE, place, compilation);
  });
  if (written.intervals === undefined || intervals.length < written.intervals.length) return undefined;
  const year = new Date(now).getUTCFullYear() - 1; // what goes over midnight at the end of a year is not over yet
  const neverHolds = intervals.map((interval) => !namesAnyDate(interval, year));
  for (const problem of muteTimeNever(neverHolds, at)) compilation.report(file, problem);
  return unknown.length > 0 ? undefined : intervals;
}

/** None if something was reported as wrong, here or by the schema, which leaves empty places in lists. */
function compileInterval(
  written: WrittenInterval | undefined,
  timeZone: string,
  { file, at }: Place,
  { report }: Compilation,
): readonly MuteInterval[] {
  if (written === undefined) return [];
  let isWrong = Object.values(written).some((list) => Array.isArray(list) && list.includes(undefined));
  function wrong(place: KeyPath, message: string, hint: string): readonly [] {
    isWrong = true;
    report(file, { code: 'wrong-value', at: [...at, ...place], message, hint });
    return [];
  }
  const ranges = (key: 'weekdays' | 'months' | 'daysOfMonth' | 'years', kind: RangeKind = {}) =>
    readRanges(written[key] ?? [], kind).flatMap((read) =>
      read.type === 'range'
        ? [read.range]
        : wrong([key, read.index], 'the range ends before it begins', 'write the earlier one first'),
    );
  const dayTimes = (list: NonNullable<WrittenInterval['times']>) =>
    list.flatMap((time, index): readonly DayTime[] => {
      if (time?.from === undefined || time.to === undefined) return [];
      if (time.from !== time.to) return [{ from: minuteOf(time.from), to: minuteOf(time.to) }];
      const hint = 'for whole days leave `times` out, or write { from: "00:00", to: "24:00" }';
      return wrong(['times', index, 'to'], 'this is when it begins', hint);
    });
  const { weekdays, months, daysOfMonth, years, times } = written;
  const interval = {
    timeZone: written.timeZone ?? timeZone,
    ...(weekdays && { weekdays: numbersIn(ranges('weekdays', { names: WEEKDAYS, round: WEEKDAYS.length })) }),
    ...(months && { months: numbersIn(ranges('months', { names: MONTHS, round: MONTHS.length })) }),
    ...(daysOfMonth && { daysOfMonth: ranges('daysOfMonth') }),
    ...(years && { years: ranges('years') }),
    ...(times && { times: dayTimes(times) }),
  };
  return isWrong ? [] : [interval];
}

function minuteOf(text: string): number {
  const [hour, minute] = text.split(':').map(Number);
  return (hour ?? 0) * 60 + (minute ?? 0);
}

/** A time zone is one of the IANA database; an offset would know nothing of daylight saving. */
function knownTimeZone(timeZone: string | undefined, at: KeyPath, file: ConfigFile): readonly ProblemAt[] {
  if (timeZone === undefined || isTimeZone(timeZone)) return [];
  const hint = didYouMean(timeZone, Intl.supportedValuesOf('timeZone')) ?? 'write for instance `Asia/Tokyo` or `UTC`';
  return [{ code: 'unknown-time-zone', at, message: `${quoted(file, at)} is not a time zone`, hint }];
}

function isTimeZone(name: string): boolean {
  if (!/^[A-Za-z]/.test(name)) return false;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }) !== undefined;
  } catch {
    return false;
  }
}

/** A mute time that never holds, or an interval of it, is a mistake: a 30th of February, a year that is over. */
function muteTimeNever(neverHolds: readonly boolean[], at: KeyPath): readonly ProblemAt[] {
  if (neverHolds.length === 0) {
    const message = 'the mute time has no intervals, so it is never active';
    return [{ severity: 'warning', code: 'mute-time-never', at, on: 'key', message, hint: 'add one, or remove it' }];
  }
  return neverHolds.flatMap((isNever, index): ProblemAt[] => {
    if (!isNever) return [];
    const message = 'no date from now on fits all of this, so it is never active';
    const hint = 'correct the days, months or years, or remove it';
    return [{ severity: 'warning', code: 'mute-time-never', at: [...at, 'intervals', index], message, hint }];
  });
}
