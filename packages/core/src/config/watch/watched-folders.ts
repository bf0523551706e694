import { lstat, stat } from 'node:fs/promises';
import path from 'node:path';

/** A folder that is to be watched, and which one it is: a folder of the same name, made anew, is another. */
export interface WatchedFolder {
  readonly path: string;
  readonly identity: string;
  /** Names in it that matter; `all` where any name does (`..data` of a Kubernetes volume, a new file for a glob). */
  readonly names: 'all' | readonly string[];
}

/**
 * The folders that see everything happen to these files and folders: those that hold them, the folders themselves, and
 * those with a symbolic link on the way. In place of one that is not there, the nearest around it that is.
 */
export async function watchedFolders(paths: readonly string[]): Promise<readonly WatchedFolder[]> {
  const names = new Map<string, ReadonlySet<string> | 'all'>();
  for (const each of paths) {
    const isThere = await isFolder(each);
    const holder = isThere ? each : path.dirname(each);
    if (await isFolder(holder)) names.set(holder, 'all');
    await watchForName(each);
    await watchForName(path.dirname(each));
    for (const link of await linksOnTheWay(holder)) addName(path.dirname(link), path.basename(link));
  }
  const folders = [...names].map(async ([folder, wanted]) => ({
    path: folder,
    identity: await identityOf(folder),
    names: wanted === 'all' ? wanted : [...wanted].sort(),
  }));
  return (await Promise.all(folders)).sort((a, b) => (a.path < b.path ? -1 : 1));

  /** The nearest folder around a path that is there, for the next name on the way down. */
  async function watchForName(wanted: string): Promise<void> {
    const parent = path.dirname(wanted);
    if (parent === wanted) return;
    if (await isFolder(parent)) addName(parent, path.basename(wanted));
    else await watchForName(parent);
  }

  function addName(folder: string, name: string): void {
    const known = names.get(folder);
    if (known === 'all') return;
    names.set(folder, new Set([...(known ?? []), name]));
  }
}

/** Does this path concern a set of watched folders? */
export function concerns(folders: readonly WatchedFolder[]): (changed: string) => boolean {
  const byPath = new Map(folders.map((folder) => [folder.path, folder]));
  return (changed) => {
    if (byPath.has(changed)) return true;
    const names: WatchedFolder['names'] = byPath.get(path.dirname(changed))?.names ?? [];
    return names === 'all' || names.includes(path.basename(changed));
  };
}

/** Tools that deliver a configuration swap a link (`current -> 42`) above the folder that is named. */
async function linksOnTheWay(folder: string): Promise<readonly string[]> {
  const parent = path.dirname(folder);
  if (parent === folder) return [];
  const above = await linksOnTheWay(parent);
  const isLink = (await lstat(folder).catch(() => undefined))?.isSymbolicLink() ?? false;
  return isLink ? [...above, folder] : above;
}

async function isFolder(each: string): Promise<boolean> {
  return (await stat(each).catch(() => undefined))?.isDirectory() ?? false;
}

async function identityOf(folder: string): Promise<string> {
  const stats = await stat(folder).catch(() => undefined);
  return stats === undefined ? '' : `${stats.dev}:${stats.ino}:${stats.birthtimeMs}`;
}
