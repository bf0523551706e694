import { stat } from 'node:fs/promises';
import type { Clock } from '../../time/clock.ts';
import type { ConfigFiles } from '../files/read-files.ts';
import { gatherConfig, type LoadedConfig, type LoadOptions } from '../load-config.ts';

export interface SettledReadingOptions {
  /** As it was given to `loadConfig`. */
  readonly path: string;
  readonly load: LoadOptions;
  /** What was read before: a reading that says the same is taken at once. */
  readonly last: Pick<LoadedConfig, 'digest' | 'empty'>;
  readonly clock: Clock;
  /** Ends the waiting; what was read by then is the result. */
  readonly signal: AbortSignal;
}

/** Whoever writes a file in pieces, each sooner than this after the one before, is waited for. */
const BETWEEN_READINGS_MS = 100;
/** Files that never stand still, or stay empty, are then taken as they are. */
const LONGEST_WAIT_MS = 2_000;

/** What one reading found: the contents, and what the system says of the files. */
interface Reading {
  readonly files: ConfigFiles;
  readonly stamps: string;
}

/**
 * Reads until two readings with a pause between them agree, in the contents and in size and time of every file. A file
 * that is empty and was not empty before counts as one that is still being written: to save in place means to empty the
 * file first. No reading can tell a file of which only a half is written yet from a whole one if its writer pauses for
 * longer than this.
 */
export async function readSettled({ path, load, last, clock, signal }: SettledReadingOptions): Promise<ConfigFiles> {
  const deadline = clock.now() + LONGEST_WAIT_MS;
  const wasEmpty = new Set(last.empty);
  let previous = await readOnce(path, load);
  while (previous.files.digest !== last.digest && clock.now() < deadline && !signal.aborted) {
    await pause(clock, signal);
    const reading = await readOnce(path, load);
    const isWhole = reading.files.empty.every((file) => wasEmpty.has(file));
    if (isWhole && reading.files.digest === previous.files.digest && reading.stamps === previous.stamps) break;
    previous = reading;
  }
  return previous.files;
}

async function readOnce(path: string, load: LoadOptions): Promise<Reading> {
  const files = await gatherConfig(path, load);
  const stamps = await Promise.all(files.watched.map(stampOf));
  return { files, stamps: stamps.join('\n') };
}

/** Folders have none: what happens in one matters only by the files that are found. */
async function stampOf(file: string): Promise<string> {
  const stats = await stat(file, { bigint: true }).catch(() => undefined);
  return stats?.isFile() ? `${stats.dev}:${stats.ino}:${stats.size}:${stats.mtimeNs}` : '';
}

function pause(clock: Clock, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const end = () => {
      timer.cancel();
      signal.removeEventListener('abort', end);
      resolve();
    };
    const timer = clock.schedule(clock.now() + BETWEEN_READINGS_MS, end);
    signal.addEventListener('abort', end);
  });
}
