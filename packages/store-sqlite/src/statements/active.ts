import type { DatabaseSync } from 'node:sqlite';
import { type EventHead, HEAD_COLUMNS, readHead } from './event-row.ts';
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
  current(rememberSince: number): Iterable<EventHead>;
}

const ENDS = `('resolved', 'expired', 'ended', 'unknown-resolved')`;
/** Events read at once: no statement stays open between pages, else the log could not be checkpointed. */
const PAGE = 5000;

export function prepareActive(db: DatabaseSync): ActiveStatements {
  const readMark = db.prepare('SELECT active_through FROM mark');
  const writeMark = db.prepare('UPDATE mark SET active_through = ?');
  const enter = db.prepare(`INSERT INTO active
    SELECT id, CASE WHEN kind IN ${ENDS} THEN at END FROM event WHERE id > ? AND id <= ? AND kind NOT IN ('told', 'stale')`);
  const leave = db.prepare(`DELETE FROM active WHERE event_id IN (
    SELECT supersedes FROM event WHERE id > ? AND id <= ? AND kind <> 'stale' AND supersedes IS NOT NULL)`);
  const supersededAfter = db.prepare(
    `SELECT supersedes FROM event WHERE id > ? AND kind <> 'stale' AND supersedes IS NOT NULL`,
  );
  const workedIn = db.prepare(`SELECT ${HEAD_COLUMNS}
    FROM active a JOIN event e ON e.id = a.event_id LEFT JOIN refresh r ON r.event_id = e.id
    WHERE a.event_id > ?1 AND a.event_id <= ?2 AND (a.ended_at IS NULL OR a.ended_at >= ?3) ORDER BY a.event_id LIMIT ${PAGE}`);
  const after = db.prepare(`SELECT ${HEAD_COLUMNS} FROM event e LEFT JOIN refresh r ON r.event_id = e.id
    WHERE e.id > ?1 AND e.id <= ?2 AND e.kind NOT IN ('told', 'stale') AND (e.kind NOT IN ${ENDS} OR e.at >= ?3)
    ORDER BY e.id LIMIT ${PAGE}`);
  const lastEvent = db.prepare('SELECT coalesce(max(id), 0) AS id FROM event');

  const through = () => numberOf(readMark.get() ?? {}, 'active_through');

  function* pages(statement: typeof workedIn, from: number, to: number, rememberSince: number): Generator<EventHead> {
    let last = from;
    for (;;) {
      const rows = statement.all(last, to, rememberSince);
      for (const row of rows) yield readHead(row);
      if (rows.length < PAGE) return;
      last = numberOf(rows.at(-1) ?? {}, 'id');
    }
  }

  function* current(mark: number, end: number, superseded: ReadonlySet<unknown>, rememberSince: number) {
    for (const head of pages(workedIn, 0, mark, rememberSince)) if (!superseded.has(head.id)) yield head;
    for (const head of pages(after, mark, end, rememberSince)) if (!superseded.has(head.id)) yield head;
  }

  return {
    advance(to) {
      const from = through();
      if (to <= from) return;
      enter.run(from, to);
      leave.run(from, to);
      writeMark.run(to);
    },
    through,
    current(rememberSince) {
      const mark = through();
      const superseded = new Set(supersededAfter.all(mark).map((row) => row['supersedes']));
      return current(mark, numberOf(lastEvent.get() ?? {}, 'id'), superseded, rememberSince);
    },
  };
}
