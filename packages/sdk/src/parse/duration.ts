/** From large to small, as they are written. */
const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

const MS_OF: ReadonlyMap<string, number> = new Map(UNITS);

/** Ten years: longer durations are slips, and a sum of two still is a date. */
export const LONGEST_DURATION_MS = 3_650 * 86_400_000;

/** What a schema can say of a duration: units from large to small, each once. That it is too long it cannot say. */
export const DURATION_PATTERN =
  '^(?=[0-9])([0-9]{1,15}w)?([0-9]{1,15}d)?([0-9]{1,15}h)?([0-9]{1,15}m)?([0-9]{1,15}s)?([0-9]{1,15}ms)?$';

const PART = /(\d{1,15})(ms|[smhdw])/gy;

/**
 * Milliseconds of `500ms`, `30s`, `5m`, `4h`, `1d`, `2w`, `1h30m`, `0s`; undefined for anything else. Units go from
 * large to small, each once; at most ten years.
 */
export function parseDuration(text: string): number | undefined {
  let total = 0;
  let end = 0;
  let previous = Number.POSITIVE_INFINITY;
  for (const [part, count, unit] of text.matchAll(PART)) {
    const ms = MS_OF.get(unit ?? '') ?? 0;
    if (ms >= previous) return undefined;
    total += Number(count) * ms;
    previous = ms;
    end += part.length;
  }
  return end > 0 && end === text.length && total <= LONGEST_DURATION_MS ? total : undefined;
}

/** What is wrong with a text that `parseDuration` does not take, after its name: `is not a duration`. */
export function whyNoDuration(text: string): string {
  const isLong = parseDuration(text) === undefined && new RegExp(DURATION_PATTERN.replaceAll('{1,15}', '+')).test(text);
  return isLong ? 'is longer than ten years (87600h)' : 'is not a duration';
}

/** The shortest text that `parseDuration` reads as this many milliseconds: `1h30m`, `0s`. */
export function formatDuration(ms: number): string {
  let rest = Math.max(0, Math.round(ms));
  let text = '';
  for (const [unit, length] of UNITS) {
    const count = Math.floor(rest / length);
    if (count > 0) text += `${count}${unit}`;
    rest -= count * length;
  }
  return text || '0s';
}
