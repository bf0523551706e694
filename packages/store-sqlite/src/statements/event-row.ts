import type { StatementSync } from 'node:sqlite';
import type { AlertBody, EndedUnder, EventKind, StoredEvent } from '@signalbox/core/store';
import type { Row } from './row.ts';
import { bare, numberOf, textOf } from './row.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type EventHead = Omit<StoredEvent, 'body'>;

/** The narrow columns, in the order of {@link readHead}; what was refreshed last counts. */
export const HEAD_COLUMNS = `e.id, e.kind, e.fingerprint, e.source, e.at, e.supersedes, e.arrived_at, e.starts_at, e.ends_at,
  e.changed_at, coalesce(r.expires_at, e.expires_at) AS expires_at, e.notice, e.keyed, e.severity, e.ended_under`;

export const BODY_COLUMN = 'coalesce(r.body, e.body) AS body';

export function readHead(row: Row): EventHead {
  const head: Mutable<EventHead> = {
    id: numberOf(row, 'id'),
    kind: textOf(row, 'kind') as EventKind,
    fingerprint: textOf(row, 'fingerprint'),
    source: textOf(row, 'source'),
    at: numberOf(row, 'at'),
    arrivedAt: numberOf(row, 'arrived_at'),
    startsAt: numberOf(row, 'starts_at'),
    severity: textOf(row, 'severity'),
  };
  if (row['supersedes'] !== null) head.supersedes = numberOf(row, 'supersedes');
  if (row['ends_at'] !== null) head.endsAt = numberOf(row, 'ends_at');
  if (row['changed_at'] !== null) head.changedAt = numberOf(row, 'changed_at');
  if (row['expires_at'] !== null) head.expiresAt = numberOf(row, 'expires_at');
  if (row['notice'] !== null) head.notice = true;
  if (row['keyed'] !== null) head.keyed = true;
  if (row['ended_under'] !== null) head.endedUnder = JSON.parse(textOf(row, 'ended_under')) as EndedUnder;
  return head;
}

export function readEvent(row: Row): StoredEvent {
  const event: Mutable<EventHead> & { body?: AlertBody } = readHead(row);
  const body = JSON.parse(textOf(row, 'body')) as AlertBody;
  return Object.assign(event, { body: { ...body, labels: bare(body.labels), annotations: bare(body.annotations) } });
}

/** As many as the columns of `event`, in their order; named one by one, since a list of them would cost more than SQLite's part. */
export function insertEvent(insert: StatementSync, event: StoredEvent): void {
  insert.run(
    event.id,
    event.kind,
    event.fingerprint,
    event.source,
    event.at,
    event.supersedes ?? null,
    event.arrivedAt,
    event.startsAt,
    event.endsAt ?? null,
    event.changedAt ?? null,
    event.expiresAt ?? null,
    event.notice ? 1 : null,
    event.keyed ? 1 : null,
    event.severity,
    JSON.stringify(event.body),
    event.endedUnder === undefined ? null : JSON.stringify(event.endedUnder),
  );
}
