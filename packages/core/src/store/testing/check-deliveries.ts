import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import { textMap } from '@signalbox/sdk';
import { KEPT_REQUESTS } from '../memory-delivery.ts';
import type { AttemptRecord, DeliveryId, NewDelivery, Store } from '../store.ts';
import { aDelivery, aSnapshot, emptyFlush } from './builders.ts';
import type { InStore } from './harness.ts';

export async function decide(store: Store, facts: Partial<NewDelivery> = {}): Promise<DeliveryId> {
  const id = store.allocateDeliveryIds(1);
  await store.commitFlush({ ...emptyFlush, deliveries: [aDelivery({ id, ...facts })] });
  return id;
}

export function anAttempt(facts: Partial<AttemptRecord> & Pick<AttemptRecord, 'delivery'>): AttemptRecord {
  return { startedAt: 3_000, endedAt: 3_100, outcome: 'ok', state: 'sent', ...facts };
}

export function checkDeliveries(inStore: InStore): void {
  inStore('keeps a delivery with what it tells of, in its order', async (store, reopen) => {
    const snapshot = aSnapshot({
      group: { id: 'group-1', key: textMap({ toString: 'x', 監視: "it's" }) },
      firing: [
        { eventId: 3, fingerprint: 'c', notice: true },
        { eventId: 1, fingerprint: 'a' },
      ],
      resolved: [{ eventId: 2, fingerprint: 'b' }],
      suppressed: [{ eventId: 9, fingerprint: 'd' }],
    });
    const id = await decide(store, { snapshot });
    const { replaces: _, ...kept } = aDelivery({ id, snapshot });
    const waiting = { ...kept, attempts: 0, notBefore: 0, maybeArrived: false, state: 'waiting' };
    deepStrictEqual(await store.readDelivery(id), waiting);
    deepStrictEqual(await (await reopen()).readDelivery(id), waiting);
  });

  inStore('takes up those not settled, each as one that may have arrived', async (store, reopen) => {
    const sent = await decide(store);
    const waiting = await decide(store, { channel: 'pager' });
    await store.settleAttempts([anAttempt({ delivery: sent })]);
    const { replaces: _, generation: __, ...head } = aDelivery({ id: waiting, channel: 'pager' });
    const { deliveries } = await (await reopen()).load(0);
    deepStrictEqual(deliveries, [{ ...head, attempts: 0, notBefore: 0, maybeArrived: true }]);
  });

  inStore('counts attempts, and keeps when the next one may be', async (store) => {
    const delivery = await decide(store);
    await store.settleAttempts([
      anAttempt({ delivery, outcome: 'retry', reason: '503', state: 'waiting', notBefore: 4_000 }),
      anAttempt({ delivery, outcome: 'retry', reason: '429', state: 'waiting', notBefore: 9_000 }),
    ]);
    const { attempts, notBefore, lastReason, maybeArrived, state, settledAt } =
      (await store.readDelivery(delivery)) ?? {};
    deepStrictEqual([attempts, notBefore, lastReason], [2, 9_000, '429']);
    deepStrictEqual([maybeArrived, state, settledAt], [false, 'waiting', undefined]);
  });

  inStore('remembers that an attempt without an answer may have arrived', async (store) => {
    const delivery = await decide(store);
    const waiting = { delivery, state: 'waiting', notBefore: 4_000 } as const;
    await store.settleAttempts([anAttempt({ ...waiting, outcome: 'unknown', reason: 'no answer' })]);
    await store.settleAttempts([anAttempt({ ...waiting, outcome: 'retry', reason: '503' })]);
    strictEqual((await store.readDelivery(delivery))?.maybeArrived, true);
  });

  inStore('settles a delivery as sent or dead', async (store) => {
    const sent = await decide(store);
    const dead = await decide(store);
    await store.settleAttempts([
      anAttempt({ delivery: sent }),
      anAttempt({ delivery: dead, outcome: 'reject', reason: '401', state: 'dead' }),
    ]);
    const seen = await Promise.all([sent, dead].map((id) => store.readDelivery(id)));
    deepStrictEqual(
      seen.map((delivery) => [delivery?.state, delivery?.settledAt, delivery?.lastReason, delivery?.maybeArrived]),
      [
        ['sent', 3_100, undefined, true],
        ['dead', 3_100, '401', false],
      ],
    );
    deepStrictEqual((await store.load(0)).deliveries, []);
  });

  inStore('counts an attempt that ends after its delivery was settled, and changes nothing else', async (store) => {
    const delivery = await decide(store);
    await store.commitFlush({ ...emptyFlush, at: 2_500, superseded: [delivery] });
    await store.settleAttempts([anAttempt({ delivery }), anAttempt({ delivery: delivery + 100 })]);
    const { state, settledAt, attempts, maybeArrived } = (await store.readDelivery(delivery)) ?? {};
    deepStrictEqual([state, settledAt, attempts, maybeArrived], ['superseded', 2_500, 1, true]);
  });

  inStore('keeps since when a delivery waits for a fallback, until one is notified', async (store, reopen) => {
    const delivery = await decide(store, { fallbackFrom: 1_700 });
    const other = await decide(store, { channel: 'pager', fallbackFrom: 1_800 });
    strictEqual((await store.readDelivery(delivery))?.fallbackFrom, 1_700);
    await store.commitFlush({ ...emptyFlush, steppedIn: [delivery] });
    const { deliveries } = await (await reopen()).load(0);
    deepStrictEqual(
      deliveries.map(({ id, fallbackFrom }) => [id, fallbackFrom]),
      [
        [delivery, undefined],
        [other, 1_800],
      ],
    );
  });

  inStore('settles attempts together with what follows from them', async (store, reopen) => {
    const dead = await decide(store, { fallbackFrom: 1_700 });
    const fallbackFor = [{ channel: 'room', delivery: dead, why: '401' }];
    const snapshot = aSnapshot({ reason: 'fallback', fallbackFor });
    const id = store.allocateDeliveryIds(1);
    await store.commitFlush({
      ...emptyFlush,
      attempts: [anAttempt({ delivery: dead, outcome: 'reject', reason: '401', state: 'dead' })],
      deliveries: [aDelivery({ id, channel: 'mail', fallbackOf: dead, snapshot })],
    });
    const again = await reopen();
    const { state, lastReason, attempts, settledAt } = (await again.readDelivery(dead)) ?? {};
    deepStrictEqual([state, lastReason, attempts, settledAt], ['dead', '401', 1, 3_100]);
    const { fallbackOf, snapshot: kept } = (await again.readDelivery(id)) ?? {};
    deepStrictEqual([fallbackOf, kept], [dead, snapshot]);
    deepStrictEqual(
      (await again.load(0)).deliveries.map((head) => head.id),
      [id],
    );
  });

  inStore('keeps each attempt, the oldest first', async (store, reopen) => {
    const delivery = await decide(store);
    const request = { method: 'POST', url: 'http://a.example/', headers: { 'x-a': '監視' }, body: '{"a":1}' };
    const late = { endedAt: 9_100, startedAt: 9_000 };
    await store.settleAttempts([
      anAttempt({ delivery, outcome: 'unknown', state: 'waiting', notBefore: 4_000, request }),
      anAttempt({ delivery, outcome: 'retry', state: 'waiting', reason: '503', status: 503 }),
    ]);
    await store.settleAttempts([anAttempt({ delivery, ...late, status: 200, request: { headers: {}, body: '' } })]);
    const kept = [
      { startedAt: 3_000, endedAt: 3_100, outcome: 'unknown', request },
      { startedAt: 3_000, endedAt: 3_100, outcome: 'retry', reason: '503', status: 503 },
      { ...late, outcome: 'ok', status: 200, request: { headers: {}, body: '' } },
    ];
    deepStrictEqual(await store.readAttempts(delivery), kept);
    deepStrictEqual(await store.readAttempts(delivery + 1), []);
    deepStrictEqual(await (await reopen()).readAttempts(delivery), kept);
  });

  inStore('keeps the requests of the newest attempts alone', async (store) => {
    const [delivery, other] = [await decide(store), await decide(store)];
    const waiting = { outcome: 'retry', state: 'waiting' } as const;
    for (let number = 1; number <= KEPT_REQUESTS + 2; number += 1) {
      const request = { headers: {}, body: `${number}` };
      await store.settleAttempts([delivery, other].map((id) => anAttempt({ ...waiting, delivery: id, request })));
    }
    const bodies = (await store.readAttempts(delivery)).map(({ request }) => request?.body);
    const newest = Array.from({ length: KEPT_REQUESTS }, (_, index) => `${index + 3}`);
    deepStrictEqual(bodies, [undefined, undefined, ...newest]);
  });

  inStore('keeps which other delivery one was made for', async (store, reopen) => {
    const first = await decide(store);
    const resend = await decide(store, { resendOf: first });
    const fallback = await decide(store, { channel: 'pager', fallbackOf: first });
    const again = await reopen();
    const origins = ({ id, resendOf, fallbackOf }: { id: number; resendOf?: number; fallbackOf?: number }) => [
      id,
      resendOf,
      fallbackOf,
    ];
    const expected = [
      [fallback, undefined, first],
      [resend, first, undefined],
      [first, undefined, undefined],
    ];
    deepStrictEqual((await again.listDeliveries({ limit: 9 })).deliveries.map(origins), expected);
    const stored = await Promise.all([fallback, resend, first].map((id) => again.readDelivery(id)));
    deepStrictEqual(
      stored.flatMap((delivery) => (delivery === undefined ? [] : [origins(delivery)])),
      expected,
    );
  });

  inStore('makes dead letters of those that nobody tries any more: no attempt is counted', async (store) => {
    const [waiting, sent, undated] = [await decide(store), await decide(store), await decide(store)];
    await store.settleAttempts([
      anAttempt({ delivery: sent }),
      anAttempt({ delivery: waiting, outcome: 'retry', reason: '503', state: 'waiting', notBefore: 4_000 }),
    ]);
    const dead = [waiting, sent].map((id) => ({ id, reason: 'channel-removed' }));
    await store.commitFlush({ ...emptyFlush, at: 7_000, dead });
    await store.commitFlush({ ...emptyFlush, dead: [{ id: undated, reason: 'channel-removed' }] });
    const seen = await Promise.all([waiting, sent, undated].map((id) => store.readDelivery(id)));
    deepStrictEqual(
      seen.map((read) => [read?.state, read?.settledAt, read?.attempts, read?.lastReason]),
      [
        ['dead', 7_000, 1, 'channel-removed'],
        ['sent', 3_100, 1, undefined],
        ['dead', 2_000, 0, 'channel-removed'],
      ],
    );
  });

  inStore('lets a newer delivery take the place of those that wait', async (store) => {
    const [old, sent] = [await decide(store), await decide(store)];
    await store.settleAttempts([anAttempt({ delivery: sent })]);
    const next = await decide(store, { replaces: [old, sent], decidedAt: 6_000 });
    const seen = await Promise.all([old, sent, next].map((id) => store.readDelivery(id)));
    deepStrictEqual(
      seen.map((delivery) => [delivery?.state, delivery?.settledAt]),
      [
        ['superseded', 6_000],
        ['sent', 3_100],
        ['waiting', undefined],
      ],
    );
  });

  inStore('numbers deliveries in a row, each once', async (store, reopen) => {
    const id = await decide(store);
    strictEqual(store.allocateDeliveryIds(2), id + 1);
    strictEqual(store.allocateDeliveryIds(1), id + 3);
    strictEqual((await reopen()).allocateDeliveryIds(1), id + 1);
  });
}
