import { once } from 'node:events';
import { type FSWatcher as FileWatcher, watch as watchFile } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import { type FSWatcher as FolderWatcher, watch as watchFolder } from 'chokidar';
import type { Glob } from '../files/glob.ts';
import { concerns, type WatchedPlace } from './watched-places.ts';

export interface PlaceWatchOptions {
  /** Something that matters changed. */
  onEvent(): void;
  /** The system watches no more: what a person can do about it. Told once, until it watches all again. */
  onUnwatched(remedy: string): void;
}

/** What is to be watched. */
export interface Watched {
  readonly places: readonly WatchedPlace[];
  /** What finds files in the folders among them. */
  readonly globs: readonly Glob[];
}

/** Watches a set of folders and files, not what lies deeper. */
export interface PlaceWatch {
  /** Watches these and no others; one call at a time. When it does, tells whether that is another set than before. */
  watch(watched: Watched): Promise<boolean>;
  /** Fulfilled when nothing is watched any more. */
  close(): Promise<void>;
}

/** What happened, and to which name in a folder, as `fs.watch` tells it. */
type OnChange = (event: string, name: string | null) => void;

export function createPlaceWatch({ onEvent, onUnwatched }: PlaceWatchOptions): PlaceWatch {
  /** By path and identity: no watcher is left on a folder or file that was removed and made again. */
  const watchers = new Map<string, FolderWatcher | FileWatcher>();
  let current: ReadonlyMap<string, WatchedPlace> = new Map();
  let globs: readonly Glob[] = [];
  let known = '';
  let closed = false;
  let reported = false;

  async function openAll(): Promise<boolean> {
    const unwatched = [...current].filter(([key]) => !watchers.has(key));
    const remedy = (await Promise.all(unwatched.map(open))).find((each) => each !== undefined);
    if (remedy !== undefined && !reported) onUnwatched(remedy);
    reported = remedy !== undefined;
    return unwatched.some(([key]) => watchers.has(key));
  }

  /** Answers with the remedy when the system would not. */
  async function open([key, place]: readonly [string, WatchedPlace]): Promise<string | undefined> {
    const onChange: OnChange = (event, name) => onChangeIn(key, event, name);
    const onError = () => void forget(key);
    try {
      const watcher = await (place.names === 'file' ? openFile : openFolder)(place.path, onChange, onError);
      watchers.set(key, watcher);
      if (!current.has(key)) await forget(key); // closed meanwhile
      return undefined;
    } catch (error) {
      return remedyFor(error);
    }
  }

  function onChangeIn(key: string, event: string, name: string | null): void {
    const place = current.get(key);
    if (place === undefined) return;
    if (name === null || concerns(place, globs, name)) onEvent();
    else if (event === 'rename' && place.searchedAs.length > 0) void wakeForFolder(path.join(place.path, name));
  }

  /** A new folder may hold what a glob finds. */
  async function wakeForFolder(at: string): Promise<void> {
    const stats = await stat(at).catch(() => undefined);
    if (!closed && stats?.isDirectory()) onEvent();
  }

  async function forget(key: string): Promise<void> {
    const watcher = watchers.get(key);
    watchers.delete(key);
    await watcher?.close();
  }

  async function forgetOthers(): Promise<void> {
    await Promise.all([...watchers.keys()].filter((key) => !current.has(key)).map(forget));
  }

  return {
    async watch(watched) {
      if (closed) return false;
      current = new Map(watched.places.map((place) => [JSON.stringify([place.path, place.identity]), place]));
      globs = watched.globs;
      await forgetOthers(); // before others are opened: chokidar shares a folder by its path, the replaced one too
      const before = known;
      known = JSON.stringify(watched);
      return (await openAll()) || known !== before;
    },
    async close() {
      closed = true;
      current = new Map();
      await forgetOthers();
    },
  };
}

/**
 * Tells of every name in a folder, once it is watched, by chokidar's `raw` events: what the system says, as it comes. For its
 * other events chokidar looks at each file that is written, which would be one look for each commit of a store in the folder.
 * And it has none for a change of rights, which may be what makes a file readable.
 *
 * @throws what the system says when it does not watch
 */
async function openFolder(at: string, onChange: OnChange, onError: () => void): Promise<FolderWatcher> {
  const ignored = (each: string) => each !== at;
  const watcher = watchFolder(at, { depth: 0, followSymlinks: false, atomic: false, ignored });
  watcher.on('raw', onChange).on('error', onError);
  try {
    await once(watcher, 'ready');
  } catch (error) {
    await watcher.close();
    throw error;
  }
  return watcher;
}

/**
 * Tells of all that happens to a file, under whatever name: what is mounted into a container is written under another one.
 * Chokidar watches a file by its name in its folder, and sees nothing of that.
 */
function openFile(at: string, onChange: OnChange, onError: () => void): FileWatcher {
  return watchFile(at, onChange).on('error', onError);
}

/**
 * What to raise when a limit of the system is reached. Undefined for a place that is gone by now, or that may not be
 * looked into: the others are watched all the same.
 *
 * @see https://man7.org/linux/man-pages/man2/inotify_init.2.html
 * @see https://man7.org/linux/man-pages/man2/inotify_add_watch.2.html
 */
function remedyFor(error: unknown): string | undefined {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'nothing';
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'EACCES':
    case 'EPERM':
      return undefined;
    case 'ENOSPC':
      return 'raise fs.inotify.max_user_watches';
    case 'EMFILE':
    case 'ENFILE':
      return 'raise fs.inotify.max_user_instances, or the limit of open files';
    default:
      return `the system cannot watch them (it says ${code})`;
  }
}
