import { mkdirSync, realpathSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { freeBytes, judgePlace, locateStore, makeFolder, syncFolder } from './store-folder.ts';
import { temporaryFolder } from './testing/folder-place.ts';

let folder: string;
beforeEach(() => {
  folder = realpathSync(temporaryFolder());
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe('the folder of a store', () => {
  it('is made with its parents, and may be there', () => {
    const file = join(folder, 'a', 'b', 'c', 'signalbox.db');
    makeFolder(file);
    makeFolder(file);
    expect(statSync(join(folder, 'a', 'b', 'c')).isDirectory()).toBe(true);
    expect(statSync(file, { throwIfNoEntry: false })).toBeUndefined();
  });

  it('is not made below a file', () => {
    writeFileSync(join(folder, 'file'), '');
    expect(() => makeFolder(join(folder, 'file', 'a', 'signalbox.db'))).toThrow(/ENOTDIR|EEXIST/);
  });

  it('is synced, if it is there', () => {
    syncFolder(folder);
    expect(() => syncFolder(join(folder, 'gone'))).toThrow(/ENOENT/);
  });

  it('has room, of which some is free', () => {
    expect(freeBytes(join(folder, 'signalbox.db'))).toBeGreaterThan(0);
  });
});

describe('the place of a store', () => {
  it('is absolute', () => {
    const path = relative(process.cwd(), join(folder, 'signalbox.db'));
    expect(locateStore(path)).toBe(join(folder, 'signalbox.db'));
    expect(locateStore('file:x.db')).toBe(join(process.cwd(), 'file:x.db'));
  });

  it('is that of the file to which a link leads', () => {
    mkdirSync(join(folder, 'real'));
    writeFileSync(join(folder, 'real', 'signalbox.db'), '');
    symlinkSync(join('real', 'signalbox.db'), join(folder, 'link.db'));
    expect(locateStore(join(folder, 'link.db'))).toBe(join(folder, 'real', 'signalbox.db'));
  });

  it('is named in a warning, with what may happen to it', () => {
    expect(judgePlace('/data/signalbox.db', 0x1021994)).toMatch(/^the store \/data\/signalbox\.db is in memory/);
  });
});
