import fs, { type FSWatcher } from 'node:fs';
import { chmod, link, mkdir, open, rename, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { describe, expect, it, onTestFinished } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { createPlaceWatch, type Watched } from './place-watch.ts';
import type { WatchedPlace } from './watched-places.ts';

/** A watch, and a promise of its next event. */
function aWatch() {
  let wake = () => {};
  let events = 0;
  const remedies: string[] = [];
  const watch = createPlaceWatch({
    onEvent() {
      events += 1;
      wake();
    },
    onUnwatched: (remedy) => remedies.push(remedy),
  });
  onTestFinished(() => watch.close());
  const next = () =>
    new Promise<void>((resolve) => {
      wake = resolve;
    });
  return { watch, next, count: () => events, remedies };
}

/** Puts another function in place of one of the system, for all that runs in this test. */
function replace<Call>(calls: object, name: string, replacementOf: (original: Call) => Call): void {
  const original: Call = Reflect.get(calls, name);
  const put = (call: Call) => {
    Reflect.set(calls, name, call);
    syncBuiltinESMExports();
  };
  put(replacementOf(original));
  onTestFinished(() => put(original));
}

/** A system that watches, or answers with the code of an error. Knows what is being watched. */
function aSystem() {
  const system = { answer: 'watched', watchers: new Set<FSWatcher>() };
  replace<(...args: unknown[]) => FSWatcher>(fs, 'watch', (watch) => (...args) => {
    if (system.answer !== 'watched') throw Object.assign(new Error('no'), { code: system.answer });
    const watcher = watch(...args);
    const close = watcher.close.bind(watcher);
    system.watchers.add(watcher);
    watcher.close = () => {
      system.watchers.delete(watcher);
      close();
    };
    return watcher;
  });
  return system;
}

/** What anybody asks of a folder and its files from now on, but for reading and writing them. */
function looksInto(folder: ConfigFolder): readonly string[] {
  const looks: string[] = [];
  for (const name of ['stat', 'lstat', 'readdir']) {
    replace<(...args: unknown[]) => unknown>(fs.promises, name, (call) => (...args) => {
      if (String(args[0]).startsWith(folder.path)) looks.push(`${name} ${args[0]}`);
      return call(...args);
    });
  }
  return looks;
}

const placesOf = (...places: readonly (readonly [ConfigFolder, WatchedPlace['names'], string?])[]) => ({
  places: places.map(([folder, names, identity = '1']) => ({ path: folder.path, identity, names, searchedAs: [] })),
  globs: [],
});

const fileOf = (folder: ConfigFolder, name: string, identity = '1') => ({
  places: [{ path: folder.file(name), identity, names: 'file' as const, searchedAs: [] }],
  globs: [],
});

const both = (one: Watched, other: Watched): Watched => ({ ...one, places: [...one.places, ...other.places] });

const searching = (folder: ConfigFolder) => ({
  places: [{ path: folder.path, identity: '1', names: [], searchedAs: [folder.path] }],
  globs: [{ folder: folder.path, pattern: '**/*.yaml' }],
});

describe('a watch of folders and files', () => {
  it('tells of each change in one of them', async () => {
    const [one, other] = [await aFolder(), await aFolder()];
    const { watch, next } = aWatch();
    expect(await watch.watch(placesOf([one, ['a.yaml']], [other, ['a.yaml']]))).toBe(true);
    for (const folder of [one, other]) {
      const event = next();
      await folder.write('a.yaml', 'x');
      await event;
    }
  });

  it('tells of what is written to a file under another name', async () => {
    const folder = await aFolder({ 'inside/a.yaml': '', 'outside/notes.txt': '' });
    await link(folder.file('inside/a.yaml'), folder.file('outside/a.yaml'));
    const { watch, next } = aWatch();
    await watch.watch(fileOf(folder, 'inside/a.yaml'));
    const event = next();
    await writeFile(folder.file('outside/a.yaml'), 'x');
    await event;
  });

  it('tells when a file or a folder may be read from now on', async () => {
    const folder = await aFolder();
    const { watch, next } = aWatch();
    await watch.watch(placesOf([folder, ['a.yaml', 'teams']]));
    for (const make of [() => folder.write('a.yaml', ''), () => mkdir(folder.file('teams'))]) {
      const event = next();
      await make();
      await event;
    }
    for (const name of ['a.yaml', 'teams']) {
      const event = next();
      await chmod(folder.file(name), 0o700);
      await event;
    }
  });

  it('is the same one for the same places, and another for others', async () => {
    const folder = await aFolder();
    const { watch } = aWatch();
    expect(await watch.watch(placesOf([folder, []]))).toBe(true);
    expect(await watch.watch(placesOf([folder, []]))).toBe(false);
    expect(await watch.watch(placesOf([folder, ['a.yaml']]))).toBe(true);
    expect(await watch.watch(placesOf([folder, ['a.yaml'], '2']))).toBe(true);
  });

  it('watches the folder that took the place of another', async () => {
    const folder = await aFolder({ 'old/notes.txt': '', 'new/notes.txt': '' });
    const placeAt = (identity: string) => placesOf([{ ...folder, path: folder.file('conf') }, ['a.yaml'], identity]);
    await rename(folder.file('old'), folder.file('conf'));
    const { watch, next } = aWatch();
    await watch.watch(placeAt('old'));
    await rename(folder.file('conf'), folder.file('old'));
    await rename(folder.file('new'), folder.file('conf'));
    await watch.watch(placeAt('new'));
    const event = next();
    await folder.write('conf/a.yaml', 'x');
    await event;
  });

  it('watches again what it watched before', async () => {
    const [folder, other] = [await aFolder(), await aFolder()];
    const { watch, next } = aWatch();
    for (const each of [folder, other, folder]) await watch.watch(placesOf([each, ['a.yaml']]));
    const event = next();
    await folder.write('a.yaml', 'x');
    await event;
  });

  it('tells nothing of names that do not matter, nor of folders that it watches no longer', async () => {
    const [before, folder] = [await aFolder(), await aFolder()];
    const { watch, next, count } = aWatch();
    await watch.watch(placesOf([before, ['a.yaml']]));
    await watch.watch(placesOf([folder, ['a.yaml']]));
    const event = next();
    await before.write('a.yaml', 'x');
    await folder.write('notes.txt', 'x');
    await mkdir(folder.file('folder'));
    await mkdir(folder.file('a.yaml'));
    await event;
    expect(count()).toBe(1);
  });

  it('looks at no file that is written beside them, however often, also where globs look for files', async () => {
    const folder = await aFolder({ 's.db': '', 's.db-wal': '' });
    const { watch, next, count } = aWatch();
    await watch.watch(searching(folder));
    const looks = looksInto(folder);
    const store = await open(folder.file('s.db-wal'), 'a');
    for (let commit = 0; commit < 500; commit += 1) await store.appendFile(String(commit));
    await store.close();
    const event = next();
    await mkdir(folder.file('a.yaml'));
    await event;
    expect(count()).toBe(1);
    expect(looks).toEqual([]);
  });

  it('tells of a new folder where globs look for files', async () => {
    const folder = await aFolder();
    const { watch, next } = aWatch();
    await watch.watch(searching(folder));
    const event = next();
    await mkdir(folder.file('teams'));
    await event;
  });

  it('watches nothing once it is closed, also when it was about to', async () => {
    const folder = await aFolder({ 'a.yaml': '' });
    const { watchers } = aSystem();
    const { watch } = aWatch();
    await watch.watch(placesOf([folder, []]));
    expect(watchers.size).toBe(1);
    const watching = watch.watch(both(placesOf([folder, [], '2']), fileOf(folder, 'a.yaml')));
    await watch.close();
    await watching;
    expect(await watch.watch(placesOf([folder, ['a.yaml']]))).toBe(false);
    expect(watchers.size).toBe(0);
  });

  it.each([
    ['ENOSPC', 'raise fs.inotify.max_user_watches'],
    ['EMFILE', 'raise fs.inotify.max_user_instances, or the limit of open files'],
    ['ENOMEM', 'the system cannot watch them (it says ENOMEM)'],
  ])('says once what to do when the system answers %s, and tries again', async (code, remedy) => {
    const folder = await aFolder({ 'a.yaml': '' });
    const system = aSystem();
    const places = (identity: string) => both(placesOf([folder, [], identity]), fileOf(folder, 'a.yaml', identity));
    const { watch, remedies } = aWatch();
    system.answer = code;
    expect(await watch.watch(places('1'))).toBe(true);
    expect(await watch.watch(places('1'))).toBe(false);
    expect(remedies).toEqual([remedy]);
    system.answer = 'watched';
    expect(await watch.watch(places('1'))).toBe(true);
    expect(system.watchers.size).toBe(2);
    system.answer = code;
    await watch.watch(places('2'));
    expect(remedies).toEqual([remedy, remedy]);
    expect(system.watchers.size).toBe(0);
  });

  it.each(['EACCES', 'EPERM'])('says nothing of a place of which the system says %s, and tries again', async (code) => {
    const folder = await aFolder({ 'a.yaml': '' });
    const system = aSystem();
    const places = both(placesOf([folder, []]), fileOf(folder, 'a.yaml'));
    const { watch, remedies } = aWatch();
    system.answer = code;
    expect(await watch.watch(places)).toBe(true);
    expect(await watch.watch(places)).toBe(false);
    expect(remedies).toEqual([]);
    system.answer = 'watched';
    expect(await watch.watch(places)).toBe(true);
    expect(system.watchers.size).toBe(2);
  });

  it('says nothing of a place that is gone', async () => {
    const folder = await aFolder();
    const { watch, remedies } = aWatch();
    await watch.watch(placesOf([{ ...folder, path: folder.file('none/of/these') }, []]));
    await watch.watch(fileOf(folder, 'none/of/these'));
    expect(remedies).toEqual([]);
  });
});
