import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, realpathSync, statfsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { SignalboxError } from '@signalbox/sdk';

/** File systems by the numbers of `statfs`. @see https://man7.org/linux/man-pages/man2/statfs.2.html */
const NETWORK: Readonly<Record<number, string>> = {
  26985: 'NFS',
  4266872130: 'SMB',
  4283649346: 'CIFS',
  16914839: '9p',
};
const DOUBTFUL: Readonly<Record<number, string>> = {
  1702057286: 'is on FUSE: whether a commit survives a crash depends on its program',
  16914836: 'is in memory (tmpfs): it is gone after a reboot',
  2035054128: 'is in a container (overlay): it is gone with the container; mount a volume',
};

/** The file itself, where the path is a link: its log lies beside it, not beside the link. Absolute: SQLite reads `file:` as an address. */
export function locateStore(path: string): string {
  return existsSync(path) ? realpathSync(path) : resolve(path);
}

/** Makes the folder of a file, with its parents; each is synced in its own parent, so that it outlives a power loss. */
export function makeFolder(file: string): void {
  const missing: string[] = [];
  for (let folder = dirname(resolve(file)); !existsSync(folder); folder = dirname(folder)) missing.push(folder);
  for (const folder of missing.reverse()) {
    mkdirSync(folder, { recursive: true });
    syncFolder(dirname(folder));
  }
}

export function syncFolder(folder: string): void {
  const descriptor = openSync(folder, 'r');
  try {
    fsyncSync(descriptor);
  } finally {
    closeSync(descriptor);
  }
}

/**
 * Refuses network file systems, whose locks cannot be trusted.
 * @returns what to warn of
 * @throws {SignalboxError} `store-place`
 */
export function judgePlace(path: string, type: number = statfsSync(dirname(resolve(path))).type): string | undefined {
  const kind = NETWORK[type];
  if (kind !== undefined) throw new SignalboxError('store-place', { path, kind });
  const doubt = DOUBTFUL[type];
  return doubt === undefined ? undefined : `the store ${path} ${doubt}`;
}

/** Bytes that may still be written where the file lies. */
export function freeBytes(path: string): number {
  const { bavail, bsize } = statfsSync(dirname(resolve(path)));
  return bavail * bsize;
}
