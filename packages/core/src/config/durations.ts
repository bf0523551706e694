import type { RateLimit } from './config.ts';

const UNITS: readonly (readonly [unit: string, ms: number])[] = [
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
];

const MS_OF: ReadonlyMap<string, number> = new Map(UNITS);

/** Ten years: longer ones are slips, and a sum of two still is a date. */
const LONGEST_MS = 3_650 * 86_400_000;

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
  return end > 0 && end === text.length && total <= LONGEST_MS ? total : undefined;
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

/** `60/1m`: at most 60 messages in any minute. Undefined for anything else. */
export function parseRateLimit(text: string): RateLimit | undefined {
  const [, count, per] = /^(\d{1,9})\/(.+)$/.exec(text) ?? [];
  const perMs = parseDuration(per ?? '');
  if (count === undefined || Number(count) === 0 || !perMs) return undefined;
  return { count: Number(count), perMs };
}
