import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { FileReader } from './file-reader.ts';
import { storedReader } from './stored-reader.ts';

const FOLDER = path.resolve('/etc/signalbox');
const asked: string[] = [];
const disk: FileReader = {
  async read(file, maxBytes) {
    asked.push(`${file} ${maxBytes}`);
    return { type: 'missing' };
  },
  find: () => Promise.reject(new Error('the disk is not searched')),
  isFolder: () => Promise.reject(new Error('the disk is not searched')),
};
const reader = storedReader(
  [
    { path: 'signalbox.yaml', text: 'main' },
    { path: 'teams/b.yaml', text: 'b' },
    { path: 'teams/a.yaml', text: '' },
    { path: 'teams/a.test.yaml', text: 'test' },
    { path: 'teams/.hidden.yaml', text: 'hidden' },
    { path: '../shared/c.yaml', text: 'c' },
  ],
  FOLDER,
  disk,
);

describe('the files that a generation kept', () => {
  it.each([
    ['signalbox.yaml', 'main'],
    ['teams/../teams/b.yaml', 'b'],
    ['teams/a.yaml', ''],
    ['../shared/c.yaml', 'c'],
  ])('have their texts: %s', async (name, text) => {
    expect(await reader.read(`${FOLDER}/${name}`, 1)).toEqual({ type: 'text', text });
  });

  it('are all but the secrets, which the disk has', async () => {
    expect(await reader.read(`${FOLDER}/token`, 64)).toEqual({ type: 'missing' });
    expect(asked).toEqual([`${FOLDER}/token 64`]);
  });

  it.each([
    ['teams/*.yaml', FOLDER, ['teams/a.yaml', 'teams/b.yaml']],
    ['*.yaml', FOLDER, ['signalbox.yaml']],
    ['*.yaml', `${FOLDER}/teams`, ['teams/a.yaml', 'teams/b.yaml']],
    ['../shared/*.yaml', FOLDER, ['../shared/c.yaml']],
    ['**/*.yaml', FOLDER, ['signalbox.yaml', 'teams/a.yaml', 'teams/b.yaml']],
    ['*.none', FOLDER, []],
  ])('are found by %s from %s', async (pattern, from, names) => {
    expect(await reader.find(pattern, from)).toEqual({
      files: names.map((name) => path.resolve(FOLDER, name)),
      folders: [],
    });
  });

  it('are in no folders', async () => expect(await reader.isFolder(FOLDER)).toBe(false));
});
