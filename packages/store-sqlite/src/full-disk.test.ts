import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder-place.ts';

/** A process with a file system of 24 MB of its own; it is gone with the process. */
const IN_SMALL_DISK = ['-rm', 'sh', '-c', 'mount -t tmpfs -o size=24m tmpfs "$1" && shift && exec "$@"', 'sh'];

let folder: string;
beforeEach(() => {
  folder = temporaryFolder();
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const canMount = (() => {
  const probe = temporaryFolder();
  const { status } = spawnSync('unshare', [...IN_SMALL_DISK, probe, 'true']);
  rmSync(probe, { recursive: true, force: true });
  return status === 0;
})();

describe('a disk that is full', () => {
  it.skipIf(!canMount)(
    'refuses with a certain no, is read and pruned meanwhile, and serves again once there is room',
    () => {
      const program = new URL('testing/on-full-disk.ts', import.meta.url).pathname;
      const run = spawnSync('unshare', [...IN_SMALL_DISK, folder, process.execPath, program, folder], {
        encoding: 'utf8',
      });
      expect(JSON.parse(run.stdout || run.stderr)).toEqual({
        whenFull: 'store-full',
        afterwards: 'store-full',
        readable: true,
        recoverWhileFull: 'store-full',
        pruneWhileFull: 'ok',
        tidyWhileFull: 'ok',
        restartWhileFull: 'store-full',
        readableAfterRestart: true,
        recovered: 'ok',
        appendAfterwards: 'ok',
        lost: [],
        storedThoughRefused: [],
      });
    },
  );
});
