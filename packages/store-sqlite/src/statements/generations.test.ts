import type { Generation } from '@signalbox/core/store';
import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { prepareGenerations } from './generations.ts';

const first: Generation = {
  hash: 'a',
  at: 1,
  main: 'signalbox.yaml',
  files: [
    { path: 'signalbox.yaml', text: 'version: 1' },
    { path: 'more.yaml', text: '' },
  ],
};

function aTable() {
  const db = aDatabase();
  const rows = (table: string) => Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
  return { generations: prepareGenerations(db), rows };
}

describe('the generations of the configuration', () => {
  it('begin with none', () => expect(aTable().generations.last()).toBeUndefined());

  it('give back the last one with its files', () => {
    const { generations } = aTable();
    generations.save(first);
    expect(generations.last()).toEqual(first);
    const second = { ...first, hash: 'b', at: 2, files: [{ path: 'signalbox.yaml', text: 'version: 1 # 障害' }] };
    generations.save(second);
    expect(generations.last()).toEqual(second);
  });

  it('are not added again while the configuration is the same', () => {
    const { generations, rows } = aTable();
    generations.save(first);
    generations.save({ ...first, at: 5 });
    expect([rows('generation'), generations.last()?.at]).toEqual([1, 1]);
  });

  it('are added where the main file is another one, or the old one is back', () => {
    const { generations, rows } = aTable();
    generations.save(first);
    generations.save({ ...first, main: 'other.yaml' });
    generations.save({ ...first, hash: 'b' });
    generations.save(first);
    expect([rows('generation'), generations.last()]).toEqual([4, first]);
  });

  it('share the files that they have in common', () => {
    const { generations, rows } = aTable();
    generations.save(first);
    generations.save({ ...first, hash: 'b', files: [{ path: 'moved.yaml', text: 'version: 1' }] });
    expect(rows('file')).toBe(2);
  });
});
