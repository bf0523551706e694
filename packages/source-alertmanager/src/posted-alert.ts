import { type JsonObject, parseWebAddress, type ReceivedAlert } from '@signalbox/sdk';
import { readAnnotations, readLabels } from './labels.ts';
import type { Reading } from './payload.ts';
import { readTime } from './read-time.ts';

export interface PostTimes {
  readonly receivedAt: number;
  /** How long an alert without an end fires unless it is posted again. */
  readonly resolveTimeoutMs: number;
}

/**
 * Reads one alert of `POST /api/v2/alerts`. It has no status: an end that is over means resolved, one to come is an
 * expiry that the next post renews. Any date is taken, as by Alertmanager.
 */
export function readPostedAlert(
  posted: JsonObject,
  { receivedAt, resolveTimeoutMs }: PostTimes,
): Reading<ReceivedAlert> {
  const labels = readLabels(posted['labels']);
  if ('problem' in labels) return labels;
  const annotations = readAnnotations(posted['annotations']);
  if ('problem' in annotations) return annotations;

  const startsAt = readTime(posted['startsAt']);
  if (Number.isNaN(startsAt)) return { problem: '`startsAt` is not an RFC 3339 time' };
  const saidEnd = readTime(posted['endsAt']);
  if (Number.isNaN(saidEnd)) return { problem: '`endsAt` is not an RFC 3339 time' };
  const endsAt = saidEnd ?? receivedAt + resolveTimeoutMs;
  if (startsAt !== undefined && endsAt < startsAt) return { problem: 'the alert ends before it starts' };

  // Built field by field: this is the hot path, and spreads of optional fields are slow.
  const status = endsAt <= receivedAt ? 'resolved' : 'firing';
  const alert: Writable<ReceivedAlert> = { status, labels: labels.value, annotations: annotations.value };
  if (status === 'resolved') {
    alert.startsAt = startsAt ?? endsAt;
    alert.endsAt = endsAt;
  } else {
    if (startsAt !== undefined) alert.startsAt = startsAt;
    alert.expiresAt = endsAt;
  }
  const link = parseWebAddress(posted['generatorURL'])?.href;
  if (link !== undefined) alert.link = link;
  return { value: alert };
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
