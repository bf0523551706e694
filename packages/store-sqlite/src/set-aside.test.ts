import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { setAside } from './set-aside.ts';
import { openSqliteStore } from './sqlite-store.ts';
import { anEvent } from './testing/an-event.ts';
import { folderPlace } from './testing/folder-place.ts';

const NOW = new Date('2026-11-27T22:00:32.123Z');

it('renames a store with all that is in it, and the next opening begins a new one', async () => {
  const { path, open, remove } = await folderPlace();
  const store = await open();
  await store.appendEvents([anEvent(store.allocateEventIds(1))]);
  await store.close();

  const aside = await setAside(path, NOW);

  expect(aside).toBe(`${path}.set-aside-20261127T220032Z`);
  expect([path, `${path}-wal`, `${path}-reserve`].filter(existsSync)).toEqual([]);
  const old = openSqliteStore(aside);
  expect((await old.count()).events).toBe(1);
  await old.close();
  const fresh = await open();
  expect((await fresh.count()).events).toBe(0);
  await fresh.close();
  await remove();
});

it('renames what is damaged, or no store at all, as it is', async () => {
  const { path, remove } = await folderPlace();
  writeFileSync(path, 'no store'.repeat(1_000));
  const aside = await setAside(path, NOW);
  expect(readFileSync(aside, 'utf8')).toBe('no store'.repeat(1_000));
  await remove();
});

it('is refused while the store is in use, where there is none, and where its new name is taken', async () => {
  const { path, open, remove } = await folderPlace();
  await expect(setAside(path, NOW)).rejects.toMatchObject({ code: 'store-unusable' });
  const store = await open();
  await expect(setAside(path, NOW)).rejects.toMatchObject({ code: 'store-locked' });
  await store.close();
  writeFileSync(join(dirname(path), 'signalbox.db.set-aside-20261127T220032Z'), '');
  await expect(setAside(path, NOW)).rejects.toMatchObject({ code: 'store-unusable' });
  expect(existsSync(path)).toBe(true);
  await remove();
});
