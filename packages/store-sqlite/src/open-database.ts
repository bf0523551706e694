import { closeSync, existsSync, openSync, rmSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { SignalboxError } from '@signalbox/sdk';
import { accessFailure } from './failure.ts';
import { APPLICATION_ID, inspectFile, judgeFormat } from './inspect-file.ts';
import { migrations } from './migrations/migrations.ts';
import { judgePlace, makeFolder, syncFolder } from './store-folder.ts';

/** Older ones can lose commits when a checkpoint meets a writer. @see https://www.sqlite.org/wal.html#walresetbug */
const NEEDED_SQLITE = '3.51.3';

/**
 * Opens or makes the store at `path`, brings it to the present format, and takes it for this process alone:
 * SQLite's lock on the file is held from the first access to the close, and ends with the process.
 *
 * @throws {SignalboxError} `sqlite-too-old`, `store-place`, `store-locked`, `store-foreign`, `store-newer`,
 * `store-damaged`, `store-unusable`. What was refused is left as it is.
 */
export function openDatabase(path: string, onWarning: (text: string) => void): DatabaseSync {
  judgeSqlite(process.versions['sqlite'] ?? 'none');
  try {
    makeFolder(path);
    const doubt = judgePlace(path);
    if (doubt !== undefined) onWarning(doubt);
    inspectFile(path);
    makeFile(path);
    warnOfReaders(path, onWarning);
    return connect(path);
  } catch (error) {
    throw accessFailure(path, error);
  }
}

/** @throws {SignalboxError} `sqlite-too-old` */
export function judgeSqlite(found: string): void {
  const number = (version: string) => version.split('.').reduce((sum, part) => sum * 1000 + Number(part), 0);
  if (number(found) >= number(NEEDED_SQLITE)) return;
  throw new SignalboxError('sqlite-too-old', { found, needed: NEEDED_SQLITE });
}

/** Makes the file, so that it has its mode from the start. One that is there is not touched: closing it would drop SQLite's locks. */
function makeFile(path: string): void {
  if (existsSync(path)) return;
  closeSync(openSync(path, 'wx', 0o600));
  syncFolder(dirname(resolve(path)));
}

function warnOfReaders(path: string, onWarning: (text: string) => void): void {
  const mode = statSync(path).mode & 0o777;
  if ((mode & 0o077) === 0) return;
  onWarning(`the store ${path} may be read by others (mode ${mode.toString(8)}): chmod 600 it`);
}

function connect(path: string): DatabaseSync {
  const db = new DatabaseSync(path, { timeout: 0, defensive: true });
  try {
    // Exclusive from the first access: nobody reads or writes beside us, and the log needs no shared memory.
    db.exec('PRAGMA locking_mode = EXCLUSIVE; PRAGMA cell_size_check = ON; PRAGMA trusted_schema = OFF');
    db.exec('PRAGMA temp_store = MEMORY; PRAGMA cache_size = -8192');
    const format = judgeFormat(path, db);
    if (format < migrations.length) migrate(db, format);
    db.exec('PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 0');
    // Takes the lock also where nothing was migrated, and begins the log.
    db.exec('BEGIN IMMEDIATE; COMMIT');
    // Left by whoever looked at the file before; of no use to one who holds the lock.
    rmSync(`${path}-shm`, { force: true });
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

/**
 * With a rollback journal, so that the file's header says its format as soon as it has it, and an older version
 * that opens it sees that. EXTRA syncs the folder once the journal is gone.
 */
function migrate(db: DatabaseSync, format: number): void {
  // Larger pages hold more rows: a tenth less work for each commit. It counts for a new file only.
  db.exec('PRAGMA page_size = 8192; PRAGMA journal_mode = DELETE; PRAGMA synchronous = EXTRA; BEGIN IMMEDIATE');
  try {
    for (const migration of migrations.slice(format)) db.exec(migration);
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length}`);
    db.exec('COMMIT');
  } catch (error) {
    if (db.isTransaction) db.exec('ROLLBACK');
    throw error;
  }
}
