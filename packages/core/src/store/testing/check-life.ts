import { deepStrictEqual, ok, rejects, strictEqual } from 'node:assert/strict';
import { SignalboxError } from '@signalbox/sdk';
import { aDelivery, anEvent, emptyFlush } from './builders.ts';
import { append, currentIds, type InStore } from './harness.ts';

const isClosed = (error: unknown) => SignalboxError.is(error) && error.code === 'store-closed';

export function checkLife(inStore: InStore): void {
  inStore('lands what was called before it closes', async (store, reopen) => {
    const id = store.allocateEventIds(1);
    const appended = store.appendEvents([anEvent({ id })]);
    const again = await reopen();
    await appended;
    deepStrictEqual(await currentIds(again), [id]);
  });

  inStore('does nothing once it is closed, and says so', async (store) => {
    const id = await append(store);
    await store.close();
    await rejects(store.appendEvents([anEvent({ id: store.allocateEventIds(1) })]), isClosed);
    await rejects(store.commitFlush(emptyFlush), isClosed);
    await rejects(store.tidy(), isClosed);
    await rejects(store.recover(), isClosed);
    await rejects(store.prune(0, 1), isClosed);
    await rejects(store.readEvents([id]), isClosed);
    await rejects(store.load(0), isClosed);
    await store.close();
  });

  inStore('goes on after "recover" as if nothing had been', async (store) => {
    const id = await append(store);
    store.allocateEventIds(10);
    await store.recover();
    strictEqual(store.allocateEventIds(1), id + 1);
    await store.appendEvents([anEvent({ id: id + 1, fingerprint: 'other' })]);
    deepStrictEqual(await currentIds(store), [id, id + 1]);
  });

  inStore('counts what it holds', async (store, reopen) => {
    const none = { waiting: 0, sent: 0, dead: 0, superseded: 0 };
    deepStrictEqual(await store.count(), { events: 0, deliveries: none, groups: 0, silences: 0, generations: 0 });
    const first = await append(store, { at: 1_000 });
    await append(store, { at: 2_000, supersedes: first, kind: 'changed' });
    const firstDelivery = store.allocateDeliveryIds(3);
    const ids = [firstDelivery, firstDelivery + 1, firstDelivery + 2];
    const groups = [{ id: 'g', route: 'ops', key: {}, notified: [] }];
    await store.commitFlush({ ...emptyFlush, groups, deliveries: ids.map((id) => aDelivery({ id })) });
    const attempt = { startedAt: 1, endedAt: 2, outcome: 'ok', state: 'sent' } as const;
    await store.settleAttempts([{ ...attempt, delivery: firstDelivery }]);
    await store.saveGeneration({ hash: 'a', at: 1, main: 'signalbox.yaml', files: [] });
    deepStrictEqual(await (await reopen()).count(), {
      events: 2,
      oldestEventAt: 1_000,
      deliveries: { ...none, waiting: 2, sent: 1 },
      groups: 1,
      silences: 0,
      generations: 1,
    });
  });

  inStore('says where it is, and counts its commits', async (store) => {
    ok(store.place.length > 0);
    strictEqual(store.contract, 2);
    const before = (await store.stats()).commits;
    await append(store);
    await append(store);
    strictEqual((await store.stats()).commits, before + 2);
  });
}
