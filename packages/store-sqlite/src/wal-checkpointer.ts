import { SignalboxError } from '@signalbox/sdk';
import type { Connection } from './connection.ts';
import { faultOf } from './failure.ts';
import { createReserveFile } from './reserve-file.ts';
import { freeBytes } from './store-folder.ts';

export interface WalLimits {
  /** The log is worked into the file once it is larger. Bytes. */
  readonly logCapBytes: number;
  /** Size of the reserve file; at least the log's cap. Bytes. */
  readonly reserveBytes: number;
}

/** Works the log into the file in time, and keeps the space that this needs. SQLite's own checkpoints fail in silence. */
export interface WalCheckpointer {
  /** Works the log in and gives its space back; on a full disk with the reserve's. Throws SQLite's error if it fails. */
  empty(): void;
  /** Works the log in, and keeps its space for the next commits. */
  checkpoint(): void;
  /** The same, if the log has become large. */
  keepSmall(): void;
  /** Gives up the reserve, so that a full disk can be read, and pruned. */
  makeRoom(): void;
  /** Makes the reserve again, if there is room for it now. */
  keepReserve(): void;
  /** @throws {SignalboxError} `store-full` if there is no room for what comes */
  assertRoom(): void;
}

export function createWalCheckpointer(path: string, connection: Connection, limits: WalLimits): WalCheckpointer {
  const reserve = createReserveFile(path, limits.reserveBytes);

  const checkpoint = (how: 'reuse' | 'truncate') => {
    try {
      connection.checkpoint(how);
    } catch (error) {
      if (faultOf(error) !== 'full' || !reserve.giveUp()) throw error;
      connection.checkpoint(how);
    }
  };

  return {
    empty: () => checkpoint('truncate'),
    checkpoint: () => checkpoint('reuse'),
    keepSmall: () => {
      if (connection.pendingBytes() > limits.logCapBytes) checkpoint('reuse');
    },
    makeRoom: () => {
      reserve.giveUp();
    },
    keepReserve: () => {
      reserve.make();
    },
    assertRoom() {
      if (reserve.make()) return;
      // Pruned space within the file serves as well, as long as the log has room to grow.
      if (connection.spareBytes() >= limits.reserveBytes && freeBytes(path) >= limits.logCapBytes) return;
      throw new SignalboxError('store-full');
    },
  };
}
