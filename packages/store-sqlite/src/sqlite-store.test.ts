import { checkModel, checkStore } from '@signalbox/core/store/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { anEvent } from './testing/an-event.ts';
import { folderPlace } from './testing/folder-place.ts';

describe('a store in SQLite', () => {
  checkStore(it, () => folderPlace());

  it('lets operations of one turn share a commit, also where one reads what is on disk', async () => {
    const place = await folderPlace();
    const store = await place.open();
    const first = store.allocateEventIds(3);
    await store.appendEvents([anEvent(first)]);
    const before = store.stats().commits;
    const pending = [store.appendEvents([anEvent(first + 1)])];
    expect(store.readEvents([first])).toHaveLength(1);
    pending.push(store.appendEvents([anEvent(first + 2)]));
    await Promise.all(pending);
    expect(store.stats().commits).toBe(before + 1);
    await store.close();
    await place.remove();
  });

  it('shows what the store in memory shows, whatever was done, over closing and opening again', async () => {
    await checkModel(fc, () => folderPlace({ reserveBytes: 0 }), { seed: 20261123, numRuns: 60 });
  });
});
