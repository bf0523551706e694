import { closeSync, fsyncSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
import { freeBytes } from './store-folder.ts';

/**
 * Space set aside beside the store. Deleting and checkpointing need space too: on a full disk the reserve is given
 * up, so that the log can be worked into the store, and made again once there is room.
 */
export interface ReserveFile {
  /** True if the reserve is there, or was made now. False: there is no room for it. */
  make(): boolean;
  /** True if there was one to give up. */
  giveUp(): boolean;
}

const PIECE = Buffer.alloc(1024 * 1024);

export function createReserveFile(store: string, bytes: number): ReserveFile {
  const path = `${store}-reserve`;
  const isThere = () => (statSync(path, { throwIfNoEntry: false })?.size ?? -1) >= bytes;

  return {
    make() {
      if (bytes === 0 || isThere()) return true;
      rmSync(path, { force: true });
      // The last room is for the store itself.
      if (freeBytes(store) < bytes * 1.5) return false;
      try {
        fill(path, bytes);
        return true;
      } catch {
        rmSync(path, { force: true });
        return false;
      }
    },
    giveUp() {
      const wasThere = isThere();
      rmSync(path, { force: true });
      return wasThere;
    },
  };
}

function fill(path: string, bytes: number): void {
  const descriptor = openSync(path, 'w', 0o600);
  try {
    // Written, not only sized: a hole reserves nothing.
    for (let left = bytes; left > 0; ) left -= writeSync(descriptor, PIECE, 0, Math.min(left, PIECE.length));
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}
