import { watch as watchPath } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { createPlaceWatch } from './place-watch.ts';
import type { WatchedPlace } from './watched-places.ts';

/** A watch, and a promise of its next event. */
function aWatch(open: typeof watchPath = watchPath) {
  let wake = () => {};
  let events = 0;
  const remedies: string[] = [];
  const watch = createPlaceWatch({
    onEvent() {
      events += 1;
      wake();
    },
    onUnwatched: (remedy) => remedies.push(remedy),
    watchPath: open,
  });
  onTestFinished(() => watch.close());
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { watch, next, count: () => events, remedies };
}

const placesOf = (...places: readonly (readonly [ConfigFolder, WatchedPlace['names'], string?])[]) => ({
  places: places.map(([folder, names, identity = '1']) => ({ path: folder.path, identity, names, searchedAs: [] })),
  globs: [],
});

describe('a watch of folders and files', () => {
  it('tells of each change in one of them', async () => {
    const [one, other] = [await aFolder(), await aFolder()];
    const { watch, next } = aWatch();
    expect(watch.watch(placesOf([one, ['a.yaml']], [other, ['a.yaml']]))).toBe(true);
    for (const folder of [one, other]) {
      const event = next();
      await folder.write('a.yaml', 'x');
      await event;
    }
  });

  it('is the same one for the same places, and another for others', async () => {
    const folder = await aFolder();
    const { watch } = aWatch();
    expect(watch.watch(placesOf([folder, []]))).toBe(true);
    expect(watch.watch(placesOf([folder, []]))).toBe(false);
    expect(watch.watch(placesOf([folder, ['a.yaml']]))).toBe(true);
    expect(watch.watch(placesOf([folder, ['a.yaml'], '2']))).toBe(true);
  });

  it('tells nothing of names that do not matter, nor of folders that it watches no longer', async () => {
    const [before, folder] = [await aFolder(), await aFolder()];
    const { watch, next, count } = aWatch();
    watch.watch(placesOf([before, ['a.yaml']]));
    watch.watch(placesOf([folder, ['a.yaml']]));
    const event = next();
    await before.write('a.yaml', 'x');
    await folder.write('notes.txt', 'x');
    await mkdir(folder.file('folder'));
    await mkdir(folder.file('a.yaml'));
    await event;
    expect(count()).toBe(1);
  });

  it('tells of a new folder where globs look for files', async () => {
    const folder = await aFolder();
    const { watch, next } = aWatch();
    const globs = [{ folder: folder.path, pattern: '**/*.yaml' }];
    watch.watch({ places: [{ path: folder.path, identity: '1', names: [], searchedAs: [folder.path] }], globs });
    const event = next();
    await mkdir(folder.file('teams'));
    await event;
  });

  it('watches nothing once it is closed', async () => {
    const folder = await aFolder();
    const { watch } = aWatch();
    watch.watch(placesOf([folder, []]));
    watch.close();
    expect(watch.watch(placesOf([folder, ['a.yaml']]))).toBe(false);
  });

  it.each([
    ['ENOSPC', 'raise fs.inotify.max_user_watches'],
    ['EMFILE', 'raise fs.inotify.max_user_instances, or the limit of open files'],
    ['ENOMEM', 'the system cannot watch them (it says ENOMEM)'],
  ])('says once what to do when the system answers %s, and tries again', async (code, remedy) => {
    const folder = await aFolder();
    let isFull = true;
    const open = (...args: Parameters<typeof watchPath>) => {
      if (isFull) throw Object.assign(new Error('no'), { code });
      return watchPath(...args);
    };
    const { watch, remedies } = aWatch(open as typeof watchPath);
    expect(watch.watch(placesOf([folder, []]))).toBe(true);
    expect(watch.watch(placesOf([folder, []]))).toBe(false);
    expect(remedies).toEqual([remedy]);
    isFull = false;
    expect(watch.watch(placesOf([folder, []]))).toBe(true);
    isFull = true;
    watch.watch(placesOf([folder, [], '2']));
    expect(remedies).toEqual([remedy, remedy]);
  });

  it('says nothing of a place that is gone, or may not be looked into', async () => {
    const gone = { ...(await aFolder()), path: '/none/of/these' };
    const { watch, remedies } = aWatch();
    watch.watch(placesOf([gone, []]));
    expect(remedies).toEqual([]);
  });
});
