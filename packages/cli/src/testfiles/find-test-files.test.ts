import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders } from '../testing/run.ts';
import { findTestFiles } from './find-test-files.ts';

afterEach(removeFolders);

const FILES = {
  'a.test.yaml': '',
  'b/b.test.yml': '',
  'b/c/d.test.yaml': '',
  'b/signalbox.yaml': '',
  'b/a.test.yaml.snap': '',
  '.git/x.test.yaml': '',
  'node_modules/p/x.test.yaml': '',
  'empty/README.md': '',
};

describe('test files', () => {
  it.each([
    ['.', ['a.test.yaml', 'b/b.test.yml', 'b/c/d.test.yaml']],
    ['b', ['b/b.test.yml', 'b/c/d.test.yaml']],
    ['b/c/', ['b/c/d.test.yaml']],
    ['a.test.yaml', ['a.test.yaml']],
    ['b/../a.test.yaml', ['a.test.yaml']],
    ['node_modules/p', ['node_modules/p/x.test.yaml']],
  ])('of %s are found', async (given, files) => {
    const cwd = await aFolder(FILES);
    const found = await findTestFiles(given, cwd);
    expect(found.map((file) => path.relative(cwd, file))).toEqual(files);
  });

  it.each([
    ['nowhere', 'there is no nowhere'],
    ['b/signalbox.yaml', 'b/signalbox.yaml is not a test file'],
    ['b/a.test.yaml.snap', 'b/a.test.yaml.snap is not a test file'],
    ['empty', 'there is no *.test.yaml below empty'],
  ])('are not in %s', async (given, message) => {
    await expect(findTestFiles(given, await aFolder(FILES))).rejects.toMatchObject({ name: 'UsageError', message });
  });
});
