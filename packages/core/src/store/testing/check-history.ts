import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type { EventId } from '../store.ts';
import { aDelivery, anEvent, aSnapshot, emptyFlush } from './builders.ts';
import { append, currentIds, type InStore } from './harness.ts';

export function checkHistory(inStore: InStore): void {
  inStore('lists events newest first, page by page, also those of one alert', async (store) => {
    const a = await append(store, { fingerprint: 'a' });
    const b = await append(store, { fingerprint: 'b' });
    const c = await append(store, { fingerprint: 'a', kind: 'resolved', supersedes: a });
    const list = async (query: Parameters<typeof store.listEvents>[0]) =>
      (await store.listEvents(query)).map(({ id }) => id);
    deepStrictEqual(await list({ limit: 10 }), [c, b, a]);
    deepStrictEqual(await list({ limit: 1, before: c }), [b]);
    deepStrictEqual(await list({ limit: 10, fingerprint: 'a' }), [c, a]);
    deepStrictEqual(await list({ limit: 10, fingerprint: 'a', before: c }), [a]);
    deepStrictEqual(await list({ limit: 10, fingerprint: 'unknown' }), []);
  });

  inStore('lists events of a time, between ids, and the oldest first', async (store) => {
    const ids = [];
    for (const at of [1_000, 2_000, 3_000, 3_000, 5_000]) ids.push(await append(store, { at, kind: 'stale' }));
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
    const list = async (query: Parameters<typeof store.listEvents>[0]) =>
      (await store.listEvents(query)).map(({ id }) => id);
    deepStrictEqual(await list({ since: 2_000, until: 5_000, limit: 9 }), [d, c, b]);
    deepStrictEqual(await list({ since: 3_001, limit: 9 }), [e]);
    deepStrictEqual(await list({ until: 1_000, limit: 9 }), []);
    deepStrictEqual(await list({ after: b, before: e, limit: 9 }), [d, c]);
    deepStrictEqual(await list({ after: a, oldestFirst: true, limit: 2 }), [b, c]);
    deepStrictEqual(await list({ since: 3_000, oldestFirst: true, limit: 2 }), [c, d]);
  });

  inStore('lists events of a time also where a clock was set back by less than an hour', async (store) => {
    const ids = [];
    const hour = 3_600_000;
    for (const at of [10 * hour, 12 * hour, 11.5 * hour, 13 * hour])
      ids.push(await append(store, { at, kind: 'stale' }));
    const [a = 0, b = 0, c = 0, d = 0] = ids;
    const list = async (since: number, until: number) =>
      (await store.listEvents({ since: since * hour, until: until * hour, limit: 9 })).map(({ id }) => id);
    deepStrictEqual(await list(11.25, 11.75), [c]);
    deepStrictEqual(await list(11.75, 12.5), [b]);
    deepStrictEqual(await list(9, 14), [d, c, b, a]);
  });

  inStore('finds the newest event of some alerts, of whatever age and kind', async (store) => {
    const a = await append(store, { fingerprint: 'a' });
    await append(store, { fingerprint: 'b' });
    await append(store, { fingerprint: 'c' });
    const end = await append(store, { fingerprint: 'a', kind: 'resolved', supersedes: a });
    await store.tidy();
    const late = await append(store, { fingerprint: 'b', kind: 'stale' });
    deepStrictEqual(
      (await store.findLatest(['b', 'a', 'unknown'])).map(({ id }) => id),
      [end, late],
    );
    deepStrictEqual(await store.findLatest([]), []);
  });

  inStore('removes old history that nothing current refers to', async (store, reopen) => {
    const old = await append(store, { at: 1_000 });
    const current = await append(store, { at: 1_100, kind: 'changed', supersedes: old });
    const notified = await append(store, { at: 1_200, kind: 'told', fingerprint: 'notice' });
    const ended = await append(store, { at: 1_300, kind: 'resolved', fingerprint: 'ended' });
    const young = await append(store, { at: 5_000, kind: 'stale' });
    const last = await append(store, { at: 5_000, kind: 'stale' });
    strictEqual(await store.prune(5_000, 100), 3);
    deepStrictEqual(
      (await store.readEvents([old, current, notified, ended, young, last])).map(({ id }) => id),
      [current, young, last],
    );
    strictEqual(await store.prune(5_000, 100), 0);
    deepStrictEqual(await currentIds(await reopen()), [current]);
  });

  inStore('keeps the events that a delivery tells of as long as the delivery', async (store) => {
    const [fired, ended, hidden] = [await append(store, { kind: 'stale' }), await append(store), await append(store)];
    const untold = await append(store, { kind: 'stale' });
    for (const supersedes of [ended, hidden]) await append(store, { at: 8_000, kind: 'told', supersedes });
    const refer = (eventId: EventId) => [{ eventId, fingerprint: 'f' }];
    const snapshot = aSnapshot({ firing: refer(fired), resolved: refer(ended), suppressed: refer(hidden) });
    const first = store.allocateDeliveryIds(3);
    const other = { snapshot: aSnapshot({ firing: refer(fired) }) };
    const deliveries = [
      aDelivery({ id: first, snapshot }),
      aDelivery({ id: first + 1, ...other }),
      aDelivery({ id: first + 2 }),
    ];
    await store.commitFlush({ ...emptyFlush, deliveries });
    strictEqual(await store.prune(5_000, 100), 1);
    const left = async () => (await store.readEvents([fired, ended, hidden, untold])).map(({ id }) => id);
    deepStrictEqual(await left(), [fired, ended, hidden]);
    const sent = { startedAt: 3_000, endedAt: 3_100, outcome: 'ok', state: 'sent' } as const;
    await store.settleAttempts([{ ...sent, delivery: first }]);
    deepStrictEqual([await store.prune(5_000, 100), await store.prune(5_000, 100)], [1, 2]);
    deepStrictEqual(await left(), [fired]);
  });

  inStore('removes no more at once than it is asked to', async (store) => {
    const first = store.allocateEventIds(5);
    await store.appendEvents([0, 1, 2, 3, 4].map((step) => anEvent({ id: first + step, kind: 'stale' })));
    deepStrictEqual([await store.prune(9_000, 3), await store.prune(9_000, 3)], [3, 1]);
  });

  inStore('removes settled deliveries of old, and none that waits', async (store) => {
    const first = store.allocateDeliveryIds(4);
    const [sent, waiting, lateSent, last] = [first, first + 1, first + 2, first + 3];
    await store.commitFlush({
      ...emptyFlush,
      deliveries: [sent, waiting, lateSent, last].map((id) => aDelivery({ id })),
    });
    const settled = { startedAt: 3_000, outcome: 'ok', state: 'sent' } as const;
    await store.settleAttempts([
      { ...settled, delivery: sent, endedAt: 3_100 },
      { ...settled, delivery: lateSent, endedAt: 6_000 },
      { ...settled, delivery: last, endedAt: 3_100 },
    ]);
    strictEqual(await store.prune(5_000, 100), 1);
    deepStrictEqual(
      (await store.listDeliveries({ limit: 10 })).deliveries.map(({ id }) => id),
      [last, lateSent, waiting],
    );
  });

  inStore('never gives a number again, also where all else was removed', async (store, reopen) => {
    await append(store, { kind: 'stale' });
    const last = await append(store, { kind: 'stale' });
    await store.prune(9_000, 100);
    strictEqual((await reopen()).allocateEventIds(1), last + 1);
  });
}
