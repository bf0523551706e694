import type { DatabaseSync } from 'node:sqlite';
import { completeEvent, type EventId, type EventRefresh, type NewEvent, type StoredEvent } from '@signalbox/core/store';
import type { Fingerprint } from '@signalbox/sdk';
import { BODY_COLUMN, HEAD_COLUMNS, insertEvent, readEvent } from './event-row.ts';
import { numberOf } from './row.ts';

export interface EventQuery {
  readonly fingerprint?: string;
  readonly before?: EventId;
  readonly limit: number;
}

export interface EventStatements {
  append(events: readonly NewEvent[]): void;
  refresh(refreshes: readonly EventRefresh[]): void;
  read(ids: readonly EventId[]): StoredEvent[];
  list(query: EventQuery): StoredEvent[];
  /** The newest of each; reads the whole table. */
  latest(fingerprints: readonly Fingerprint[]): StoredEvent[];
  lastId(): EventId;
}

const FROM = 'FROM event e LEFT JOIN refresh r ON r.event_id = e.id';

export function prepareEvents(db: DatabaseSync): EventStatements {
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const refreshOne = db.prepare(`INSERT INTO refresh SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM event WHERE id = ?1)
    ON CONFLICT DO UPDATE SET expires_at = coalesce(excluded.expires_at, expires_at), body = coalesce(excluded.body, body)`);
  const readOne = db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM} WHERE e.id = ?`);
  const readMany = db.prepare(
    `SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} FROM json_each(?) j CROSS JOIN event e ON e.id = j.value LEFT JOIN refresh r ON r.event_id = e.id`,
  );
  const listAll = db.prepare(
    `SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM} WHERE e.id < ? ORDER BY e.id DESC LIMIT ?`,
  );
  const listOne = db.prepare(
    `SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM} WHERE e.id < ? AND e.fingerprint = ? ORDER BY e.id DESC LIMIT ?`,
  );
  const latestOf = db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM} WHERE e.id IN (
    SELECT max(id) FROM event WHERE fingerprint IN (SELECT value FROM json_each(?)) GROUP BY fingerprint) ORDER BY e.id`);
  // Not below zero, where there is only what was told before events were referred to.
  const maxId = db.prepare('SELECT max(0, coalesce((SELECT max(id) FROM event), 0)) AS id');
  const lastId = () => numberOf(maxId.get() ?? {}, 'id');
  const find = (id: EventId) => {
    const row = readOne.get(id);
    return row && readEvent(row);
  };

  return {
    append(events) {
      for (const event of events) insertEvent(insert, completeEvent(event, find));
    },
    refresh(refreshes) {
      for (const { id, expiresAt, body } of refreshes) {
        refreshOne.run(id, expiresAt ?? null, body === undefined ? null : JSON.stringify(body));
      }
    },
    read(ids) {
      if (ids.length > 1) return readMany.all(JSON.stringify(ids)).map(readEvent);
      return ids.flatMap((id) => find(id) ?? []);
    },
    list({ fingerprint, before = Number.MAX_SAFE_INTEGER, limit }) {
      const rows = fingerprint === undefined ? listAll.all(before, limit) : listOne.all(before, fingerprint, limit);
      return rows.map(readEvent);
    },
    latest: (fingerprints) => latestOf.all(JSON.stringify(fingerprints)).map(readEvent),
    lastId,
  };
}
