import type { DatabaseSync } from 'node:sqlite';
import type { CurrentEventsQuery, StoredEvent } from '@signalbox/core/store';
import { BODY_COLUMN, HEAD_COLUMNS, readEvent } from './event-row.ts';
import { numberOf } from './row.ts';

/**
 * Which events are current: not superseded, and firing or remembered ends.
 * Accepting only appends to `event`; what follows from it is worked into `active` later, many rows at once.
 * What lies after the mark is folded when it is read.
 */
export interface ActiveStatements {
  /** Works events up to `through` into the table. */
  advance(through: number): void;
  /** The last event that was worked in. */
  through(): number;
  current(query: CurrentEventsQuery): StoredEvent[];
}

const ENDS = `('resolved', 'expired', 'ended', 'unknown-resolved')`;

export function prepareActive(db: DatabaseSync): ActiveStatements {
  const readMark = db.prepare('SELECT active_through FROM mark');
  const writeMark = db.prepare('UPDATE mark SET active_through = ?');
  const enter = db.prepare(`INSERT INTO active
    SELECT id, CASE WHEN kind IN ${ENDS} THEN at END FROM event WHERE id > ? AND id <= ? AND kind NOT IN ('told', 'stale')`);
  const leave = db.prepare(`DELETE FROM active WHERE event_id IN (
    SELECT supersedes FROM event WHERE id > ? AND id <= ? AND kind <> 'stale' AND supersedes IS NOT NULL)`);
  // What the events after the mark supersede is in the list that each statement makes once.
  const superseded = `SELECT supersedes FROM event WHERE id > ?2 AND kind <> 'stale' AND supersedes IS NOT NULL`;
  const workedIn = db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN}
    FROM active a JOIN event e ON e.id = a.event_id LEFT JOIN refresh r ON r.event_id = e.id
    WHERE a.event_id > ?1 AND a.event_id <= ?2 AND (a.ended_at IS NULL OR a.ended_at >= ?3)
      AND a.event_id NOT IN (${superseded}) ORDER BY a.event_id LIMIT ?4`);
  const after = db.prepare(`SELECT ${HEAD_COLUMNS}, ${BODY_COLUMN} FROM event e LEFT JOIN refresh r ON r.event_id = e.id
    WHERE e.id > max(?1, ?2) AND e.kind NOT IN ('told', 'stale') AND (e.kind NOT IN ${ENDS} OR e.at >= ?3)
      AND e.id NOT IN (${superseded}) ORDER BY e.id LIMIT ?4`);

  const through = () => numberOf(readMark.get() ?? {}, 'active_through');

  return {
    advance(to) {
      const from = through();
      if (to <= from) return;
      enter.run(from, to);
      leave.run(from, to);
      writeMark.run(to);
    },
    through,
    current({ rememberSince, after: last = 0, limit }) {
      const mark = through();
      const old = workedIn.all(last, mark, rememberSince, limit);
      const fresh = old.length < limit ? after.all(last, mark, rememberSince, limit - old.length) : [];
      return [...old, ...fresh].map(readEvent);
    },
  };
}
