import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { temporaryFolder } from './testing/folder-place.ts';
import { watchFile } from './watched-file.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'signalbox.db');
  writeFileSync(path, 'x');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const moved = expect.objectContaining({ code: 'store-moved' });

describe('a watched file', () => {
  it('is missed when it was deleted', () => {
    const file = watchFile(path);
    file.check();
    rmSync(path);
    expect(() => file.check()).toThrow(moved);
  });

  it('is missed when another one lies in its place, and found when it is back', () => {
    const file = watchFile(path);
    renameSync(path, `${path}.away`);
    writeFileSync(path, 'x');
    expect(() => file.check()).toThrow(moved);
    renameSync(`${path}.away`, path);
    file.check();
  });

  it('is looked at once a second at most', () => {
    let now = 0;
    const file = watchFile(path, () => now);
    rmSync(path);
    now = 999;
    file.checkNowAndThen();
    now = 1_000;
    expect(() => file.checkNowAndThen()).toThrow(moved);
  });
});
