import { createHash } from 'node:crypto';
import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from './migrations.ts';

describe('the migrations', () => {
  it('are never edited once released', () => {
    const hashes = migrations.map((sql) => createHash('sha256').update(sql).digest('hex').slice(0, 16));
    expect(hashes).toEqual(HASHES);
  });

  it('each go on from the one before, and keep what is there', () => {
    const db = new DatabaseSync(':memory:');
    onTestFinished(() => db.close());
    for (const [index, migration] of migrations.entries()) {
      db.exec(migration);
      if (index === 0) db.exec(`UPDATE mark SET probe = 7`);
    }
    expect(db.prepare('SELECT * FROM mark').all()).toEqual([{ id: 1, active_through: 0, alerts_through: 0, probe: 7 }]);
    expect(() => db.exec('INSERT INTO mark VALUES (2, 0, 0, 0)')).toThrow(/CHECK/);
  });
});

/** Of each one's SQL, in their order. */
const HASHES = [
  '2a81d378ce4193ec',
  'b0322b1a5cbe2401',
  '1dcc67bbf54c5823',
  'bd5c6884585e6790',
  '734815d625e506fb',
  '2800e28388be469f',
  '312a55aff999a8ac',
  '256a01b4669d5960',
];
