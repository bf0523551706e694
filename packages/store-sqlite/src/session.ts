import { SignalboxError } from '@signalbox/sdk';
import { type Connection, prepareConnection } from './connection.ts';
import { commitFailure } from './failure.ts';
import { openDatabase } from './open-database.ts';
import { createWalCheckpointer, type WalCheckpointer } from './wal-checkpointer.ts';
import { watchFile } from './watched-file.ts';

export interface SessionOptions {
  /** Hears a sentence about a place or a mode that is doubtful. */
  readonly onWarning: (text: string) => void;
  /** The log is worked into the file once it is larger. Bytes. */
  readonly logCapBytes: number;
  /** Size of the reserve file; at least the log's cap. Bytes. */
  readonly reserveBytes: number;
  /** For tests: what is thrown here stands for a COMMIT that failed before, or after, it was on disk. */
  readonly faults: Faults;
}

export interface Faults {
  beforeCommit?(): void;
  afterCommit?(): void;
}

/** The store's one connection over its life: open, failed, open again, closed. */
export interface Session {
  use(): Connection;
  /** @throws {SignalboxError} what it failed with, or `store-closed` */
  assertUsable(): void;
  /** A full disk can be read, and history removed from it. @throws {SignalboxError} */
  assertReadable(): void;
  /** @throws {SignalboxError} `store-full`, `store-commit-unknown`, `store-moved`; then all fails until `recover` */
  commit(work: () => void): void;
  /** @throws {SignalboxError} while it cannot write */
  recover(): void;
  /** @throws {SignalboxError} */
  tidy(): void;
  close(): void;
  commits(): number;
  /** Bytes of the log that are not worked in yet; 0 while the database is closed. */
  pendingBytes(): number;
}

/** Events that are worked into `active` within a commit, where no pause came for `tidy`. */
const TAIL = 4096;
/** Deliveries whose alerts are worked into `delivery_alert` likewise. */
const DELIVERY_TAIL = 1024;

export function createSession(path: string, options: SessionOptions): Session {
  const open = (): { readonly connection: Connection; readonly wal: WalCheckpointer } => {
    const opened = prepareConnection(openDatabase(path, options.onWarning));
    return { connection: opened, wal: createWalCheckpointer(path, opened, options) };
  };
  let { connection, wal } = open();
  const file = watchFile(path);
  let failure: SignalboxError | undefined;
  let commits = 0;

  const assertReadable = () => {
    if (failure !== undefined && failure.code !== 'store-full') throw failure;
  };

  /** Whatever is thrown inside fails the store for everybody, until `recover`. */
  const guard = (work: () => void) => {
    try {
      work();
    } catch (error) {
      failure = commitFailure(error);
      if (failure.code === 'store-full') wal.makeRoom();
      throw failure;
    }
  };

  /** What lies in the log was perhaps never synced: it counts once it is worked in. */
  const settleLog = () => {
    file.check();
    wal.empty();
    wal.assertRoom();
  };

  try {
    guard(settleLog);
  } catch (error) {
    // A full disk can be read; `recover` says when it can be written.
    if (failure?.code !== 'store-full') {
      connection.db.close();
      throw error;
    }
  }

  return {
    use: () => connection,
    assertUsable() {
      if (failure !== undefined) throw failure;
    },
    assertReadable,

    commit(work) {
      assertReadable();
      guard(() => {
        connection.transact(() => {
          work();
          const { active, events, deliveryAlerts } = connection;
          const last = events.lastId();
          if (last - active.through() >= TAIL) active.advance(last);
          if (deliveryAlerts.behind() >= DELIVERY_TAIL) deliveryAlerts.advance();
          options.faults.beforeCommit?.();
        });
        options.faults.afterCommit?.();
        file.checkNowAndThen();
      });
      commits += 1;
      try {
        guard(wal.keepSmall);
      } catch {
        // This commit is on disk; the next ones are refused with what was kept in `failure`.
      }
    },

    recover() {
      if (failure === undefined) return;
      if (failure.code === 'store-closed') throw failure;
      file.check();
      if (failure.code !== 'store-full') {
        if (connection.db.isOpen) connection.db.close();
        ({ connection, wal } = open());
      }
      guard(() => {
        settleLog();
        connection.probe();
      });
      failure = undefined;
    },

    tidy() {
      assertReadable();
      guard(() => {
        file.check();
        const { active, events, deliveryAlerts } = connection;
        if (active.through() < events.lastId()) connection.transact(() => active.advance(events.lastId()));
        if (deliveryAlerts.behind() > 0) connection.transact(() => deliveryAlerts.advance());
        // A full disk needs the log's space; else keeping it makes commits quicker.
        if (failure === undefined) wal.checkpoint();
        else wal.empty();
        if (failure === undefined) wal.keepReserve();
      });
    },

    close() {
      if (failure?.code === 'store-closed') return;
      failure = new SignalboxError('store-closed');
      if (connection.db.isOpen) connection.db.close();
    },
    commits: () => commits,
    pendingBytes: () => (connection.db.isOpen ? connection.pendingBytes() : 0),
  };
}
