import { stat } from 'node:fs/promises';
import path from 'node:path';

/** A folder that is there, and which one it is: a folder of the same name, made anew, is another. */
export interface WatchedFolder {
  readonly path: string;
  readonly identity: string;
}

/**
 * The folders to be watched for these files and folders: those that hold them, and the folders themselves. In place of
 * one that is not there, the nearest around it that is, which will see it come.
 */
export async function watchedFolders(paths: readonly string[]): Promise<readonly WatchedFolder[]> {
  const found = new Map<string, WatchedFolder>();
  for (const each of paths) {
    const itself = await folderAt(each);
    if (itself !== undefined) found.set(itself.path, itself);
    const around = await nearestFolder(path.dirname(each));
    found.set(around.path, around);
  }
  return [...found.values()].sort((a, b) => (a.path < b.path ? -1 : 1));
}

async function nearestFolder(wanted: string): Promise<WatchedFolder> {
  const here = await folderAt(wanted);
  if (here !== undefined) return here;
  const parent = path.dirname(wanted);
  return parent === wanted ? { path: wanted, identity: '' } : nearestFolder(parent);
}

async function folderAt(each: string): Promise<WatchedFolder | undefined> {
  const stats = await stat(each).catch(() => undefined);
  return stats?.isDirectory() ? { path: each, identity: `${stats.dev}:${stats.ino}:${stats.birthtimeMs}` } : undefined;
}
