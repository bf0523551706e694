import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import type { StoredEvent } from '@signalbox/core/store';
import type { SignalboxError } from '@signalbox/sdk';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { APPLICATION_ID } from './inspect-file.ts';
import { migrations } from './migrations/migrations.ts';
import { judgeSqlite } from './open-database.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { judgePlace } from './store-folder.ts';
import { temporaryFolder } from './testing/folder-place.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'signalbox.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** File and log as bytes: what a refusal may not change. */
function contents(): Record<string, string> {
  const kept = readdirSync(folder).filter((name) => name.endsWith('.db') || name.endsWith('-journal'));
  const hashOf = (name: string) =>
    createHash('sha256')
      .update(readFileSync(join(folder, name)))
      .digest('hex');
  const log = `${path}-wal`;
  return {
    ...Object.fromEntries(kept.map((name) => [name, hashOf(name)])),
    log: statSync(log, { throwIfNoEntry: false })?.size ? hashOf('signalbox.db-wal') : 'empty',
  };
}

function refusal(): SignalboxError {
  const before = contents();
  try {
    openSqliteStore(path);
  } catch (error) {
    expect(contents()).toEqual(before);
    return error as SignalboxError;
  }
  throw new Error('it was opened');
}

async function aStore(): Promise<void> {
  const store = openSqliteStore(path, { reserveBytes: 0 });
  await store.saveGeneration({
    hash: 'a',
    at: 1,
    main: 'signalbox.yaml',
    files: [{ path: 'x', text: 'y'.repeat(60_000) }],
  });
  await store.close();
}

/** The state of a killed process: its last commits are in the log only. */
function leaveInLog(sql: string): void {
  const copy = join(folder, 'copy');
  const db = new DatabaseSync(path);
  db.exec(`PRAGMA journal_mode = WAL; PRAGMA wal_autocheckpoint = 0; ${sql}`);
  mkdirSync(copy);
  for (const end of ['', '-wal']) copyFileSync(`${path}${end}`, join(copy, `db${end}`));
  db.close();
  for (const end of ['', '-wal']) copyFileSync(join(copy, `db${end}`), `${path}${end}`);
}

describe('a new store', () => {
  it('is made with its folders, for its owner alone', async () => {
    path = join(folder, 'a', 'b', 'signalbox.db');
    const store = openSqliteStore(path);
    await store.saveGeneration({ hash: 'a', at: 1, main: 'signalbox.yaml', files: [] });
    const modes = readdirSync(join(folder, 'a', 'b')).map((name) => [
      name,
      statSync(join(folder, 'a', 'b', name)).mode & 0o777,
    ]);
    expect(Object.fromEntries(modes)).toEqual({
      'signalbox.db': 0o600,
      'signalbox.db-wal': 0o600,
      'signalbox.db-reserve': 0o600,
    });
    await store.close();
  });

  it('begins in an empty file', async () => {
    writeFileSync(path, '');
    await aStore();
  });

  it('says its format in its header, for older versions to see', async () => {
    await aStore();
    const header = readFileSync(path);
    expect([header.readUInt32BE(60), header.readUInt32BE(68)]).toEqual([migrations.length, APPLICATION_ID]);
  });

  it('warns of a file that others may read', async () => {
    await aStore();
    chmodSync(path, 0o644);
    const warnings: string[] = [];
    await openSqliteStore(path, { onWarning: (text) => warnings.push(text) }).close();
    expect(warnings).toEqual([expect.stringContaining('mode 644')]);
  });
});

describe('a store of an older version', () => {
  it('is brought to the present format with what it keeps', async () => {
    const [first = ''] = migrations;
    const old = new DatabaseSync(path);
    old.exec(`${first}; PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
    old.exec(`INSERT INTO group_state VALUES ('group-1', '{"id":"group-1","route":"ops","key":{},"told":[]}')`);
    old.close();
    const store = openSqliteStore(path, { reserveBytes: 0 });
    expect(await store.load(0)).toMatchObject({ groups: [{ id: 'group-1' }], silences: [] });
    await store.close();
    expect(readFileSync(path).readUInt32BE(60)).toBe(migrations.length);
  });

  it('is read as it was before ends said what suppressed them, and notes that from then on', async () => {
    const format = 2;
    const old = new DatabaseSync(path);
    for (const migration of migrations.slice(0, format)) old.exec(migration);
    old.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${format}`);
    const body = { labels: { host: 'web1' }, annotations: {} };
    const insert = old.prepare(
      "INSERT INTO event VALUES (?, ?, ?, 'mackerel', ?, ?, 900, 900, ?, NULL, NULL, NULL, NULL, 'critical', ?)",
    );
    insert.run(1, 'new', 'open', 1_000, null, null, JSON.stringify(body));
    insert.run(2, 'resolved', 'over', 2_000, null, 1_900, JSON.stringify(body));
    const about = { channel: 'room', thread: 't', at: 1_500, contentHash: 'c' };
    const alert = { fingerprint: 'open', severity: 'critical', at: 1_500 };
    const group = { id: 'group-1', route: 'ops', key: { host: 'web1' }, notifiedAt: 1_500 };
    const told = [{ ...about, firing: [{ ...alert, heard: 'yes', suppressed: true }] }];
    old.prepare("INSERT INTO group_state VALUES ('group-1', ?)").run(JSON.stringify({ ...group, told }));
    old.close();

    const store = openSqliteStore(path, { reserveBytes: 0 });
    const common = { source: 'mackerel', arrivedAt: 900, startsAt: 900, severity: 'critical', body };
    const events = [
      { id: 1, kind: 'new', fingerprint: 'open', at: 1_000, ...common },
      { id: 2, kind: 'resolved', fingerprint: 'over', at: 2_000, endsAt: 1_900, ...common },
    ];
    expect(await store.readEvents([1, 2])).toEqual(events);
    expect((await store.load(0)).groups).toEqual([
      {
        ...group,
        notified: [
          { ...about, firing: [{ ...alert, delivered: 'yes', suppressed: { by: 'silence', since: alert.at } }] },
        ],
      },
    ]);
    const id = store.allocateEventIds(1);
    const ended: StoredEvent = {
      ...common,
      id,
      kind: 'expired',
      fingerprint: 'open',
      at: 3_000,
      supersedes: 1,
      endedUnder: { by: 'silence', mutedRoutes: [] },
    };
    await store.appendEvents([ended]);
    await store.close();
    const reopened = openSqliteStore(path, { reserveBytes: 0 });
    expect(await reopened.readEvents([1, 2, id])).toEqual([...events, ended]);
    await reopened.close();
  });
});

