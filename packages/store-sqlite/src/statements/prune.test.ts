import { describe, expect, it } from 'vitest';
import { aDatabase } from '../testing/a-database.ts';
import { aDelivery, anAttempt } from '../testing/a-delivery.ts';
import { anEvent } from '../testing/an-event.ts';
import { prepareActive } from './active.ts';
import { prepareDeliveries } from './deliveries.ts';
import { prepareDeliveryAlerts } from './delivery-alerts.ts';
import { prepareEvents } from './events.ts';
import { prepareGenerations } from './generations.ts';
import { preparePrune } from './prune.ts';

function aStore() {
  const db = aDatabase();
  const [events, deliveries, active] = [prepareEvents(db), prepareDeliveries(db), prepareActive(db)];
  const count = (table: string) => Number(db.prepare(`SELECT count(*) AS rows FROM ${table}`).get()?.['rows']);
  const eventIds = () => events.list({ limit: 9_999 }).map(({ id }) => id);
  const deliveryIds = () =>
    db
      .prepare('SELECT id FROM delivery ORDER BY id DESC')
      .all()
      .map(({ id }) => id);
  const deliveryAlerts = prepareDeliveryAlerts(db);
  return { db, events, deliveries, deliveryAlerts, active, prune: preparePrune(db), count, eventIds, deliveryIds };
}

describe('pruning events', () => {
  it('removes those before a time, and what was refreshed of them', () => {
    const { events, prune, count, eventIds } = aStore();
    events.append([1, 2, 3, 4].map((id) => anEvent(id)));
    events.refresh([
      { id: 1, expiresAt: 9 },
      { id: 3, expiresAt: 9 },
    ]);
    expect(prune(3, 100)).toBe(2);
    expect([eventIds(), count('refresh')]).toEqual([[4, 3], 1]);
  });

  it('keeps what is current, and the newest one, from which numbers go on', () => {
    const { events, active, prune, eventIds } = aStore();
    events.append([anEvent(1), anEvent(2), { ...anEvent(3), kind: 'resolved', supersedes: 2 }, anEvent(4)]);
    active.advance(3);
    expect(prune(100, 100)).toBe(2);
    expect(eventIds()).toEqual([4, 1]);
  });

  it('stops at its limit, and goes on the next time', () => {
    const { events, prune, eventIds } = aStore();
    events.append(Array.from({ length: 1_201 }, (_, index) => anEvent(index + 1, 0)));
    expect([prune(9_999, 700), eventIds().length]).toEqual([700, 501]);
    expect([prune(9_999, 700), eventIds()]).toEqual([500, [1_201]]);
    expect(prune(9_999, 0)).toBe(0);
  });

  it('stops at the first that is young: rows lie in the order of their arrival', () => {
    const { events, prune, eventIds } = aStore();
    events.append([anEvent(1), { ...anEvent(2), at: 50 }, anEvent(3), anEvent(4)]);
    expect(prune(10, 100)).toBe(1);
    expect(eventIds()).toEqual([4, 3, 2]);
  });

  it('forgets ends that are no longer remembered', () => {
    const { events, active, prune, count } = aStore();
    events.append([{ ...anEvent(1), kind: 'resolved' }, { ...anEvent(2), kind: 'resolved', at: 50 }, anEvent(3)]);
    active.advance(3);
    prune(10, 100);
    expect(count('active')).toBe(2);
  });
});

describe('what deliveries refer to', () => {
  it('goes after the last of them', () => {
    const { events, deliveries, prune, count, eventIds } = aStore();
    events.append([1, 2, 3].map((id) => anEvent(id)));
    const { snapshot } = aDelivery(1);
    deliveries.add([aDelivery(1, { snapshot: { ...snapshot, resolved: [{ eventId: 2, fingerprint: 'f2' }] } })]);
    deliveries.add([aDelivery(2), aDelivery(3, { snapshot: { ...snapshot, firing: [] } })]);
    expect(prune(10, 100)).toBe(0);
    deliveries.settle([anAttempt(1, { endedAt: 5 })]);
    expect([prune(10, 100), eventIds(), count('referred')]).toEqual([1, [3, 2, 1], 1]);
    deliveries.settle([anAttempt(2, { endedAt: 5 })]);
    expect([prune(10, 100), prune(10, 100), eventIds(), count('referred')]).toEqual([2, 1, [3], 0]);
  });

  it('is kept once where a message names it twice', () => {
    const { deliveries, count } = aStore();
    const { snapshot } = aDelivery(1);
    deliveries.add([aDelivery(1, { snapshot: { ...snapshot, suppressed: snapshot.firing } })]);
    expect(count('referred')).toBe(1);
  });
});

describe('pruning deliveries', () => {
  it('removes those that were settled before a time, with snapshot, alerts and attempts', () => {
    const { deliveries, deliveryAlerts, prune, count, deliveryIds } = aStore();
    deliveries.add([1, 2, 3].map((id) => aDelivery(id)));
    deliveryAlerts.advance();
    const request = { headers: {}, body: 'full' };
    deliveries.settle([1, 2].map((id) => anAttempt(id, { endedAt: 5, request })));
    expect(prune(10, 100)).toBe(2);
    const left = ['snapshot', 'delivery_alert', 'attempt', 'attempt_request'].map(count);
    expect([deliveryIds(), left]).toEqual([[3], [1, 1, 0, 0]]);
  });

  it('keeps those that wait, were settled lately, or are the newest', () => {
    const { deliveries, prune, deliveryIds } = aStore();
    deliveries.add([1, 2, 3, 4].map((id) => aDelivery(id)));
    deliveries.settle([anAttempt(2, { endedAt: 10 }), anAttempt(3, { endedAt: 9 }), anAttempt(4, { endedAt: 9 })]);
    expect(prune(10, 100)).toBe(1);
    expect(deliveryIds()).toEqual([4, 2, 1]);
  });

  it('counts events and deliveries against one limit', () => {
    const { events, deliveries, prune, deliveryIds } = aStore();
    events.append([1, 2, 3, 4].map((id) => anEvent(id)));
    deliveries.add([1, 2, 3].map((id) => aDelivery(id)));
    deliveries.settle([1, 2].map((id) => anAttempt(id, { endedAt: 5 })));
    expect(prune(10, 3)).toBe(3);
    expect(deliveryIds()).toEqual([3, 2]);
  });
});

describe('pruning generations', () => {
  it('keeps the last one, and those of deliveries, with their files', () => {
    const { db, deliveries, prune, count } = aStore();
    const generations = prepareGenerations(db);
    for (const [at, hash] of ['a', 'b', 'c'].entries()) {
      generations.save({ hash, at, main: 'main.yaml', files: [{ path: 'main.yaml', text: hash }] });
    }
    deliveries.add([aDelivery(1, { generation: 'b' })]);
    prune(10, 100);
    expect(db.prepare('SELECT hash FROM generation ORDER BY id').all()).toEqual([{ hash: 'b' }, { hash: 'c' }]);
    expect(count('file')).toBe(2);
    expect(generations.last()?.files).toEqual([{ path: 'main.yaml', text: 'c' }]);
  });
});
