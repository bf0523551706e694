import { statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { SignalboxError } from '@signalbox/sdk';
import { accessFailure, faultOf } from './failure.ts';
import { migrations } from './migrations/migrations.ts';
import { numberOf, type Row, textOf } from './statements/row.ts';

/** "SBox": marks a file as ours, in the header that SQLite leaves to applications. */
export const APPLICATION_ID = 0x53426f78;

/** A larger store is not read through at a start: that would take seconds. Its small tables are. */
const READ_THROUGH_BYTES = 64 * 1024 * 1024;
const SMALL_TABLES = ['mark', 'active', 'group_state', 'generation', 'silence'];

/**
 * Looks at a file before it is opened for writing, and throws if it should not be. A connection that only reads
 * leaves file and log as they are, also when it closes; one that writes would work the log into the file.
 *
 * @throws {SignalboxError} `store-locked`, `store-foreign`, `store-newer`, `store-damaged`
 */
export function inspectFile(path: string): void {
  const file = statSync(path, { throwIfNoEntry: false });
  if (file === undefined || file.size === 0) return;
  let db: DatabaseSync | undefined;
  try {
    db = new DatabaseSync(path, { readOnly: true, timeout: 0 });
    judgeFormat(path, db);
    judgeHealth(path, db, file.size);
  } catch (error) {
    // What keeps a reader out (an unfinished transaction, no room for the shared memory) need not keep a writer out.
    if (SignalboxError.is(error) || faultOf(error) !== 'other') throw accessFailure(path, error);
  } finally {
    db?.close();
  }
}

/** @returns the format of the store; 0 for an empty file */
export function judgeFormat(path: string, db: DatabaseSync): number {
  const read = (pragma: string) => numberOf(db.prepare(`PRAGMA ${pragma}`).get() ?? {}, pragma);
  const format = read('user_version');
  if (read('application_id') !== APPLICATION_ID) {
    const tables = db.prepare('SELECT count(*) AS tables FROM sqlite_schema').get() ?? {};
    if (format === 0 && numberOf(tables, 'tables') === 0) return 0;
    throw new SignalboxError('store-foreign', { path });
  }
  if (format > migrations.length) {
    throw new SignalboxError('store-newer', { path, found: format, known: migrations.length });
  }
  return format;
}

/** Reads the store through, the large tables only while they are small. */
export function judgeHealth(path: string, db: DatabaseSync, bytes: number): void {
  const checks =
    bytes <= READ_THROUGH_BYTES ? ['quick_check(1)'] : smallTables(db).map((table) => `quick_check('${table}')`);
  for (const check of checks) {
    const [first] = db.prepare(`PRAGMA ${check}`).all() as Row[];
    const detail = String(Object.values(first ?? {})[0] ?? 'no answer');
    if (detail !== 'ok') throw new SignalboxError('store-damaged', { path, detail });
  }
}

/** Those that are there: an older store lacks what a migration will add. */
function smallTables(db: DatabaseSync): readonly string[] {
  const names = new Set(
    db
      .prepare(`SELECT name FROM sqlite_schema WHERE type = 'table'`)
      .all()
      .map((row) => textOf(row, 'name')),
  );
  return SMALL_TABLES.filter((table) => names.has(table));
}
