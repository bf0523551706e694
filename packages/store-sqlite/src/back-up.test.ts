import { existsSync, mkdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { openSqliteStore } from './sqlite-store.ts';
import { anEvent } from './testing/an-event.ts';
import { folderPlace } from './testing/folder-place.ts';

async function aStore() {
  const place = await folderPlace();
  const store = await place.open();
  const copy = join(dirname(place.path), 'copy.db');
  const append = async (count: number) => {
    const first = store.allocateEventIds(count);
    const events = Array.from({ length: count }, (_, index) => anEvent(first + index, 2_000));
    await store.appendEvents(events);
    return events.map(({ id }) => id);
  };
  return { ...place, store, copy, append };
}

it('is a store with all that was durable when it was asked for, also while others write', async () => {
  const { store, copy, append, remove } = await aStore();
  const before = await append(3_000);
  let isThrough = false;
  const backup = store.backup?.(copy).finally(() => {
    isThrough = true;
  });
  let meanwhile = 0;
  while (!isThrough) meanwhile += (await append(10)).length;
  await backup;
  await store.close();

  const again = openSqliteStore(copy);
  const { events } = await again.count();
  expect(meanwhile).toBeGreaterThan(0);
  expect(events).toBeGreaterThanOrEqual(before.length);
  expect(await again.readEvents(before)).toHaveLength(before.length);
  // Whole commits, one after the other, and nothing of a later one without the earlier ones.
  expect((events - before.length) % 10).toBe(0);
  const [last] = await again.listEvents({ limit: 1 });
  expect(last?.id).toBe(events);
  await again.close();
  await remove();
});

it('may be read by nobody else', async () => {
  const { store, copy, append, remove } = await aStore();
  await append(1);
  await store.backup?.(copy);
  expect(statSync(copy).mode & 0o777).toBe(0o600);
  await store.close();
  await remove();
});

it('is not written over a file, nor where there is no folder, and leaves the store as it is', async () => {
  const { store, copy, append, remove } = await aStore();
  writeFileSync(copy, 'mine');
  const refused = expect.objectContaining({ code: 'backup-failed', message: expect.stringContaining('of this name') });
  await expect(store.backup?.(copy)).rejects.toEqual(refused);
  expect(statSync(copy).size).toBe(4);
  await expect(store.backup?.(`${copy}/x/copy.db`)).rejects.toMatchObject({ code: 'backup-failed' });
  mkdirSync(`${copy}.folder`);
  await expect(store.backup?.(`${copy}.folder`)).rejects.toMatchObject({ code: 'backup-failed' });
  expect(await append(1)).toHaveLength(1);
  await store.close();
  await remove();
});

it('leaves nothing behind when the store is closed in the middle of it', async () => {
  const { store, copy, append, remove } = await aStore();
  await append(3_000);
  const backup = store.backup?.(copy);
  await store.close();
  const result = await backup?.then(
    () => 'whole',
    (error: unknown) => error,
  );
  if (result === 'whole') {
    const again = openSqliteStore(copy);
    expect((await again.count()).events).toBe(3_000);
    await again.close();
  } else {
    expect(result).toMatchObject({ code: 'backup-failed' });
    expect(existsSync(copy)).toBe(false);
  }
  await remove();
});
