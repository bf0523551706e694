import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { concerns, watchedFolders } from './watched-folders.ts';

/** What is watched inside of a folder: names by folder. */
async function watchedIn(folder: ConfigFolder, names: readonly string[]) {
  const folders = await watchedFolders(names.map(folder.file));
  const inside = folders.filter((each) => each.path.startsWith(folder.path));
  return Object.fromEntries(inside.map((each) => [path.relative(folder.path, each.path) || '.', each.names]));
}

describe('the folders to be watched', () => {
  it('are those that hold the files, for any name in them', async () => {
    const folder = await aFolder({ 'a.yaml': '', 'teams/b.yaml': '', 'other/c.yaml': '' });
    expect(await watchedIn(folder, ['a.yaml', 'teams/b.yaml'])).toEqual({ '.': 'all', teams: 'all' });
  });

  it('are the folders of globs, and those above for their names', async () => {
    const folder = await aFolder({ 'teams/deep/b.yaml': '' });
    expect(await watchedIn(folder, ['teams/deep'])).toEqual({ '.': ['teams'], teams: ['deep'], 'teams/deep': 'all' });
  });

  it('are the nearest ones around what is not there, for the next name on the way', async () => {
    const folder = await aFolder({ 'a.yaml': '' });
    expect(await watchedIn(folder, ['gone.yaml'])).toEqual({ '.': 'all' });
    const empty = await aFolder();
    expect(await watchedIn(empty, ['x/y/gone.yaml'])).toEqual({ '.': ['x'] });
    await mkdir(empty.file('x'));
    expect(await watchedIn(empty, ['x/y/gone.yaml'])).toEqual({ x: ['y'] });
  });

  it('are those with a link on the way', async () => {
    const folder = await aFolder({ '1/conf/a.yaml': '' });
    await symlink('1', folder.file('current'));
    expect(await watchedIn(folder, ['current/conf/a.yaml'])).toEqual({
      '.': ['current'],
      current: ['conf'],
      'current/conf': 'all',
    });
  });

  it('have all names of one folder together, in order', async () => {
    const folder = await aFolder({ 'x/a.yaml': '', 'b/a.yaml': '' });
    expect(await watchedIn(folder, ['x/a.yaml', 'b/a.yaml'])).toEqual({ '.': ['b', 'x'], x: 'all', b: 'all' });
  });

  it('are in the order of their paths, each once', async () => {
    const folder = await aFolder({ 'b/a.yaml': '', 'a/a.yaml': '', 'a/b.yaml': '' });
    const paths = (await watchedFolders(['b/a.yaml', 'a/a.yaml', 'a/b.yaml'].map(folder.file))).map(
      (each) => each.path,
    );
    expect(paths).toEqual([...new Set(paths)].sort());
  });

  it('are others once they were made anew under the same name', async () => {
    const folder = await aFolder({ 'conf/a.yaml': '' });
    const identity = async () =>
      (await watchedFolders([folder.file('conf/a.yaml')])).find((each) => each.path === folder.file('conf'))?.identity;
    const before = await identity();
    expect(await identity()).toBe(before);
    await rm(folder.file('conf'), { recursive: true });
    await mkdir(folder.file('in-its-place'));
    await folder.write('conf/a.yaml', '');
    expect(await identity()).not.toBe(before);
  });
});

describe('a change', () => {
  const concern = concerns([
    { path: '/etc/conf', identity: '', names: 'all' },
    { path: '/etc', identity: '', names: ['conf', 'other'] },
  ]);

  it.each([
    ['/etc/conf', true],
    ['/etc', true],
    ['/etc/conf/a.yaml', true],
    ['/etc/conf/..data', true],
    ['/etc/other', true],
    ['/etc/passwd', false],
    ['/etc/conf/deep/a.yaml', false],
    ['/usr', false],
    ['/', false],
  ])('of %s matters: %s', (changed, matters) => expect(concern(changed)).toBe(matters));
});
