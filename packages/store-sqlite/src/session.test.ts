import { renameSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Faults } from './session.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { anEvent } from './testing/an-event.ts';
import { currentIds } from './testing/current-ids.ts';
import { folderPlace } from './testing/folder-place.ts';

let place: Awaited<ReturnType<typeof folderPlace>>;
let faults: { -readonly [Name in keyof Faults]: Faults[Name] };
beforeEach(async () => {
  faults = {};
  place = await folderPlace();
});
afterEach(() => place.remove());

const unknown = expect.objectContaining({ code: 'store-commit-unknown' });
const disk = () => {
  throw Object.assign(new Error('disk I/O error'), { code: 'ERR_SQLITE_ERROR', errcode: 1034 });
};

function aStore() {
  return openSqliteStore(place.path, { faults, reserveBytes: 0 });
}

describe('a commit that fails', () => {
  it('fails for all who share it, and nothing of it is there', async () => {
    const store = aStore();
    faults.beforeCommit = disk;
    const first = store.allocateEventIds(2);
    const results = await Promise.allSettled([
      store.appendEvents([anEvent(first)]),
      store.appendEvents([anEvent(first + 1)]),
    ]);
    expect(results).toEqual([
      { status: 'rejected', reason: unknown },
      { status: 'rejected', reason: unknown },
    ]);
    delete faults.beforeCommit;
    await store.recover();
    expect(await currentIds(store)).toEqual([]);
    expect(store.allocateEventIds(1)).toBe(first);
    await store.close();
  });

  it('may be on disk all the same: "unknown" does not mean "no"', async () => {
    const store = aStore();
    faults.afterCommit = disk;
    const id = store.allocateEventIds(1);
    await expect(store.appendEvents([anEvent(id)])).rejects.toEqual(unknown);
    delete faults.afterCommit;
    await store.recover();
    expect(await currentIds(store)).toEqual([id]);
    expect(store.allocateEventIds(1)).toBe(id + 1);
    await store.close();
  });

  it('keeps the store from everything, reading too, until it is recovered', async () => {
    const store = aStore();
    const id = store.allocateEventIds(2);
    await store.appendEvents([anEvent(id)]);
    faults.beforeCommit = disk;
    await expect(store.appendEvents([anEvent(id + 1)])).rejects.toEqual(unknown);
    delete faults.beforeCommit;
    await expect(store.refreshEvents([])).rejects.toEqual(unknown);
    await expect(store.prune(0, 1)).rejects.toEqual(unknown);
    await expect(store.tidy()).rejects.toEqual(unknown);
    await expect(store.readEvents([id])).rejects.toThrow(unknown);
    await expect(store.load(0)).rejects.toThrow(unknown);
    await store.recover();
    expect(await store.readEvents([id])).toHaveLength(1);
    await store.close();
  });

  it('fails for a reader who waited for it as well', async () => {
    const store = aStore();
    faults.beforeCommit = disk;
    const id = store.allocateEventIds(1);
    const durable = store.appendEvents([anEvent(id)]);
    await expect(store.readEvents([id])).rejects.toThrow(unknown);
    await expect(durable).rejects.toEqual(unknown);
    await store.close();
  });
});

describe('a store that was moved away', () => {
  it('says so at the next `tidy`, and is itself again when it is put back', async () => {
    const store = aStore();
    const id = store.allocateEventIds(1);
    await store.appendEvents([anEvent(id)]);
    renameSync(place.path, `${place.path}.away`);
    const moved = expect.objectContaining({ code: 'store-moved', message: expect.stringContaining(place.path) });
    await expect(store.tidy()).rejects.toEqual(moved);
    await expect(store.appendEvents([])).rejects.toEqual(moved);
    await expect(store.recover()).rejects.toEqual(moved);
    renameSync(`${place.path}.away`, place.path);
    await store.recover();
    expect(await currentIds(store)).toEqual([id]);
    await store.close();
  });

  it('is not replaced by a new one behind its back', async () => {
    const store = aStore();
    rmSync(place.path);
    await expect(store.tidy()).rejects.toEqual(expect.objectContaining({ code: 'store-moved' }));
    await expect(store.recover()).rejects.toEqual(expect.objectContaining({ code: 'store-moved' }));
    await store.close();
  });
});

describe('the log', () => {
  it('stays small in busy times, and is empty after `tidy`', async () => {
    const logCapBytes = 100_000;
    const store = openSqliteStore(place.path, { logCapBytes, reserveBytes: 0 });
    let largest = 0;
    for (let turn = 0; turn < 200; turn += 1) {
      await store.appendEvents([anEvent(store.allocateEventIds(1), 5_000)]);
      largest = Math.max(largest, (await store.stats()).pendingBytes);
    }
    expect(largest).toBeGreaterThan(10_000);
    expect(largest).toBeLessThanOrEqual(logCapBytes);
    await store.appendEvents([anEvent(store.allocateEventIds(1))]);
    await store.tidy();
    expect((await store.stats()).pendingBytes).toBe(0);
    await store.close();
  });
});
