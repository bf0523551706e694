import { statSync } from 'node:fs';
import { SignalboxError } from '@signalbox/sdk';

/** How often a look is worth its cost. */
const EVERY_MS = 1000;

/**
 * Knows whether the path still leads to the file that was opened. SQLite goes on saying ok when its file was moved
 * or deleted, and everything written since is gone with it.
 */
export interface WatchedFile {
  /** @throws {SignalboxError} `store-moved` */
  check(): void;
  /** The same, unless it was looked at less than a second ago. */
  checkNowAndThen(): void;
}

/** @param now a clock that never goes back, ms */
export function watchFile(path: string, now: () => number = () => performance.now()): WatchedFile {
  const identity = () => {
    const { dev, ino } = statSync(path, { throwIfNoEntry: false }) ?? {};
    return `${dev}:${ino}`;
  };
  const opened = identity();
  let lookedAt = now();
  const check = () => {
    lookedAt = now();
    if (identity() !== opened) throw new SignalboxError('store-moved', { path });
  };
  return {
    check,
    checkNowAndThen: () => {
      if (now() - lookedAt >= EVERY_MS) check();
    },
  };
}
