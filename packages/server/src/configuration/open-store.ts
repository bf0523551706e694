import { existsSync } from 'node:fs';
import path from 'node:path';
import type { Store } from '@signalbox/core/store';
import { SignalboxError } from '@signalbox/sdk';
import { openSqliteStore, setAside } from '@signalbox/store-sqlite';

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
 *
 * @param onWarning hears a sentence about a store that is doubtful
 * @throws {SignalboxError} why it cannot be used
 */
export function openStore(place: string, cwd: string, onWarning: (text: string, file: string) => void): Store {
  const file = knownFileOf(place, cwd);
  return openSqliteStore(file, { onWarning: (text) => onWarning(text, file) });
}

/**
 * Renames the store that `place` names, so that the next start begins a new one.
 * @returns its new name
 * @throws {SignalboxError} why it stays as it is
 */
export function setStoreAside(place: string, cwd: string, now: Date): Promise<string> {
  return setAside(knownFileOf(place, cwd), now);
}

function knownFileOf(place: string, cwd: string): string {
  const file = fileOf(place, cwd);
  if (file !== undefined) return file;
  const scheme = /^[a-z+]*:/i.exec(place)?.[0] ?? JSON.stringify(place);
  throw new SignalboxError('store-unusable', { path: scheme, detail: 'this version knows `sqlite:PATH` alone' });
}
