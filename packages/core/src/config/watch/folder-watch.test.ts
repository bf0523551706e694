import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { createFolderWatch } from './folder-watch.ts';
import type { WatchedFolder } from './watched-folders.ts';

/** A watch, and a promise of its next event. */
function aWatch() {
  let wake = () => {};
  let events = 0;
  const watch = createFolderWatch({
    onEvent() {
      events += 1;
      wake();
    },
    onFailure(error) {
      throw error;
    },
  });
  onTestFinished(() => watch.close());
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { watch, next, count: () => events };
}

const folderOf = (folder: ConfigFolder, names: WatchedFolder['names'] = 'all', identity = '1') => ({
  path: folder.path,
  identity,
  names,
});

describe('a watch of folders', () => {
  it('tells of each change in one of them', async () => {
    const [one, other] = [await aFolder(), await aFolder()];
    const { watch, next } = aWatch();
    expect(await watch.watch([folderOf(one), folderOf(other)])).toBe(true);
    for (const folder of [one, other]) {
      const event = next();
      await folder.write('a.yaml', 'x');
      await event;
    }
  });

  it('is the same one for the same folders, and another for others', async () => {
    const folder = await aFolder();
    const { watch } = aWatch();
    expect(await watch.watch([folderOf(folder)])).toBe(true);
    expect(await watch.watch([folderOf(folder)])).toBe(false);
    expect(await watch.watch([folderOf(folder, ['a.yaml'])])).toBe(true);
    expect(await watch.watch([folderOf(folder, ['a.yaml'], '2')])).toBe(true);
  });

  it('tells nothing of names that do not matter, nor of folders that it watches no longer', async () => {
    const [before, folder] = [await aFolder(), await aFolder()];
    const { watch, next, count } = aWatch();
    await watch.watch([folderOf(before)]);
    await watch.watch([folderOf(folder, ['a.yaml'])]);
    const event = next();
    await before.write('a.yaml', 'x');
    await folder.write('notes.txt', 'x');
    await folder.write('a.yaml', 'x');
    await event;
    expect(count()).toBe(1);
  });

  it('watches nothing once it is closed', async () => {
    const folder = await aFolder();
    const { watch } = aWatch();
    await watch.watch([folderOf(folder)]);
    await watch.close();
    expect(await watch.watch([folderOf(folder, ['a.yaml'])])).toBe(false);
  });

  it('can be closed before it watched anything', async () => {
    const { watch } = aWatch();
    await watch.close();
    expect(await watch.watch([])).toBe(false);
  });
});
