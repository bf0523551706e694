import { type Fingerprint, type ReceivedAlert, SignalboxError, severityOf } from '@signalbox/sdk';
import type { SourceConfig } from '../config/sources/compile-source.ts';
import { bodyHashOf, labelsHashOf } from '../intake/body-hash.ts';
import { classifyAlert } from '../intake/classify-alert.ts';
import { fingerprintOf } from '../intake/fingerprint.ts';
import type { AlertBody, EventKind, NewEvent } from '../store/index.ts';
import { endedUnder } from './ended-under.ts';
import type { AcceptedAlert, AcceptRequest } from './engine-api.ts';
import type { EngineState } from './engine-state.ts';
import { NO_GROUPS, REMEMBER_ENDS_MS, type TrackedAlert, trackedFrom } from './known-alerts.ts';
import { destinationsOf, noteSuppression, placeAlert } from './place-alert.ts';

/** What one request came to: the events to be written, and the answer to its sender. */
export interface Accepted {
  readonly events: readonly NewEvent[];
  readonly accepted: readonly AcceptedAlert[];
  readonly kinds: ReadonlyMap<EventKind | 'none', number>;
}

/**
 * Takes the alerts of one request into memory and gives the events that make them durable. What is in memory is
 * ahead of the store until these are on disk; if they do not get there, memory is read again.
 */
export function acceptAlerts(state: EngineState, request: AcceptRequest, now: number): Accepted {
  const source = state.config.sources.get(request.source);
  if (source === undefined) throw new SignalboxError('source-gone', { source: request.source });
  const events: NewEvent[] = [];
  const accepted: AcceptedAlert[] = [];
  const kinds = new Map<EventKind | 'none', number>();
  const fingerprints = request.alerts.map((alert) =>
    fingerprintOf(source.name, alert, alert.notice ? state.nextReceipt() : ''),
  );
  const inhibited = state.suppression.inhibitedAmong(fingerprints);
  for (const [index, alert] of request.alerts.entries()) {
    const fingerprint = fingerprints[index] ?? '';
    const kind = acceptOne(state, source, alert, fingerprint, inhibited, now, events);
    accepted.push({ fingerprint });
    kinds.set(kind, (kinds.get(kind) ?? 0) + 1);
  }
  return { events, accepted, kinds };
}

function acceptOne(
  state: EngineState,
  source: SourceConfig,
  alert: ReceivedAlert,
  fingerprint: string,
  inhibited: ReadonlySet<Fingerprint>,
  now: number,
  events: NewEvent[],
): EventKind | 'none' {
  const known = state.known.get(fingerprint);
  if (state.unconfirmed.size > 0) state.unconfirmed.delete(fingerprint);
  const received = bodyOf(alert);
  const severity = severityOf(alert.labels);
  const labelsHash = labelsHashOf(alert.key !== undefined, alert.labels);
  const { status, changedAt, notice } = alert;
  const kind = classifyAlert(known, { status, severity, labelsHash, changedAt, notice });
  const bodyHash = bodyHashOf(received);
  const expiresAt = expiryOf(source, alert, now);
  if (kind === 'none') {
    if (known !== undefined) renew(state, known, received, bodyHash, expiresAt);
    return kind;
  }
  const ends = kind === 'resolved' && known !== undefined;
  // Built field by field: this is the hot path, and spreads of optional fields are slow.
  const event: Writable<NewEvent> = {
    id: state.store.allocateEventIds(1),
    kind,
    fingerprint,
    source: source.name,
    at: now,
    arrivedAt: known?.status === 'firing' ? known.arrivedAt : now,
    startsAt: startOf(known, alert, kind, now),
    severity: ends ? known.severity : severity,
    // A resolution keeps the labels of the open alert: by them its channels were notified.
    body: ends && labelsHash !== known.labelsHash ? withoutLabels(received) : received,
  };
  if (known !== undefined && kind !== 'stale') event.supersedes = known.eventId;
  if (status === 'resolved') event.endsAt = alert.endsAt ?? now;
  if (changedAt !== undefined) event.changedAt = changedAt;
  if (expiresAt !== undefined) event.expiresAt = expiresAt;
  if (notice !== undefined) event.notice = notice;
  if (alert.key !== undefined) event.keyed = true;
  const under = ends ? endedUnder(state, known, inhibited, now) : undefined;
  if (under !== undefined) event.endedUnder = under;
  events.push(event);
  if (kind === 'stale') return kind;
  const groups = status === 'firing' ? destinationsOf(state, received) : (known?.groups ?? NO_GROUPS);
  const tracked = trackedFrom(event, ends ? known.labelsHash : labelsHash, bodyHash, groups);
  placeAlert(state, known, tracked, now);
  noteSuppression(state, tracked, received, now);
  if (known !== undefined) state.refreshes.delete(known.eventId);
  watchExpiry(state, known, fingerprint, expiresAt);
  if (known !== undefined || status === 'resolved') {
    state.forgets.set(fingerprint, status === 'resolved' ? now + REMEMBER_ENDS_MS : undefined);
  }
  return kind;
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] };

function bodyOf({ labels, annotations, link, image }: ReceivedAlert): AlertBody {
  const body: Writable<AlertBody> = { labels, annotations };
  if (link !== undefined) body.link = link;
  if (image !== undefined) body.image = image;
  return body;
}

/** A re-send without news: the newest texts and the newest end replace the old ones, lazily. */
function renew(
  state: EngineState,
  known: TrackedAlert,
  body: AlertBody,
  bodyHash: number,
  expiresAt: number | undefined,
): void {
  if (known.status === 'resolved') return;
  const isSameBody = bodyHash === known.bodyHash;
  if (isSameBody && expiresAt === known.expiresAt) return;
  state.known.set(known.fingerprint, { ...known, bodyHash, expiresAt });
  const earlier = state.refreshes.get(known.eventId);
  state.refreshes.set(known.eventId, {
    id: known.eventId,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    ...(isSameBody ? (earlier?.body === undefined ? {} : { body: earlier.body }) : { body }),
  });
  watchExpiry(state, known, known.fingerprint, expiresAt);
}

/** An alert that is looked at earlier anyway is not added again: renewals cost nothing here. */
function watchExpiry(
  state: EngineState,
  before: TrackedAlert | undefined,
  fingerprint: string,
  expiresAt: number | undefined,
): void {
  if (expiresAt === undefined) return;
  if (before?.status === 'firing' && before.expiresAt !== undefined && before.expiresAt <= expiresAt) return;
  state.expiries.add(fingerprint, expiresAt);
}

function expiryOf(source: SourceConfig, alert: ReceivedAlert, now: number): number | undefined {
  if (alert.status === 'resolved' || alert.notice) return undefined;
  if (alert.expiresAt !== undefined) return alert.expiresAt;
  return source.expireAfterMs === undefined ? undefined : now + source.expireAfterMs;
}

/** The earliest start that is known of this run of firing. */
function startOf(known: TrackedAlert | undefined, alert: ReceivedAlert, kind: EventKind, now: number): number {
  const said = alert.startsAt ?? now;
  if (known === undefined || kind === 'stale' || known.status === 'resolved') return said;
  return kind === 'changed' ? Math.min(known.startsAt, said) : known.startsAt;
}

function withoutLabels({ labels: _, ...texts }: AlertBody): Omit<AlertBody, 'labels'> {
  return texts;
}
