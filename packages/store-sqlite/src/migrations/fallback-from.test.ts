import { DatabaseSync } from 'node:sqlite';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareDeliveries } from '../statements/deliveries.ts';
import { migrations } from './migrations.ts';

describe('deliveries of before there were fallbacks', () => {
  it('wait for theirs since they were decided, if they still wait', () => {
    const db = new DatabaseSync(':memory:');
    onTestFinished(() => db.close());
    const [first = '', second = '', ...rest] = migrations;
    db.exec(first + second);
    const body = { route: 'ops', reason: 'first', status: 'firing', group: { id: 'g', key: {} } };
    for (const [id, state] of [
      [1, 'waiting'],
      [2, 'dead'],
    ] as const) {
      db.exec(`INSERT INTO delivery VALUES (${id}, 'room', 'g', 20, 10, 'g', '${state}', 1, 0, 0, NULL, NULL)`);
      const snapshot = JSON.stringify({ ...body, firing: [], resolved: [], suppressed: [] });
      db.prepare('INSERT INTO snapshot VALUES (?, ?)').run(id, snapshot);
    }
    for (const migration of rest) db.exec(migration);
    const deliveries = prepareDeliveries(db);
    expect([deliveries.read(1)?.fallbackFrom, deliveries.read(2)?.fallbackFrom]).toEqual([10, undefined]);
  });
});
