import { checkStore } from '@signalbox/core/store/testing';
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
    const before = (await store.stats()).commits;
    const pending = [store.appendEvents([anEvent(first + 1)])];
    expect(await store.readEvents([first])).toHaveLength(1);
    pending.push(store.appendEvents([anEvent(first + 2)]));
    await Promise.all(pending);
    expect((await store.stats()).commits).toBe(before + 1);
    await store.close();
    await place.remove();
  });
});