describe('a file that is refused stays as it is', () => {
  it('text', () => {
    writeFileSync(path, 'dear diary, '.repeat(1_000));
    expect(refusal()).toMatchObject({ code: 'store-foreign' });
  });

  it('the database of another program', () => {
    new DatabaseSync(path).exec('CREATE TABLE mine (x); INSERT INTO mine VALUES (1)');
    expect(refusal()).toMatchObject({ code: 'store-foreign' });
  });

  it('the database of another program that has its last commits in its log', () => {
    leaveInLog('CREATE TABLE mine (x); INSERT INTO mine VALUES (1)');
    expect(refusal()).toMatchObject({ code: 'store-foreign' });
  });

  it('a store of a newer version', async () => {
    await aStore();
    new DatabaseSync(path).exec(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(refusal()).toMatchObject({
      code: 'store-newer',
      message: expect.stringContaining(`format ${migrations.length + 1}`),
    });
  });

  it('a store of a newer version that was killed', async () => {
    await aStore();
    leaveInLog(`PRAGMA user_version = ${migrations.length + 1}`);
    expect(refusal()).toMatchObject({ code: 'store-newer' });
  });

  it('a store with a page that holds nonsense', async () => {
    await aStore();
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096, 8192);
    writeFileSync(path, bytes);
    expect(refusal()).toMatchObject({ code: 'store-damaged', message: expect.stringContaining(path) });
  });

  it('a store with a page that holds nonsense, and commits in its log', async () => {
    await aStore();
    leaveInLog('UPDATE mark SET probe = 7');
    const bytes = readFileSync(path);
    bytes.fill(0x5a, 4096 * 2, 4096 * 4);
    writeFileSync(path, bytes);
    expect(refusal()).toMatchObject({ code: 'store-damaged' });
  });

  it('a store that was cut short', async () => {
    await aStore();
    truncateSync(path, 3 * 4096);
    expect(refusal()).toMatchObject({ code: 'store-damaged' });
  });
});

describe('a place for a store', () => {
  it.each([
    [0x6969, 'NFS'],
    [0xfe534d42, 'SMB'],
    [0xff534d42, 'CIFS'],
    [0x01021997, '9p'],
  ])('is refused on a network file system (%i)', (type, kind) => {
    expect(() => judgePlace(path, type)).toThrow(
      expect.objectContaining({ code: 'store-place', message: expect.stringContaining(kind) }),
    );
  });

  it.each([
    [0x65735546, 'FUSE'],
    [0x1021994, 'tmpfs'],
    [0x794c7630, 'overlay'],
  ])('is doubted where a store may vanish (%i)', (type, word) => {
    expect(judgePlace(path, type)).toContain(word);
  });

  it('is a matter of course on a disk', () => {
    expect(judgePlace(path, 0xef53)).toBeUndefined();
  });

  it('cannot be a folder', () => {
    mkdirSync(path);
    expect(() => openSqliteStore(path)).toThrow(expect.objectContaining({ code: 'store-unusable' }));
  });

  it('cannot lie below a file', () => {
    writeFileSync(path, '');
    expect(() => openSqliteStore(join(path, 'signalbox.db'))).toThrow(
      expect.objectContaining({ code: 'store-unusable' }),
    );
  });
});

describe('a link to a store', () => {
  it('leads to the file, with its log beside it', async () => {
    await aStore();
    const link = join(folder, 'link.db');
    symlinkSync(path, link);
    const store = openSqliteStore(link, { reserveBytes: 0 });
    await store.saveGeneration({ hash: 'b', at: 2, main: 'signalbox.yaml', files: [] });
    expect((await store.stats()).pendingBytes).toBeLessThan(statSync(`${path}-wal`).size);
    await store.close();
  });
});

describe('the SQLite of this Node.js', () => {
  it.each(['3.51.2', '3.46.1', '2.99.99', 'none'])('%s is too old', (version) => {
    expect(() => judgeSqlite(version)).toThrow(expect.objectContaining({ code: 'sqlite-too-old' }));
  });

  it.each(['3.51.3', '3.53.4', '3.100.0', '4.0.0'])('%s will do', (version) => {
    expect(() => judgeSqlite(version)).not.toThrow();
  });
});
