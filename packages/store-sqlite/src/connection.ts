import type { DatabaseSync } from 'node:sqlite';
import { type ActiveStatements, prepareActive } from './statements/active.ts';
import { type DeliveryStatements, prepareDeliveries } from './statements/deliveries.ts';
import { type EventStatements, prepareEvents } from './statements/events.ts';
import { type GenerationStatements, prepareGenerations } from './statements/generations.ts';
import { type GroupStatements, prepareGroups } from './statements/groups.ts';
import { preparePrune } from './statements/prune.ts';

/** An open database with its statements, prepared once. */
export interface Connection {
  readonly db: DatabaseSync;
  readonly events: EventStatements;
  readonly active: ActiveStatements;
  readonly groups: GroupStatements;
  readonly deliveries: DeliveryStatements;
  readonly generations: GenerationStatements;
  readonly prune: (before: number, limit: number) => number;
  /** Runs work between BEGIN and COMMIT; rolls back what throws. */
  transact(work: () => void): void;
  /** Writes something that means nothing. Throws if the store cannot write. */
  probe(): void;
  /** Works the log into the database file and empties it. Throws if it fails. */
  checkpoint(): void;
  /** Bytes of the file that hold nothing and are written before it grows. */
  spareBytes(): number;
}

export function prepareConnection(db: DatabaseSync): Connection {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const probe = db.prepare('UPDATE mark SET probe = probe + 1');
  const checkpoint = db.prepare('PRAGMA wal_checkpoint(TRUNCATE)');
  const sparePages = db.prepare(
    'SELECT freelist_count * page_size AS bytes FROM pragma_freelist_count, pragma_page_size',
  );

  const transact = (work: () => void) => {
    begin.run();
    try {
      work();
      commit.run();
    } catch (error) {
      // SQLite has rolled back by itself after some errors.
      if (db.isTransaction) rollback.run();
      throw error;
    }
  };

  return {
    db,
    transact,
    events: prepareEvents(db),
    active: prepareActive(db),
    groups: prepareGroups(db),
    deliveries: prepareDeliveries(db),
    generations: prepareGenerations(db),
    prune: preparePrune(db),
    probe: () =>
      transact(() => {
        probe.run();
      }),
    checkpoint: () => {
      checkpoint.get();
    },
    spareBytes: () => Number(sparePages.get()?.['bytes'] ?? 0),
  };
}
