import type { DatabaseSync } from 'node:sqlite';
import type { StoreCounts } from '@signalbox/core/store';
import { type ActiveStatements, prepareActive } from './statements/active.ts';
import { prepareCounts } from './statements/counts.ts';
import { type DeliveryStatements, prepareDeliveries } from './statements/deliveries.ts';
import { type DeliveryAlertStatements, prepareDeliveryAlerts } from './statements/delivery-alerts.ts';
import { type DeliveryListStatements, prepareDeliveryList } from './statements/delivery-list.ts';
import { type EventStatements, prepareEvents } from './statements/events.ts';
import { type GenerationStatements, prepareGenerations } from './statements/generations.ts';
import { type GroupStatements, prepareGroups } from './statements/groups.ts';
import { preparePrune } from './statements/prune.ts';
import { prepareSilences, type SilenceStatements } from './statements/silences.ts';

/** An open database with its statements, prepared once. */
export interface Connection {
  readonly db: DatabaseSync;
  readonly events: EventStatements;
  readonly active: ActiveStatements;
  readonly groups: GroupStatements;
  readonly deliveries: DeliveryStatements;
  readonly deliveryAlerts: DeliveryAlertStatements;
  readonly deliveryList: DeliveryListStatements;
  readonly generations: GenerationStatements;
  readonly silences: SilenceStatements;
  readonly prune: (before: number, limit: number) => number;
  readonly count: () => StoreCounts;
  /** Runs work between BEGIN and COMMIT; rolls back what throws. */
  transact(work: () => void): void;
  /** Writes something that means nothing. Throws if the store cannot write. */
  probe(): void;
  /**
   * Works the log into the database file; the log is written from its beginning again. `truncate`: and gives its
   * space back, which makes the next commits slower, since each lengthens the file. Throws if it fails.
   */
  checkpoint(how: 'reuse' | 'truncate'): void;
  /** Bytes of the log that are not worked in yet. */
  pendingBytes(): number;
  /** Bytes of the file that hold nothing and are written before it grows. */
  spareBytes(): number;
}

export function prepareConnection(db: DatabaseSync): Connection {
  const begin = db.prepare('BEGIN IMMEDIATE');
  const commit = db.prepare('COMMIT');
  const rollback = db.prepare('ROLLBACK');
  const probe = db.prepare('UPDATE mark SET probe = probe + 1');
  const checkpoints = {
    reuse: db.prepare('PRAGMA wal_checkpoint(RESTART)'),
    truncate: db.prepare('PRAGMA wal_checkpoint(TRUNCATE)'),
  };
  // Only looks, and takes a microsecond. @see https://www.sqlite.org/pragma.html#pragma_wal_checkpoint
  const look = db.prepare('PRAGMA wal_checkpoint(NOOP)');
  const pageBytes = Number(db.prepare('PRAGMA page_size').get()?.['page_size'] ?? 4096);
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
    deliveryAlerts: prepareDeliveryAlerts(db),
    deliveryList: prepareDeliveryList(db),
    generations: prepareGenerations(db),
    silences: prepareSilences(db),
    prune: preparePrune(db),
    count: prepareCounts(db),
    probe: () =>
      transact(() => {
        probe.run();
      }),
    checkpoint: (how) => {
      checkpoints[how].get();
    },
    pendingBytes: () => {
      const { log, checkpointed } = look.get() ?? {};
      return Math.max(0, Number(log) - Number(checkpointed)) * pageBytes;
    },
    spareBytes: () => Number(sparePages.get()?.['bytes'] ?? 0),
  };
}
