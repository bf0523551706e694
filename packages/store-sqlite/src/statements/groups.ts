import type { DatabaseSync } from 'node:sqlite';
import type { GroupRecord } from '@signalbox/core/store';
import { groupFrom, groupText } from './group-row.ts';
import { textOf } from './row.ts';

export interface GroupStatements {
  save(groups: readonly GroupRecord[]): void;
  forget(ids: readonly string[]): void;
  all(): GroupRecord[];
}

export function prepareGroups(db: DatabaseSync): GroupStatements {
  const upsert = db.prepare('INSERT INTO group_state VALUES (?, ?) ON CONFLICT DO UPDATE SET record = excluded.record');
  const remove = db.prepare('DELETE FROM group_state WHERE id = ?');
  const list = db.prepare('SELECT record FROM group_state ORDER BY id');
  return {
    save(groups) {
      for (const group of groups) upsert.run(group.id, groupText(group));
    },
    forget(ids) {
      for (const id of ids) remove.run(id);
    },
    all: () => list.all().map((row) => groupFrom(textOf(row, 'record'))),
  };
}
