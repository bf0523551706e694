import { mkdir, rm, symlink } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder, type ConfigFolder } from '../../testing/config-folder.ts';
import { concerns, watchedPlaces } from './watched-places.ts';

/** What is watched inside of a folder: names by folder, `file` of files. */
async function watchedIn(folder: ConfigFolder, names: readonly string[], searched: readonly string[] = []) {
  const places = await watchedPlaces([...names, ...searched].map(folder.file), new Set(searched.map(folder.file)));
  const inside = places.filter((each) => each.path.startsWith(folder.path));
  return Object.fromEntries(inside.map((each) => [path.relative(folder.path, each.path) || '.', each.names]));
}

describe('the places to be watched', () => {
  it('are the files, and the folders on the way for the next name', async () => {
    const folder = await aFolder({ 'a.yaml': '', 'teams/b.yaml': '', 'other/c.yaml': '' });
    expect(await watchedIn(folder, ['teams/b.yaml', 'a.yaml'])).toEqual({
      '.': ['a.yaml', 'teams'],
      'a.yaml': 'file',
      teams: ['b.yaml'],
      'teams/b.yaml': 'file',
    });
    const above = await watchedPlaces([folder.file('a.yaml')], new Set());
    expect(above.find((each) => each.path === path.dirname(folder.path))?.names).toEqual([path.basename(folder.path)]);
  });

  it('are the folders of globs, which know how they are named', async () => {
    const folder = await aFolder({ '1/teams/b.yaml': '' });
    await symlink('1', folder.file('current'));
    const places = await watchedPlaces([folder.file('current/teams')], new Set([folder.file('current/teams')]));
    expect(places.filter(({ searchedAs }) => searchedAs.length > 0)).toMatchObject([
      { path: folder.file('1/teams'), names: [], searchedAs: [folder.file('current/teams')] },
    ]);
  });

  it('end at what is not there', async () => {
    const folder = await aFolder({ 'a.yaml': '' });
    expect(await watchedIn(folder, ['x/y/gone.yaml'])).toEqual({ '.': ['x'] });
    await mkdir(folder.file('x'));
    expect(await watchedIn(folder, ['x/y/gone.yaml'])).toEqual({ '.': ['x'], x: ['y'] });
    expect(await watchedIn(folder, ['a.yaml/b'])).toEqual({ '.': ['a.yaml'], 'a.yaml': 'file' });
  });

  it('are those that every link on the way leads through', async () => {
    const folder = await aFolder({ '1/conf/real.yaml': '', 'etc/notes.txt': '' });
    await symlink('1', folder.file('static'));
    await symlink('../static/conf/x.yaml', folder.file('etc/x.yaml'));
    await symlink(folder.file('1/conf/real.yaml'), folder.file('1/conf/x.yaml'));
    expect(await watchedIn(folder, ['etc/x.yaml'])).toEqual({
      '.': ['1', 'etc', 'static'],
      '1': ['conf'],
      '1/conf': ['real.yaml', 'x.yaml'],
      '1/conf/real.yaml': 'file',
      etc: ['x.yaml'],
    });
  });

  it('come to an end when links lead in a circle', async () => {
    const folder = await aFolder();
    await symlink('b', folder.file('a'));
    await symlink('a', folder.file('b'));
    expect(await watchedIn(folder, ['a'])).toEqual({ '.': ['a', 'b'] });
  });

  it('are others once they were made anew under the same name', async () => {
    const folder = await aFolder({ 'conf/a.yaml': '' });
    const identity = async () =>
      (await watchedPlaces([folder.file('conf/a.yaml')], new Set())).find((each) => each.path === folder.file('conf'))
        ?.identity;
    const before = await identity();
    expect(await identity()).toBe(before);
    await rm(folder.file('conf'), { recursive: true });
    await mkdir(folder.file('in-its-place'));
    await folder.write('conf/a.yaml', '');
    expect(await identity()).not.toBe(before);
  });
});

describe('a name', () => {
  const globs = [
    { folder: '/etc', pattern: './conf/**/*.yaml' },
    { folder: '/srv/[x]', pattern: '../teams/*.yml' },
    { folder: '/srv', pattern: '/opt/{a,b}.yaml' },
  ];
  const aFolderWith = (names: 'file' | readonly string[], ...searchedAs: string[]) => ({
    path: '/real',
    identity: '',
    names,
    searchedAs,
  });

  it.each([
    [aFolderWith('file'), 'anything', true],
    [aFolderWith(['a.yaml']), 'a.yaml', true],
    [aFolderWith(['a.yaml']), 'b.yaml', false],
    [aFolderWith(['a'], '/etc/conf'), 'b.yaml', true],
    [aFolderWith([], '/etc/conf/deep'), 'b.yaml', true],
    [aFolderWith([], '/etc/conf'), 's.db-wal', false],
    [aFolderWith([], '/etc/conf'), 'b.test.yaml', false],
    [aFolderWith([], '/etc/conf'), '.b.yaml', false],
    [aFolderWith([], '/srv/teams'), 'b.yml', true],
    [aFolderWith([], '/opt'), 'b.yaml', true],
    [aFolderWith([], '/opt'), 'c.yaml', false],
  ])('in %j matters: %s, %s', (place, name, matters) => expect(concerns(place, globs, name)).toBe(matters));
});
