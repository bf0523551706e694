import { Temporal } from 'temporal-polyfill';

/**
 * A time by the clock of a zone, as RFC 3339: `2026-11-27T08:00:00+09:00`.
 *
 * @param timeZone a name of the IANA database
 */
export function zonedTimeText(at: number, timeZone: string): string {
  const text = Temporal.Instant.fromEpochMilliseconds(at).toString({ timeZone });
  return text.replace(/[+-]00:00$/, 'Z');
}
