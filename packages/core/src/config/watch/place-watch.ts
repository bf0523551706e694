import { type FSWatcher, watch as watchPath } from 'node:fs';
import { stat } from 'node:fs/promises';
import path from 'node:path';
import type { Glob } from '../files/glob.ts';
import { concerns, type WatchedPlace } from './watched-places.ts';

export interface PlaceWatchOptions {
  /** Something that matters changed. */
  onEvent(): void;
  /** The system watches no more: what a person can do about it. Told once, until it watches all again. */
  onUnwatched(remedy: string): void;
  /** Default: the system's own. */
  readonly watchPath?: typeof watchPath;
}

/** What is to be watched. */
export interface Watched {
  readonly places: readonly WatchedPlace[];
  /** What finds files in the folders among them. */
  readonly globs: readonly Glob[];
}

/** Watches a set of folders and files, not what lies deeper. */
export interface PlaceWatch {
  /** Watches these and no others. Tells whether that is another set than before. */
  watch(watched: Watched): boolean;
  close(): void;
}

export function createPlaceWatch({ onEvent, onUnwatched, watchPath: open = watchPath }: PlaceWatchOptions): PlaceWatch {
  /** By path and identity: no watcher is left on a folder or file that was removed and made again. */
  const watchers = new Map<string, FSWatcher>();
  let current: ReadonlyMap<string, WatchedPlace> = new Map();
  let globs: readonly Glob[] = [];
  let known = '';
  let closed = false;
  let reported = false;

  function openAll(): boolean {
    let opened = false;
    for (const [key, { path: at }] of current) {
      if (watchers.has(key)) continue;
      try {
        const watcher = open(at, (event, name) => onChange(key, event, name));
        watcher.on('error', () => forget(key));
        watchers.set(key, watcher);
        opened = true;
      } catch (error) {
        const remedy = remedyFor(error);
        if (remedy === undefined) continue;
        if (!reported) onUnwatched(remedy);
        reported = true;
        return opened;
      }
    }
    reported = false;
    return opened;
  }

  function onChange(key: string, event: string, name: string | null): void {
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

  function forget(key: string): void {
    watchers.get(key)?.close();
    watchers.delete(key);
  }

  return {
    watch(watched) {
      if (closed) return false;
      current = new Map(watched.places.map((place) => [JSON.stringify([place.path, place.identity]), place]));
      globs = watched.globs;
      for (const key of [...watchers.keys()]) if (!current.has(key)) forget(key);
      const before = known;
      known = JSON.stringify(watched);
      return openAll() || known !== before;
    },
    close() {
      closed = true;
      for (const key of [...watchers.keys()]) forget(key);
    },
  };
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
