import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '@signalbox/core/store';
import { SignalboxError } from '@signalbox/sdk';
import { openSqliteStore } from '@signalbox/store-sqlite';
import type { Logger } from 'pino';

const SQLITE = 'sqlite:';

/** The file of a store, absolute; undefined for a store that is not a file. */
function fileOf(place: string, cwd: string): string | undefined {
  return place.startsWith(SQLITE) ? path.resolve(cwd, place.slice(SQLITE.length)) : undefined;
}

/** Does this store exist already? */
export function storeExists(place: string, cwd: string): boolean {
  const file = fileOf(place, cwd);
  return file !== undefined && existsSync(file);
}

/**
 * Opens the store that `place` names: `sqlite:PATH`, relative to the working directory.
 * @throws {SignalboxError} why it cannot be used
 */
export function openStore(place: string, cwd: string, log: Logger): Store {
  const file = fileOf(place, cwd);
  if (file === undefined) {
    const scheme = /^[a-z+]*:/i.exec(place)?.[0] ?? JSON.stringify(place);
    throw new SignalboxError('store-unusable', { path: scheme, detail: 'this version knows `sqlite:PATH` alone' });
  }
  return openSqliteStore(file, { onWarning: (text) => log.warn({ store: file }, text) });
}
