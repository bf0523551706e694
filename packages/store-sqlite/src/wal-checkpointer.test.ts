import { rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { type Connection, prepareConnection } from './connection.ts';
import { openDatabase } from './open-database.ts';
import { anEvent } from './testing/an-event.ts';
import { temporaryFolder } from './testing/folder-place.ts';
import { createWalCheckpointer } from './wal-checkpointer.ts';

const LIMITS = { logCapBytes: 100_000, reserveBytes: 10_000 };
let path: string;
let connection: Connection;
beforeEach(() => {
  const folder = temporaryFolder();
  path = join(folder, 'signalbox.db');
  connection = prepareConnection(openDatabase(path, () => {}));
  onTestFinished(() => {
    connection.db.close();
    rmSync(folder, { recursive: true, force: true });
  });
});

const sizeOf = (end: string) => statSync(`${path}${end}`, { throwIfNoEntry: false })?.size;
const append = (bytes: number) =>
  connection.transact(() => connection.events.append([anEvent(connection.events.lastId() + 1, bytes)]));

/** A disk that is full for the first tries: SQLite's error 13. */
function fullFor(tries: number): Connection {
  let left = tries;
  const checkpoint: Connection['checkpoint'] = (how) => {
    if (left-- > 0) throw Object.assign(new Error('database or disk is full'), { errcode: 13 });
    connection.checkpoint(how);
  };
  return { ...connection, checkpoint };
}

describe('the log', () => {
  it('is worked in and keeps its space, or gives it back', () => {
    const wal = createWalCheckpointer(path, connection, LIMITS);
    append(50_000);
    expect(connection.pendingBytes()).toBeGreaterThan(50_000);
    wal.checkpoint();
    expect(connection.pendingBytes()).toBe(0);
    expect(sizeOf('-wal')).toBeGreaterThan(50_000);
    wal.empty();
    expect(sizeOf('-wal')).toBe(0);
  });

  it('is worked in by itself only once it is larger than its cap', () => {
    const wal = createWalCheckpointer(path, connection, LIMITS);
    append(50_000);
    wal.keepSmall();
    expect(connection.pendingBytes()).toBeGreaterThan(50_000);
    append(60_000);
    wal.keepSmall();
    expect(connection.pendingBytes()).toBe(0);
  });
});

describe('the log on a full disk', () => {
  it('is worked in with the space of the reserve', () => {
    const wal = createWalCheckpointer(path, fullFor(1), LIMITS);
    wal.keepReserve();
    append(1_000);
    wal.checkpoint();
    expect([connection.pendingBytes(), sizeOf('-reserve')]).toEqual([0, undefined]);
  });

  it('cannot be worked in without a reserve, or where that is not enough', () => {
    const full = expect.objectContaining({ errcode: 13 });
    expect(() => createWalCheckpointer(path, fullFor(1), LIMITS).empty()).toThrow(full);
    const wal = createWalCheckpointer(path, fullFor(2), LIMITS);
    wal.keepReserve();
    expect(() => wal.empty()).toThrow(full);
  });

  it('keeps its reserve when something else is wrong', () => {
    const broken = () => {
      throw Object.assign(new Error('disk I/O error'), { errcode: 10 });
    };
    const wal = createWalCheckpointer(path, { ...connection, checkpoint: broken }, LIMITS);
    wal.keepReserve();
    expect(() => wal.checkpoint()).toThrow('disk I/O error');
    expect(sizeOf('-reserve')).toBe(10_000);
  });
});

describe('the room for what comes', () => {
  it('is there with the reserve, which is made again', () => {
    const wal = createWalCheckpointer(path, connection, LIMITS);
    wal.assertRoom();
    expect(sizeOf('-reserve')).toBe(10_000);
    wal.makeRoom();
    expect(sizeOf('-reserve')).toBeUndefined();
    wal.keepReserve();
    expect(sizeOf('-reserve')).toBe(10_000);
  });

  it('is missing where the reserve does not fit, unless the file has space to spare', () => {
    const huge = { ...LIMITS, reserveBytes: Number.MAX_SAFE_INTEGER };
    const full = expect.objectContaining({ code: 'store-full' });
    expect(() => createWalCheckpointer(path, connection, huge).assertRoom()).toThrow(full);
    const pruned = { ...connection, spareBytes: () => huge.reserveBytes };
    expect(() => createWalCheckpointer(path, pruned, huge).assertRoom()).not.toThrow();
    const noRoom = { ...huge, logCapBytes: Number.MAX_SAFE_INTEGER };
    expect(() => createWalCheckpointer(path, pruned, noRoom).assertRoom()).toThrow(full);
  });
});
