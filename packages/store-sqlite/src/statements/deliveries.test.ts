import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { aDelivery, anAttempt } from '../testing/a-delivery.ts';
import { prepareDeliveries } from './deliveries.ts';

describe('a delivery', () => {
  it('waits from the moment that it was added', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1, { decidedAt: 50, waitingSince: 40 })]);
    expect(deliveries.read(1)).toMatchObject({
      id: 1,
      channel: 'room',
      decidedAt: 50,
      waitingSince: 40,
      state: 'waiting',
      attempts: 0,
      notBefore: 0,
      maybeArrived: false,
    });
    expect(deliveries.read(1)).not.toHaveProperty('settledAt');
    expect(deliveries.read(2)).toBeUndefined();
    expect(deliveries.lastId()).toBe(1);
  });

  it('supersedes those that it replaces, while they wait', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1), aDelivery(2)]);
    deliveries.settle([anAttempt(1)]);
    deliveries.add([aDelivery(3, { replaces: [1, 2] })]);
    expect([1, 2, 3].map((id) => deliveries.read(id)?.state)).toEqual(['sent', 'superseded', 'waiting']);
    expect(deliveries.read(2)?.settledAt).toBe(3);
  });

  it('may be superseded by nothing', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1)]);
    deliveries.supersede([1], 70);
    expect(deliveries.read(1)).toMatchObject({ state: 'superseded', settledAt: 70 });
  });
});

describe('an attempt', () => {
  it.each([
    ['ok', 'sent', true, 110],
    ['unknown', 'waiting', true, undefined],
    ['retry', 'waiting', false, undefined],
    ['retry', 'dead', false, 110],
    ['reject', 'dead', false, 110],
  ] as const)('with the outcome %s leaves the delivery %s', (outcome, state, maybeArrived, settledAt) => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1)]);
    deliveries.settle([anAttempt(1, { outcome, state, reason: 'because' })]);
    const delivery = deliveries.read(1);
    expect(delivery).toMatchObject({ state, maybeArrived, attempts: 1, lastReason: 'because' });
    expect(delivery?.settledAt).toBe(settledAt);
  });

  it('is counted, and its time is kept, until the last one', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1)]);
    deliveries.settle([anAttempt(1, { outcome: 'unknown', state: 'waiting', notBefore: 500 })]);
    expect(deliveries.read(1)).toMatchObject({ attempts: 1, notBefore: 500 });
    deliveries.settle([anAttempt(1, { outcome: 'retry', state: 'waiting', notBefore: 900, reason: 'busy' })]);
    expect(deliveries.read(1)).toMatchObject({ attempts: 2, notBefore: 900, lastReason: 'busy', maybeArrived: true });
  });

  it('does not wake a delivery that was superseded meanwhile', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([aDelivery(1)]);
    deliveries.supersede([1], 70);
    deliveries.settle([anAttempt(1, { outcome: 'retry', state: 'waiting', notBefore: 500 })]);
    expect(deliveries.read(1)).toMatchObject({ state: 'superseded', settledAt: 70, attempts: 1, notBefore: 0 });
  });

  it('is kept with its times, each under its number', () => {
    const db = aDatabase();
    const deliveries = prepareDeliveries(db);
    deliveries.add([aDelivery(1)]);
    const busy = anAttempt(1, { outcome: 'retry', state: 'waiting', reason: 'busy', status: 503 });
    deliveries.settle([busy, anAttempt(1)]);
    expect(db.prepare('SELECT number, started_at, ended_at, outcome, reason, status FROM attempt').all()).toEqual([
      { number: 1, started_at: 100, ended_at: 110, outcome: 'retry', reason: 'busy', status: 503 },
      { number: 2, started_at: 100, ended_at: 110, outcome: 'ok', reason: null, status: null },
    ]);
  });
});

describe('what a start reads', () => {
  it('has all that wait after a start, oldest first: each may have arrived', () => {
    const deliveries = prepareDeliveries(aDatabase());
    deliveries.add([1, 2, 3].map((id) => aDelivery(id)));
    deliveries.settle([anAttempt(2)]);
    expect(deliveries.waiting()).toMatchObject([
      { id: 1, maybeArrived: true },
      { id: 3, maybeArrived: true },
    ]);
  });
});
