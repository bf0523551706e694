import type { DatabaseSync } from 'node:sqlite';
import {
  completeEvent,
  type EventId,
  type EventQuery,
  type EventRefresh,
  type NewEvent,
  type StoredEvent,
} from '@signalbox/core/store';
import type { Fingerprint } from '@signalbox/sdk';
import { BODY_COLUMN, HEAD_COLUMNS, insertEvent, readEvent } from './event-row.ts';
import { numberOf } from './row.ts';

export interface EventStatements {
  append(events: readonly NewEvent[]): void;
  refresh(refreshes: readonly EventRefresh[]): void;
  read(ids: readonly EventId[]): StoredEvent[];
  list(query: EventQuery): StoredEvent[];
  /** The newest of each; reads the whole table. */
  latest(fingerprints: readonly Fingerprint[]): StoredEvent[];
  lastId(): EventId;
}

/** By so much a clock may have been set back at a start: then times do not ascend with ids. */
const SET_BACK_MS = 3_600_000;

const FROM = 'FROM event e LEFT JOIN refresh r ON r.event_id = e.id';

export function prepareEvents(db: DatabaseSync): EventStatements {
  const insert = db.prepare('INSERT INTO event VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const refreshOne = db.prepare(`INSERT INTO refresh SELECT ?1, ?2, ?3 WHERE EXISTS (SELECT 1 FROM event WHERE id = ?1)
    ON CONFLICT DO UPDATE SET expires_at = coalesce(excluded.expires_at, expires_at), body = coalesce(excluded.body, body)`);
  const readOne = db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM} WHERE e.id = ?`);
  const readMany = db.prepare(
    `SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} FROM json_each(?) j CROSS JOIN event e ON e.id = j.value LEFT JOIN refresh r ON r.event_id = e.id`,
  );
  const list = (also: string, order: 'DESC' | 'ASC') =>
    db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} ${FROM}
      WHERE e.id < ?1 AND e.id > ?2 AND e.at >= ?3 AND e.at < ?4 ${also} ORDER BY e.id ${order} LIMIT ?5`);
  const ofOne = 'AND e.fingerprint = ?6';
  const newestFirst = { all: list('', 'DESC'), one: list(ofOne, 'DESC') };
  const oldestFirst = { all: list('', 'ASC'), one: list(ofOne, 'ASC') };
  const firstFrom = db.prepare('SELECT id, at FROM event WHERE id >= ? ORDER BY id LIMIT 1');
  /** About the first id that arrived at a time or later: ids go by arrival, but for clocks that were set. */
  const firstAt = (time: number) => {
    let [low, high] = [1, lastId() + 1];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const row = firstFrom.get(middle);
      if (row !== undefined && numberOf(row, 'at') < time) low = numberOf(row, 'id') + 1;
      else high = middle;
    }
    return low;
  };
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
    list({ fingerprint, before, after = Number.MIN_SAFE_INTEGER, since, until, oldestFirst: isOldestFirst, limit }) {
      const from = Math.max(after, since === undefined ? Number.MIN_SAFE_INTEGER : firstAt(since - SET_BACK_MS) - 1);
      const to = Math.min(before ?? lastId() + 1, until === undefined ? lastId() + 1 : firstAt(until + SET_BACK_MS));
      const bounds = [to, from, since ?? Number.MIN_SAFE_INTEGER, until ?? Number.MAX_SAFE_INTEGER, limit] as const;
      const { all, one } = isOldestFirst ? oldestFirst : newestFirst;
      const rows = fingerprint === undefined ? all.all(...bounds) : one.all(...bounds, fingerprint);
      return rows.map(readEvent);
    },
    latest: (fingerprints) => latestOf.all(JSON.stringify(fingerprints)).map(readEvent),
    lastId,
  };
}
