import { type JsonObject, parseRfc3339 } from '@signalbox/sdk';
import type { Remark } from './payload.ts';

/** Go's zero time, which its senders write where there is none. */
const ZERO_TIME = Date.parse('0001-01-01T00:00:00Z');

/** Epoch milliseconds, `undefined` where no time is said, `NaN` where something else than a time is said. */
export function readTime(value: unknown): number | undefined {
  if (value === undefined || value === null || value === '') return undefined;
  const time = typeof value === 'string' ? (parseRfc3339(withZone(value)) ?? Number.NaN) : Number.NaN;
  return time === ZERO_TIME ? undefined : time;
}

/**
 * As Alertmanager's own parser takes it: a zone without a colon, and none for UTC.
 * @see https://pkg.go.dev/github.com/go-openapi/strfmt#ParseDateTime
 */
function withZone(text: string): string {
  if (text.endsWith('Z')) return text;
  return /T[\d:.]+$/.test(text) ? `${text}Z` : text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2');
}

/** The same where a time may be missing: what is no time is left out with a remark. */
export function readTimeOf(member: string, alert: JsonObject, remark: Remark): number | undefined {
  const time = readTime(alert[member]);
  if (!Number.isNaN(time)) return time;
  remark(`\`${member}\` is not an RFC 3339 time: it was left out`);
  return undefined;
}
