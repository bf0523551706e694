import { DatabaseSync } from 'node:sqlite';
import { anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it, onTestFinished } from 'vitest';
import { prepareDeliveryList } from '../statements/delivery-list.ts';
import { migrations } from './migrations.ts';

/** A store of format 2, with deliveries of these messages, brought to the present one. */
function aStoreOf(messages: readonly Readonly<Record<string, unknown>>[]) {
  const db = new DatabaseSync(':memory:');
  onTestFinished(() => db.close());
  const [first = '', second = '', ...rest] = migrations;
  db.exec(first + second);
  for (const [index, message] of messages.entries()) {
    db.exec(`INSERT INTO delivery VALUES (${index + 1}, 'room', 'group-1', 10, 10, 'g', 'dead', 1, 0, 0, 20, '401')`);
    const body = {
      route: 'ops',
      reason: 'first',
      status: 'firing',
      firing: [],
      resolved: [],
      suppressed: [],
      ...message,
    };
    db.prepare('INSERT INTO snapshot VALUES (?, ?)').run(index + 1, JSON.stringify(body));
  }
  for (const migration of rest) db.exec(migration);
  return prepareDeliveryList(db);
}

const withSeverity = (...severities: readonly string[]) => severities.map((severity) => anAlert({ severity }));

describe('deliveries of before', () => {
  it('are listed with what their messages say', () => {
    const list = aStoreOf([
      { route: 'shop', reason: 'repeat', firing: withSeverity('warning', 'critical', 'info'), resolved: [anAlert()] },
    ]);
    expect(list.list({ route: 'shop', limit: 9 }).deliveries).toEqual([
      {
        ...{ id: 1, channel: 'room', groupId: 'group-1', route: 'shop', reason: 'repeat', status: 'firing' },
        ...{ severity: 'critical', firing: 3, resolved: 1, suppressed: 0, decidedAt: 10 },
        ...{ state: 'dead', attempts: 1, notBefore: 0, settledAt: 20, lastReason: '401' },
      },
    ]);
  });

  it.each([
    [{ firing: withSeverity('info', 'page') }, 'page'],
    [{ firing: withSeverity('info'), resolved: withSeverity('critical') }, 'info'],
    [{ resolved: withSeverity('info', 'error'), suppressed: withSeverity('critical') }, 'error'],
    [{ suppressed: withSeverity('warning') }, 'warning'],
    [{}, 'unknown'],
  ])('have the worst severity of what fires, else of what they are about', (message, severity) => {
    expect(aStoreOf([message]).list({ limit: 9 }).deliveries).toMatchObject([{ severity }]);
  });

  it('are found by the alerts that they name', () => {
    const [a, b] = [anAlert({ fingerprint: 'a' }), anAlert({ fingerprint: 'b' })];
    const list = aStoreOf([{ firing: [a] }, { firing: [b], resolved: [a] }, { suppressed: [b, b] }]);
    const ids = (alert: string) => list.list({ alert, limit: 9 }).deliveries.map(({ id }) => id);
    expect([ids('a'), ids('b'), ids('c')]).toEqual([[2, 1], [3, 2], []]);
  });
});
