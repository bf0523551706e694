import { closeSync, fsyncSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { backup, type DatabaseSync } from 'node:sqlite';
import { SignalboxError } from '@signalbox/sdk';
import { freeBytes, syncFolder } from './store-folder.ts';

/** Pages that are copied at a time; commits go on between them. 2 MiB take a few milliseconds. */
const PAGES_A_STEP = 256;
/** The store's own disk must not become full by a copy: so much is left over. */
const SPARE_BYTES = 64 * 1024 * 1024;

/**
 * Copies the open store `path` into a new file, which holds one moment of it and is on disk at the end. Work on the
 * same connection goes on meanwhile, and is in the copy too.
 *
 * @throws {SignalboxError} `backup-failed`; nothing is left of the copy then
 * @see https://nodejs.org/docs/latest-v24.x/api/sqlite.html#sqlitebackupsourcedb-path-options
 */
export async function backUp(db: DatabaseSync, path: string, file: string): Promise<void> {
  const failed = (detail: string, cause?: unknown) => new SignalboxError('backup-failed', { file, detail }, { cause });
  try {
    // Its mode counts from the start; a file that is there is not written over.
    closeSync(openSync(file, 'wx', 0o600));
  } catch (error) {
    throw failed(detailOf(error), error);
  }
  try {
    const needed = sizeOf(path) + sizeOf(`${path}-wal`);
    if (freeBytes(file) < needed + SPARE_BYTES) throw failed(`it needs ${needed} bytes, and the disk has no room`);
    await backup(db, file, { rate: PAGES_A_STEP });
    syncFile(file);
    syncFolder(dirname(resolve(file)));
  } catch (error) {
    rmSync(file, { force: true });
    throw SignalboxError.is(error) ? error : failed(detailOf(error), error);
  }
}

function detailOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code } = error as NodeJS.ErrnoException;
  return code === 'EEXIST' ? 'there is a file of this name' : error.message;
}

function syncFile(file: string): void {
  const descriptor = openSync(file, 'r+');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0;
}
