/** `30s`, `5m`, `1h30m`; as everywhere in the configuration. */
export const DURATION_PATTERN = '^(?:[0-9]{1,6}(?:ms|[smhdw]))+$';

const UNIT_MS: ReadonlyMap<string, number> = new Map([
  ['ms', 1],
  ['s', 1000],
  ['m', 60_000],
  ['h', 3_600_000],
  ['d', 86_400_000],
  ['w', 604_800_000],
]);

/** Milliseconds of a text that keeps to `DURATION_PATTERN`. */
export function parseDuration(text: string): number {
  let sum = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[smhdw])/g)) {
    sum += Number(count) * (UNIT_MS.get(unit ?? '') ?? 0);
  }
  return sum;
}
