import type { DatabaseSync } from 'node:sqlite';
import type { SilenceRecord } from '@signalbox/core/store';
import { type Row, textOf } from './row.ts';

export interface SilenceStatements {
  save(silence: SilenceRecord): void;
  /** What each one says now, by id, of those that end after `end`. */
  endingAfter(end: number): SilenceRecord[];
  /** All revisions of one silence, the newest first. */
  history(id: string): SilenceRecord[];
  /** Removes those that ended before `end` with their history, the oldest first; returns how many. */
  remove(end: number, limit: number): number;
}

const NEWEST = 'number IN (SELECT max(number) FROM silence GROUP BY id)';

export function prepareSilences(db: DatabaseSync): SilenceStatements {
  const insert = db.prepare('INSERT INTO silence (id, ends_at, record) VALUES (?, ?, ?)');
  const newest = db.prepare(`SELECT record FROM silence WHERE ends_at > ? AND ${NEWEST} ORDER BY id`);
  const ofOne = db.prepare('SELECT record FROM silence WHERE id = ? ORDER BY number DESC');
  const old = db.prepare(`SELECT id FROM silence WHERE ends_at < ? AND ${NEWEST} ORDER BY ends_at, id LIMIT ?`);
  const removeOne = db.prepare('DELETE FROM silence WHERE id = ?');
  return {
    save(silence) {
      insert.run(silence.id, silence.endsAt, JSON.stringify(silence));
    },
    endingAfter: (end) => newest.all(end).map(readSilence),
    history: (id) => ofOne.all(id).map(readSilence),
    remove(end, limit) {
      const ids = old.all(end, limit).map((row) => textOf(row, 'id'));
      for (const id of ids) removeOne.run(id);
      return ids.length;
    },
  };
}

function readSilence(row: Row): SilenceRecord {
  return JSON.parse(textOf(row, 'record')) as SilenceRecord;
}
