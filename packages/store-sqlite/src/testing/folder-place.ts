import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { StorePlace } from '@signalbox/core/store/testing';
import { openSqliteStore, type SqliteStoreOptions } from '../sqlite-store.ts';

/** A new folder under the system's temporary one. */
export function temporaryFolder(): string {
  return mkdtempSync(join(tmpdir(), 'signalbox-store-'));
}

/** A folder for one store. */
export async function folderPlace(options?: SqliteStoreOptions): Promise<StorePlace & { readonly path: string }> {
  const folder = temporaryFolder();
  const path = join(folder, 'signalbox.db');
  return {
    path,
    open: async () => openSqliteStore(path, options),
    remove: async () => rmSync(folder, { recursive: true, force: true }),
  };
}
