import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, describe, expect, it, onTestFinished } from 'vitest';
import { APPLICATION_ID, inspectFile, judgeFormat, judgeHealth } from './inspect-file.ts';
import { migrations } from './migrations/migrations.ts';
import { aDatabase } from './testing/a-database.ts';
import { temporaryFolder } from './testing/folder-place.ts';

let folder: string;
let path: string;
beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder, 'signalbox.db');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const code = (name: string) => expect.objectContaining({ code: name });

function aFile(sql: string): void {
  const db = new DatabaseSync(path);
  db.exec(sql);
  db.close();
}

const OURS = `PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = ${migrations.length};`;

describe('a file that is inspected', () => {
  it.each([
    ['is not there', undefined],
    ['is empty', ''],
  ])('will do if it %s', (_, text) => {
    if (text !== undefined) writeFileSync(path, text);
    expect(() => inspectFile(path)).not.toThrow();
  });

  it('will do if it is a store', () => {
    aFile(`${migrations.join(';')}; ${OURS}`);
    const before = readFileSync(path);
    inspectFile(path);
    expect(readFileSync(path)).toEqual(before);
  });

  it.each([
    ['text', () => writeFileSync(path, 'dear diary, '.repeat(100)), 'store-foreign'],
    ['of another program', () => aFile('CREATE TABLE mine (x)'), 'store-foreign'],
    ['numbered by another program', () => aFile('PRAGMA user_version = 1; CREATE TABLE mine (x)'), 'store-foreign'],
    ['marked by another program', () => aFile('PRAGMA application_id = 7; CREATE TABLE mine (x)'), 'store-foreign'],
    ['newer', () => aFile(`${OURS} PRAGMA user_version = 99; CREATE TABLE x (y)`), 'store-newer'],
  ])('is refused if it is %s', (_, make, reason) => {
    make();
    expect(() => inspectFile(path)).toThrow(code(reason));
  });

  it('is refused while another one has it', () => {
    aFile(`${migrations.join(';')}; ${OURS}`);
    const other = new DatabaseSync(path);
    onTestFinished(() => other.close());
    other.exec('PRAGMA locking_mode = EXCLUSIVE; BEGIN EXCLUSIVE');
    expect(() => inspectFile(path)).toThrow(code('store-locked'));
  });
});

describe('the format of a store', () => {
  it('is 0 where there is nothing yet', () => {
    const db = new DatabaseSync(':memory:');
    onTestFinished(() => db.close());
    expect(judgeFormat('x', db)).toBe(0);
  });

  it('is the number of its migrations', () => {
    const db = aDatabase();
    db.exec(`PRAGMA application_id = ${APPLICATION_ID}; PRAGMA user_version = 1`);
    expect(judgeFormat('x', db)).toBe(1);
  });
});

describe('the health of a store', () => {
  it('is judged by its small tables where it is large, also by those of an older version', () => {
    const db = new DatabaseSync(':memory:');
    onTestFinished(() => db.close());
    db.exec(migrations[0] ?? '');
    expect(() => judgeHealth('x', db, 1)).not.toThrow();
    expect(() => judgeHealth('x', db, Number.MAX_SAFE_INTEGER)).not.toThrow();
  });

  it('is bad where a row breaks the rules of its table', () => {
    const db = aDatabase();
    db.exec('PRAGMA ignore_check_constraints = ON; UPDATE mark SET id = 2; PRAGMA ignore_check_constraints = OFF');
    for (const bytes of [1, Number.MAX_SAFE_INTEGER]) {
      expect(() => judgeHealth('x', db, bytes)).toThrow(code('store-damaged'));
    }
  });
});
