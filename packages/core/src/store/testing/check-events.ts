import { deepStrictEqual, rejects, strictEqual } from 'node:assert/strict';
import { textMap } from '@signalbox/sdk';
import { aBody, anEvent, emptyFlush } from './builders.ts';
import { append, currentIds, type InStore } from './harness.ts';

export function checkEvents(inStore: InStore): void {
  inStore('gives an event back as it was appended', async (store, reopen) => {
    const id = store.allocateEventIds(1);
    const event = anEvent({
      id,
      kind: 'changed',
      supersedes: 7,
      endsAt: 1_100,
      changedAt: 1_050,
      expiresAt: 9_000,
      notice: true,
      keyed: true,
      endedUnder: { by: 'inhibition', mutedRoutes: ['ops', 'ops/routes[0]'] },
      body: { ...aBody(), link: 'https://mackerel.io/x', image: 'https://mackerel.io/x.png' },
    });
    await store.appendEvents([event]);
    deepStrictEqual(await store.readEvents([id]), [event]);
    deepStrictEqual(await (await reopen()).readEvents([id]), [event]);
  });

  inStore('keeps text of any kind, and names that objects have by themselves', async (store, reopen) => {
    const labels = textMap({ constructor: 'x', toString: '', 監視: '高い \u0000 "\\ 🔥' });
    Object.defineProperty(labels, '__proto__', { value: 'y', enumerable: true });
    const id = await append(store, { source: "it's", severity: '深刻', body: { labels, annotations: textMap({}) } });
    const [event] = await (await reopen()).readEvents([id]);
    deepStrictEqual(event?.body.labels, labels);
    deepStrictEqual([event?.source, event?.severity], ["it's", '深刻']);
  });

  inStore('numbers events in a row, each once', async (store, reopen) => {
    const first = store.allocateEventIds(3);
    strictEqual(store.allocateEventIds(1), first + 3);
    await store.appendEvents([anEvent({ id: first }), anEvent({ id: first + 3 })]);
    strictEqual((await reopen()).allocateEventIds(1), first + 4);
  });

  inStore('refuses numbers that go back or were not allocated', async (store) => {
    const id = await append(store);
    await rejects(store.appendEvents([anEvent({ id })]), RangeError);
    await rejects(store.appendEvents([anEvent({ id: id + 1 })]), RangeError);
    await append(store);
  });

  inStore('shows an event to a reader before it is durable', async (store) => {
    const id = store.allocateEventIds(1);
    const appended = store.appendEvents([anEvent({ id })]);
    strictEqual((await store.readEvents([id]))[0]?.id, id);
    await appended;
  });

  inStore(
    'takes the body of an event over from the one that it supersedes, with its newest words',
    async (store, reopen) => {
      const first = await append(store, { keyed: true, body: { ...aBody(), link: 'https://mackerel.io/x' } });
      const renewed = store.refreshEvents([{ id: first, body: aBody('82 %') }]);
      const {
        body: _,
        keyed: __,
        ...end
      } = anEvent({ id: store.allocateEventIds(1), kind: 'expired', supersedes: first });
      await Promise.all([renewed, store.appendEvents([end])]);
      deepStrictEqual(await (await reopen()).readEvents([end.id]), [{ ...end, keyed: true, body: aBody('82 %') }]);
    },
  );

  inStore('takes the labels of an event over from the one that it supersedes', async (store, reopen) => {
    const first = await append(store);
    const { labels: _, ...texts } = { ...aBody('all is well'), image: 'https://mackerel.io/x.png' };
    const end = { ...anEvent({ id: store.allocateEventIds(1), kind: 'resolved', supersedes: first }), body: texts };
    await store.appendEvents([end]);
    const body = { ...aBody('all is well'), image: 'https://mackerel.io/x.png' };
    deepStrictEqual(await (await reopen()).readEvents([end.id]), [{ ...end, body }]);
  });

  inStore('leaves out numbers that it does not have', async (store) => {
    const id = await append(store);
    deepStrictEqual(
      (await store.readEvents([id + 5, id, 0])).map((event) => event.id),
      [id],
    );
    deepStrictEqual(await store.readEvents([]), []);
  });

  inStore('reads many events at once', async (store) => {
    const first = store.allocateEventIds(2_000);
    await store.appendEvents(Array.from({ length: 2_000 }, (_, index) => anEvent({ id: first + index })));
    const ids = Array.from({ length: 1_000 }, (_, index) => first + index * 2);
    deepStrictEqual(new Set((await store.readEvents(ids)).map((event) => event.id)), new Set(ids));
  });

  inStore('shows the newest words of an event, each part by itself', async (store, reopen) => {
    const id = await append(store, { expiresAt: 5_000 });
    await store.refreshEvents([{ id, expiresAt: 6_000 }]);
    await store.refreshEvents([{ id, body: aBody('81 %') }]);
    const renewed = store.refreshEvents([{ id, body: aBody('82 %') }]);
    deepStrictEqual(await store.readEvents([id]), [anEvent({ id, expiresAt: 6_000, body: aBody('82 %') })]);
    await renewed;
    const again = await reopen();
    deepStrictEqual(await again.readEvents([id]), [anEvent({ id, expiresAt: 6_000, body: aBody('82 %') })]);
    deepStrictEqual((await again.readCurrentEvents({ rememberSince: 0, limit: 1 }))[0]?.expiresAt, 6_000);
  });

  inStore('gives newer words of an unknown event to none that comes later', async (store) => {
    const id = store.allocateEventIds(1);
    await store.refreshEvents([{ id, body: aBody('of another one') }]);
    await store.appendEvents([anEvent({ id })]);
    deepStrictEqual(await store.readEvents([id]), [anEvent({ id })]);
  });

  inStore('lands what is called in one turn in the order of the calls', async (store) => {
    const [a, b] = [store.allocateEventIds(1), store.allocateEventIds(1)];
    const order: string[] = [];
    await Promise.all([
      store.appendEvents([anEvent({ id: a })]).then(() => order.push('append')),
      store
        .commitFlush({ ...emptyFlush, events: [anEvent({ id: b, kind: 'told', supersedes: a })] })
        .then(() => order.push('flush')),
      store.refreshEvents([{ id: a, expiresAt: 1 }]).then(() => order.push('refresh')),
    ]);
    deepStrictEqual(order, ['append', 'flush', 'refresh']);
    deepStrictEqual(await currentIds(store), []);
  });
}
