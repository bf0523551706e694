import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { aFolder } from '../../testing/config-folder.ts';
import { tell } from '../../testing/load-config.ts';
import { diskReader } from './file-reader.ts';
import { findMainFile } from './main-file.ts';

const UNMATCHED = 'unmatched: { to: [] }';

async function find(files: Readonly<Record<string, string>>, given = '.', maxBytes = 1_000) {
  const folder = await aFolder(files);
  const {
    main,
    folder: home,
    candidates,
    problem,
  } = await findMainFile(path.resolve(folder.path, given), diskReader, maxBytes);
  const name = (file: string) => path.relative(folder.path, file) || '.';
  return { main: name(main), home: name(home), candidates: candidates?.map(name), reported: problem && tell(problem) };
}

describe('the main file', () => {
  it.each([
    ['a file that is given', { 'a.yaml': UNMATCHED }, 'a.yaml', 'a.yaml', '.'],
    ['a file deep below', { 'x/y/a.yaml': '' }, 'x/y/a.yaml', 'x/y/a.yaml', 'x/y'],
    ['a file that is not there', {}, 'gone.yaml', 'gone.yaml', '.'],
    ['the usual one of a folder', { 'signalbox.yaml': '', 'a.yaml': UNMATCHED }, '.', 'signalbox.yaml', '.'],
    ['the usual one, though it is not there either', { 'notes.txt': '' }, '.', 'signalbox.yaml', '.'],
    ['the usual one of an empty folder', { 'x/notes.txt': '' }, 'x', 'x/signalbox.yaml', 'x'],
  ])('is %s', async (_, files, given, main, home) => {
    expect(await find(files, given)).toEqual({ main, home, candidates: undefined, reported: undefined });
  });

  it('of a folder without the usual one is that which says `unmatched`; all its files belong to it', async () => {
    const files = { 'a.yaml': 'routes: []', 'b.yaml': UNMATCHED, 'c.test.yaml': UNMATCHED, 'd.yml': UNMATCHED };
    expect(await find(files)).toEqual({
      main: 'b.yaml',
      home: '.',
      candidates: ['a.yaml', 'b.yaml'],
      reported: undefined,
    });
  });

  const HINT = 'name the main file signalbox.yaml; it then includes the others';

  it.each([
    [
      'no file',
      { 'b.yaml': 'routes: []', 'a.yaml': 'channels: {}' },
      'a.yaml',
      'no file of this folder is named signalbox.yaml or has `unmatched`',
    ],
    [
      'two files',
      { 'b.yaml': UNMATCHED, 'a.yaml': UNMATCHED },
      'a.yaml',
      'a.yaml and b.yaml both have `unmatched`: which of them is the main file?',
    ],
    [
      'no map',
      { 'a.yaml': '- unmatched', 'b.yaml': 'unmatched' },
      'a.yaml',
      'no file of this folder is named signalbox.yaml or has `unmatched`',
    ],
    [
      'no readable file',
      { 'a.yaml': `#${'x'.repeat(1_000)}\n${UNMATCHED}` },
      'a.yaml',
      'no file of this folder is named signalbox.yaml or has `unmatched`',
    ],
  ])('is not clear where %s says `unmatched`', async (_, files, main, message) => {
    const found = await find(files);
    expect(found.main).toBe(main);
    expect(found.candidates).toEqual(Object.keys(files).sort());
    expect(found.reported).toBe(`${main}:1:1 main-file: ${message} -> ${HINT}`);
  });
});
