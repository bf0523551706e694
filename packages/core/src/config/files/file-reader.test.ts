import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { diskReader, isNeverConfiguration } from './file-reader.ts';

describe('a file', () => {
  it('is read as the text that it is', async () => {
    const folder = await aFolder({ 'a.yaml': '監視: ä\n', empty: '' });
    expect(await diskReader.read(folder.file('a.yaml'), 100)).toEqual({ type: 'text', text: '監視: ä\n' });
    expect(await diskReader.read(folder.file('empty'), 100)).toEqual({ type: 'text', text: '' });
  });

  it('is read through a link', async () => {
    const folder = await aFolder({ 'a.yaml': 'text' });
    await symlink('a.yaml', folder.file('link'));
    expect(await diskReader.read(folder.file('link'), 100)).toEqual({ type: 'text', text: 'text' });
  });

  it.each([
    [4, 4, 'text'],
    [5, 4, 'unreadable'],
    [200_000, 200_000, 'text'],
    [200_001, 200_000, 'unreadable'],
  ])('of %d bytes, where %d may be read, gives %s', async (size, most, type) => {
    const folder = await aFolder({ a: 'x'.repeat(size) });
    const read = await diskReader.read(folder.file('a'), most);
    expect(read.type).toBe(type);
    if (read.type === 'text') expect(read.text).toHaveLength(size);
  });

  it.each([
    ['gone', { type: 'missing' }],
    ['a.yaml/below', { type: 'missing' }],
    ['.', { type: 'unreadable', why: 'it is a folder' }],
    ['latin', { type: 'unreadable', why: 'it is not UTF-8' }],
    ['large', { type: 'unreadable', why: 'it is larger than 2 KiB' }],
    ['loop', { type: 'unreadable', why: 'the system says ELOOP' }],
    ['/dev/null', { type: 'unreadable', why: 'it is not an ordinary file' }],
  ])('that cannot be read says why: %s', async (name, expected) => {
    const folder = await aFolder({ 'a.yaml': 'x', large: 'x'.repeat(2_049) });
    await writeFile(folder.file('latin'), Buffer.from([0xe4]));
    await symlink('loop', folder.file('loop'));
    expect(await diskReader.read(name.startsWith('/') ? name : folder.file(name), 2_048)).toEqual(expected);
  });

  it.runIf(process.getuid?.() !== 0)('that may not be read says so', async () => {
    const folder = await aFolder({ a: 'x' });
    await chmod(folder.file('a'), 0);
    const why = 'there is no permission to read it';
    expect(await diskReader.read(folder.file('a'), 9)).toEqual({ type: 'unreadable', why });
  });
});

describe('a glob', () => {
  const FILES = {
    'b.yaml': '',
    'a.yaml': '',
    'a.test.yaml': '',
    'a.test.yml': '',
    '.hidden.yaml': '',
    'notes.txt': '',
    'teams/x.yaml': '',
    'teams/x.test.yaml': '',
    'teams/deep/y.yaml': '',
  };

  it.each([
    ['*.yaml', ['a.yaml', 'b.yaml'], ['.']],
    ['{b,a}.yaml', ['a.yaml', 'b.yaml'], ['.']],
    ['teams/*.yaml', ['teams/x.yaml'], ['teams']],
    ['*/*.yaml', ['teams/x.yaml'], ['.', 'teams']],
    ['**/*.yaml', ['a.yaml', 'b.yaml', 'teams/deep/y.yaml', 'teams/x.yaml'], ['.', 'teams', 'teams/deep']],
    ['teams/**/*.yaml', ['teams/deep/y.yaml', 'teams/x.yaml'], ['teams', 'teams/deep']],
    ['gone/*.yaml', [], ['gone']],
    ['*.none', [], ['.']],
  ])('%s finds %j, and looks into %j', async (pattern, files, folders) => {
    const folder = await aFolder(FILES);
    const found = await diskReader.find(pattern, folder.path);
    const absolute = (names: readonly string[]) =>
      names.map((name) => (name === '.' ? folder.path : folder.file(name)));
    expect(found.files).toEqual(absolute(files));
    expect([...found.folders].sort()).toEqual([...absolute(folders)].sort());
  });

  it('leads out of its folder, where tests are no configuration either', async () => {
    const folder = await aFolder(FILES);
    const { files, folders } = await diskReader.find('../*.yaml', folder.file('teams'));
    expect(files).toEqual([folder.file('a.yaml'), folder.file('b.yaml')]);
    expect(folders).toEqual([folder.path]);
  });
});

describe('a folder', () => {
  it('is told from a file, and from nothing', async () => {
    const folder = await aFolder({ a: 'x' });
    await mkdir(folder.file('inner'));
    const is = (name: string) => diskReader.isFolder(folder.file(name));
    expect([await is('.'), await is('inner'), await is('a'), await is('gone')]).toEqual([true, true, false, false]);
  });
});

describe('the name of a file', () => {
  it.each(['.hidden.yaml', 'a.test.yaml', 'a.test.yml', 'teams/a.test.yaml', '/x/.hidden', '..data', '.test.yaml'])(
    '%s is never that of configuration',
    (name) => expect(isNeverConfiguration(name)).toBe(true),
  );

  it.each(['a.yaml', 'test.yaml', 'a.tests.yaml', '.hidden/a.yaml', '.', '..', '../..', 'a.test.json'])(
    '%s may be',
    (name) => expect(isNeverConfiguration(name)).toBe(false),
  );
});
