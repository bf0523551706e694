const MS: ReadonlyMap<string, number> = new Map([
  ['y', 365 * 86_400_000],
  ['w', 604_800_000],
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['m', 60_000],
  ['s', 1_000],
  ['ms', 1],
]);

/** Go counts nanoseconds in 64 bits. */
const LONGEST_MS = Number(2n ** 63n / 1_000_000n);

const DURATION = /^(?=\d)(?:\d+y)?(?:\d+w)?(?:\d+d)?(?:\d+h)?(?:\d+m)?(?:\d+s)?(?:\d+ms)?$/;

/**
 * Milliseconds of a duration as Alertmanager reads it: `1h30m`, `1y`, `0`; undefined for anything else.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#configuration-file-introduction
 */
export function parseGoDuration(text: string): number | undefined {
  if (text === '0') return 0;
  if (!DURATION.test(text)) return undefined;
  let total = 0;
  for (const [, count, unit] of text.matchAll(/(\d+)(ms|[ywdhms])/g)) {
    total += Number(count) * (MS.get(unit ?? '') ?? 0);
  }
  return total > LONGEST_MS ? undefined : total;
}
