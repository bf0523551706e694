import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders } from '../testing/run.ts';
import { openSnapshots } from './snapshots.ts';

afterEach(removeFolders);

const mask = (text: string) => text.replaceAll('canary', '***');
const KEPT = '"a: room message": one\n"b: room message": two\n';

async function open(update: boolean, kept?: string) {
  const cwd = await aFolder(kept === undefined ? {} : { 'a.test.yaml.snap': kept });
  const snapshots = await openSnapshots(path.join(cwd, 'a.test.yaml'), { update, mask });
  const written = () => readFile(path.join(cwd, 'a.test.yaml.snap'), 'utf8').catch(() => undefined);
  return { snapshots, written };
}

describe('snapshots', () => {
  it.each([
    ['a: room message', 'one', { type: 'same' }],
    ['a: room message', 'other', { type: 'differs', kept: 'one', actual: 'other' }],
    ['c: room message', 'one', { type: 'missing' }],
    ['a: room message', 'canary', { type: 'differs', kept: 'one', actual: '***' }],
  ])('compare %s with %s', async (key, text, kept) => {
    const { snapshots, written } = await open(false, KEPT);
    expect(snapshots.compare(key, text)).toEqual(kept);
    expect(await snapshots.save()).toBe(0);
    expect(await written()).toBe(KEPT);
  });

  it('are all as they should be while they are updated', async () => {
    const { snapshots } = await open(true, KEPT);
    expect(snapshots.compare('a: room message', 'other')).toEqual({ type: 'same' });
    expect(snapshots.compare('new', 'x')).toEqual({ type: 'same' });
  });

  it.each<[string, Readonly<Record<string, string>>, number, string | undefined]>([
    ['the same', { 'a: room message': 'one', 'b: room message': 'two' }, 0, KEPT],
    [
      'another text',
      { 'a: room message': 'one', 'b: room message': '2' },
      1,
      '"a: room message": one\n"b: room message": "2"\n',
    ],
    ['fewer', { 'b: room message': 'two' }, 1, '"b: room message": two\n'],
    ['more, in their order', { c: 'x', 'b: room message': 'two', 'a: room message': 'one' }, 1, `${KEPT}c: x\n`],
    ['none', {}, 2, undefined],
    ['several lines', { a: 'one\ntwo' }, 3, 'a: |-\n  one\n  two\n'],
    ['secrets', { a: 'canary' }, 3, 'a: "***"\n'],
  ])('are written with --update: %s', async (_what, texts, changed, file) => {
    const { snapshots, written } = await open(true, KEPT);
    for (const [key, text] of Object.entries(texts)) snapshots.compare(key, text);
    expect(await snapshots.save()).toBe(changed);
    const text = await written();
    expect(text?.replace(/^#.*\n/, '')).toBe(file);
  });

  it('that were never kept are none', async () => {
    const { snapshots, written } = await open(true);
    expect(await snapshots.save()).toBe(0);
    expect(await written()).toBeUndefined();
  });

  it.each([
    ['not YAML', 'a: ['],
    ['a list', '- a'],
    ['a number in place of a text', 'a: 5'],
  ])('in a broken file are a mistake of use: %s', async (_what, kept) => {
    await expect(open(true, kept)).rejects.toMatchObject({
      name: 'UsageError',
      hint: expect.stringContaining('--update'),
    });
  });
});
