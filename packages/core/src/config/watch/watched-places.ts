import type { Stats } from 'node:fs';
import { lstat, readlink } from 'node:fs/promises';
import path from 'node:path';
import { type Glob, isFoundBy } from '../files/glob.ts';

/** A folder or a file of which the system is to tell what happens, and which one it is: made anew under its name, it is another. */
export interface WatchedPlace {
  /** Without links on the way. */
  readonly path: string;
  readonly identity: string;
  /** The names in a folder that matter. Of a file, all that happens to it does. */
  readonly names: 'file' | readonly string[];
  /** The paths by which globs look into a folder. */
  readonly searchedAs: readonly string[];
}

/** What is known of a place while the paths are walked. */
interface Place {
  readonly stats: Stats;
  readonly names: Set<string>;
  readonly searchedAs: Set<string>;
}

/** As many as Linux follows on one way (`path_resolution(7)`). */
const MOST_LINKS = 40;

/**
 * The places that see everything happen to these files and folders: every folder on the way to them, for the next name
 * on the way, through every link on it; and the files themselves, which may be changed under another name (a file that is
 * mounted into a container). The way ends at what is not there yet.
 *
 * @param searched those of the paths that are folders in which globs look for files
 */
export async function watchedPlaces(
  paths: readonly string[],
  searched: ReadonlySet<string>,
): Promise<readonly WatchedPlace[]> {
  const places = new Map<string, Place>();
  const known = new Map<string, Promise<Stats | undefined>>();
  for (const each of paths) await walk(each);
  return [...places].map(toWatched).sort((a, b) => (a.path < b.path ? -1 : 1));

  /** Goes from the root to a path as the system does. */
  async function walk(wanted: string): Promise<void> {
    const { root } = path.parse(wanted);
    let at = root;
    let left = stepsOf(wanted.slice(root.length));
    for (let links = 0; links <= MOST_LINKS; ) {
      const stats = await statsOf(at);
      if (stats === undefined) return;
      if (stats.isSymbolicLink()) {
        links += 1;
        const target = await readlink(at).catch(() => '');
        const { root: start } = path.parse(target);
        left = [...stepsOf(target.slice(start.length)), ...left];
        at = start === '' ? path.dirname(at) : start;
        continue;
      }
      const place = placeAt(at, stats);
      const [next, ...later] = left;
      if (next === undefined) {
        if (stats.isDirectory() && searched.has(wanted)) place.searchedAs.add(wanted);
        return;
      }
      if (!stats.isDirectory()) return;
      if (next !== '..') place.names.add(next);
      left = later;
      at = path.join(at, next);
    }
  }

  function statsOf(at: string): Promise<Stats | undefined> {
    const found = known.get(at) ?? lstat(at).catch(() => undefined);
    known.set(at, found);
    return found;
  }

  function placeAt(at: string, stats: Stats): Place {
    const place = places.get(at) ?? { stats, names: new Set(), searchedAs: new Set() };
    places.set(at, place);
    return place;
  }
}

/** Does a name in a place matter? */
export function concerns({ names, searchedAs }: WatchedPlace, globs: readonly Glob[], name: string): boolean {
  if (names === 'file' || names.includes(name)) return true;
  return searchedAs.some((folder) => globs.some((glob) => isFoundBy(glob, path.join(folder, name))));
}

function stepsOf(way: string): readonly string[] {
  return way.split(path.sep).filter((step) => step !== '' && step !== '.');
}

function toWatched([at, { stats, names, searchedAs }]: readonly [string, Place]): WatchedPlace {
  return {
    path: at,
    identity: `${stats.dev}:${stats.ino}:${stats.birthtimeMs}`,
    names: stats.isDirectory() ? [...names].sort() : 'file',
    searchedAs: [...searchedAs].sort(),
  };
}
