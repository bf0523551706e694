import { type JsonObject, parseWebAddress, type ReceivedAlert } from '@signalbox/sdk';
import { readAnnotations, readLabels } from './labels.ts';
import type { Reading, Remark } from './payload.ts';
import { readTimeOf } from './read-time.ts';

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
  remark: Remark,
): Reading<ReceivedAlert> {
  const labels = readLabels(posted['labels'], remark);
  if ('problem' in labels) return labels;
  const annotations = readAnnotations(posted['annotations'], remark);
  const saidStart = readTimeOf('startsAt', posted, remark);
  const endsAt = readTimeOf('endsAt', posted, remark) ?? receivedAt + resolveTimeoutMs;
  const startsAt = startBefore(endsAt, saidStart, remark);

  // Built field by field: this is the hot path, and spreads of optional fields are slow.
  const status = endsAt <= receivedAt ? 'resolved' : 'firing';
  const alert: Writable<ReceivedAlert> = { status, labels: labels.value, annotations };
  if (status === 'resolved') {
    alert.startsAt = startsAt ?? endsAt;
    alert.endsAt = endsAt;
  } else {
    if (startsAt !== undefined) alert.startsAt = startsAt;
    alert.expiresAt = endsAt;
  }
  const link = linkOf(posted['generatorURL'], remark);
  if (link !== undefined) alert.link = link;
  return { value: alert };
}

/** The address of the alert before and its normal form: all alerts of a rule have one, and parsing it is half of reading an alert. */
let latest: { readonly written: unknown; readonly link: string | undefined } = { written: undefined, link: undefined };

export function linkOf(written: unknown, remark: Remark): string | undefined {
  if (written !== latest.written) latest = { written, link: parseWebAddress(written)?.href };
  const isThere = written !== undefined && written !== null && written !== '';
  if (latest.link === undefined && isThere) remark('`generatorURL` is not an http(s) address: it was left out');
  return latest.link;
}

/** Alertmanager refuses an alert that ends before it starts. The end says whether it fires, so the start is not believed. */
function startBefore(endsAt: number, startsAt: number | undefined, remark: Remark): number | undefined {
  if (startsAt === undefined || startsAt <= endsAt) return startsAt;
  remark('the alert ends before it starts: `startsAt` was left out');
  return undefined;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };
