import { existsSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { SignalboxError } from '@signalbox/sdk';
import { inspectFile } from './inspect-file.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { locateStore, syncFolder } from './store-folder.ts';

/**
 * Renames the store at `path` with what belongs to it, so that the next start begins a new one: also one that is
 * damaged, newer, or no store at all. What lies in its log is worked in before, where it can be opened.
 *
 * @param now for the new name
 * @returns the new name
 * @throws {SignalboxError} `store-locked`; `store-unusable` if there is no such file
 */
export async function setAside(path: string, now: Date): Promise<string> {
  const file = locateStore(path);
  if (!existsSync(file)) throw new SignalboxError('store-unusable', { path, detail: 'there is no such file' });
  await assertUnused(file);
  const aside = `${file}.set-aside-${now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
  if (existsSync(aside)) throw new SignalboxError('store-unusable', { path: aside, detail: 'it is there already' });
  renameSync(file, aside);
  // A log that is left belongs to a store that could not be opened: it may be all that is whole of it.
  for (const end of ['-wal', '-journal']) if (existsSync(file + end)) renameSync(file + end, aside + end);
  for (const end of ['-shm', '-reserve']) rmSync(file + end, { force: true });
  syncFolder(dirname(file));
  return aside;
}

async function assertUnused(file: string): Promise<void> {
  try {
    inspectFile(file);
    await openSqliteStore(file, { reserveBytes: 0 }).close();
  } catch (error) {
    if (SignalboxError.is(error) && error.code === 'store-locked') throw error;
  }
}
