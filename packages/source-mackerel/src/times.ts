/** Earliest and latest time that is believed, epoch milliseconds: milliseconds taken for seconds fall outside. */
const EARLIEST = Date.UTC(2000, 0, 1);
const LATEST = Date.UTC(2100, 0, 1);

/** Longest part of a foreign value that a problem quotes. */
const MAX_QUOTED_CHARS = 40;

/** A time of the sender, or why it is none. */
export type TimeReading =
  | { readonly at: number | undefined; readonly problem?: undefined }
  | { readonly at?: undefined; readonly problem: string };

/**
 * Reads epoch seconds, Mackerel's unit but for the deprecated `createdAt` of an alert. Absent and null: no time.
 * @param name where it stands in the payload, for the problem
 */
export function readSeconds(value: unknown, name: string): TimeReading {
  if (value === undefined || value === null) return { at: undefined };
  const at = typeof value === 'number' ? Math.round(value * 1000) : Number.NaN;
  if (at >= EARLIEST && at < LATEST) return { at };
  return { problem: `\`${name}\` is ${quoted(value)}, which is not a time in epoch seconds between 2000 and 2100` };
}

/** The problems of some readings, in their order. */
export function problemsOf(readings: readonly TimeReading[]): readonly string[] {
  return readings.flatMap(({ problem }) => (problem === undefined ? [] : [problem]));
}

/**
 * A close is the last word on an alert: ids are not opened again. Mackerel tells whole seconds, so a close counts at
 * the end of its second: an open of that same second which arrives later is older.
 */
export function lastWordAt(...times: readonly (number | undefined)[]): number | undefined {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.max(...known) + 999;
}

function quoted(value: unknown): string {
  if (typeof value === 'string') return JSON.stringify(value.toWellFormed().slice(0, MAX_QUOTED_CHARS).toWellFormed());
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : 'an object or a list';
}
