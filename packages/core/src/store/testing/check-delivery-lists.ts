import { deepStrictEqual, strictEqual } from 'node:assert/strict';
import type {
  DeliveryId,
  DeliveryPosition,
  DeliveryQuery,
  NewDelivery,
  Snapshot,
  SnapshotAlert,
  Store,
} from '../store.ts';
import { aSnapshot, emptyFlush } from './builders.ts';
import { anAttempt, decide } from './check-deliveries.ts';
import type { InStore } from './harness.ts';

/** A delivery whose message says this. */
async function say(store: Store, snapshot: Partial<Snapshot>, facts: Partial<NewDelivery> = {}): Promise<DeliveryId> {
  return decide(store, { snapshot: aSnapshot(snapshot), ...facts });
}

async function idsOf(store: Store, query: Partial<DeliveryQuery>): Promise<DeliveryId[]> {
  return (await store.listDeliveries({ limit: 100, ...query })).deliveries.map(({ id }) => id);
}

/** The pages of a list, each as its ids. */
async function pagesOf(store: Store, query: DeliveryQuery): Promise<DeliveryId[][]> {
  const pages: DeliveryId[][] = [];
  let after: DeliveryPosition | undefined;
  do {
    const page = await store.listDeliveries({ ...query, ...(after === undefined ? {} : { after }) });
    pages.push(page.deliveries.map(({ id }) => id));
    after = page.next;
  } while (after !== undefined);
  return pages;
}

function alert(fingerprint: string, eventId = 1): SnapshotAlert {
  return { eventId, fingerprint };
}

export function checkDeliveryLists(inStore: InStore): void {
  inStore('lists deliveries with what they are about and what became of them', async (store) => {
    const alerts = { firing: [alert('a'), alert('b')], resolved: [alert('c')], suppressed: [] };
    const delivery = await say(
      store,
      { ...alerts, reason: 'repeat', route: 'shop', severity: 'error' },
      { channel: 'pager' },
    );
    const about = { id: delivery, channel: 'pager', groupId: 'group-1', route: 'shop', reason: 'repeat' };
    const counts = { status: 'firing', severity: 'error', firing: 2, resolved: 1, suppressed: 0, decidedAt: 2_000 };
    const [waiting] = (await store.listDeliveries({ limit: 1 })).deliveries;
    deepStrictEqual(waiting, { ...about, ...counts, state: 'waiting', attempts: 0, notBefore: 0 });
    const attempt = anAttempt({ delivery, outcome: 'retry', reason: '503' });
    await store.settleAttempts([
      { ...attempt, state: 'waiting', notBefore: 4_000 },
      { ...attempt, state: 'dead' },
    ]);
    const [dead] = (await store.listDeliveries({ limit: 1 })).deliveries;
    const end = { state: 'dead', attempts: 2, notBefore: 0, settledAt: 3_100, lastReason: '503' };
    deepStrictEqual(dead, { ...about, ...counts, ...end });
  });

  inStore('lists them by the time of decision, the newest first, page by page', async (store) => {
    const decidedAt = [2_000, 2_000, 1_000, 3_000, 2_000];
    const ids: DeliveryId[] = [];
    for (const time of decidedAt) ids.push(await decide(store, { decidedAt: time }));
    const [a = 0, b = 0, c = 0, d = 0, e = 0] = ids;
    deepStrictEqual(await pagesOf(store, { limit: 9 }), [[d, e, b, a, c]]);
    deepStrictEqual(await pagesOf(store, { limit: 5 }), [[d, e, b, a, c]]);
    deepStrictEqual(await pagesOf(store, { limit: 2 }), [[d, e], [b, a], [c]]);
    const { next } = await store.listDeliveries({ limit: 2 });
    const late = await decide(store, { decidedAt: 4_000 });
    deepStrictEqual(await idsOf(store, next === undefined ? {} : { after: next }), [b, a, c]);
    deepStrictEqual(await idsOf(store, { since: 2_000, until: 4_000 }), [d, e, b, a]);
    deepStrictEqual(await idsOf(store, { since: 4_000 }), [late]);
    deepStrictEqual(await idsOf(store, { until: 1_000 }), []);
  });

  inStore('finds those of a state, also after it has changed', async (store) => {
    const ids: DeliveryId[] = [];
    for (let count = 0; count < 6; count += 1) ids.push(await decide(store));
    const [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0] = ids;
    await store.settleAttempts([
      anAttempt({ delivery: a, state: 'dead', outcome: 'reject' }),
      anAttempt({ delivery: d, state: 'dead', outcome: 'reject' }),
      anAttempt({ delivery: e }),
    ]);
    await store.commitFlush({ ...emptyFlush, superseded: [b] });
    deepStrictEqual(await pagesOf(store, { state: 'dead', limit: 1 }), [[d], [a]]);
    deepStrictEqual(await idsOf(store, { state: 'waiting' }), [f, c]);
    deepStrictEqual(await idsOf(store, { state: 'sent' }), [e]);
    deepStrictEqual(await idsOf(store, { state: 'superseded' }), [b]);
  });

  inStore('finds those of a channel, a route, a group and a reason, and of all that together', async (store) => {
    const pager = await decide(store, { channel: 'pager' });
    const shop = await say(store, { route: 'shop' });
    const other = await decide(store, { groupId: 'group-2' });
    const repeat = await say(store, { reason: 'repeat' });
    deepStrictEqual(await idsOf(store, { channel: 'pager' }), [pager]);
    deepStrictEqual(await idsOf(store, { route: 'shop' }), [shop]);
    deepStrictEqual(await idsOf(store, { groupId: 'group-2' }), [other]);
    deepStrictEqual(await idsOf(store, { reason: 'repeat' }), [repeat]);
    const all = { channel: 'room', route: 'ops', groupId: 'group-1', reason: 'repeat', state: 'waiting' } as const;
    deepStrictEqual(await idsOf(store, all), [repeat]);
    deepStrictEqual(await idsOf(store, { ...all, channel: 'pager' }), []);
    deepStrictEqual(await idsOf(store, { ...all, since: 2_001 }), []);
  });

  inStore('finds those that name an alert, whatever they say of it', async (store, reopen) => {
    const a = alert('a');
    const fires = await say(store, { firing: [a, a] });
    const hidden = await say(store, { firing: [], suppressed: [a] }, { channel: 'pager' });
    await store.tidy();
    const over = await say(store, { firing: [alert('b')], resolved: [a] });
    await say(store, { firing: [alert('b', 2)] });
    const ofA = async (opened: Store) => [
      await idsOf(opened, { alert: 'a' }),
      await idsOf(opened, { alert: 'a', channel: 'room', limit: 1 }),
      await pagesOf(opened, { alert: 'a', limit: 1 }),
    ];
    const expected = [[over, hidden, fires], [over], [[over], [hidden], [fires]]];
    deepStrictEqual(await ofA(store), expected);
    deepStrictEqual(await idsOf(store, { alert: 'c' }), []);
    const opened = await reopen();
    await opened.tidy();
    deepStrictEqual(await ofA(opened), expected);
  });

  inStore('finds none that was pruned', async (store) => {
    const old = await say(store, { firing: [alert('a')] });
    await store.tidy();
    await decide(store, { decidedAt: 9_000 });
    await store.settleAttempts([anAttempt({ delivery: old, request: { headers: {}, body: '' } })]);
    strictEqual(await store.prune(5_000, 100), 1);
    deepStrictEqual(await idsOf(store, { alert: 'a' }), []);
    deepStrictEqual(await store.readAttempts(old), []);
    deepStrictEqual(await store.newestDeliveries([{ groupId: 'group-1', channel: 'room' }]).then(idsIn), [old + 1]);
  });

  inStore('has the newest of a channel of a group, and the newest that was sent', async (store) => {
    const [sent, dead, other] = [await decide(store), await decide(store), await decide(store, { channel: 'pager' })];
    const newer = await decide(store, { groupId: 'group-2' });
    await store.settleAttempts([
      anAttempt({ delivery: sent }),
      anAttempt({ delivery: dead, outcome: 'reject', state: 'dead' }),
      anAttempt({ delivery: newer }),
    ]);
    const newest = async (groupId: string, channel: string) =>
      idsIn(await store.newestDeliveries([{ groupId, channel }]));
    deepStrictEqual(await newest('group-1', 'room'), [sent, dead]);
    deepStrictEqual(await newest('group-1', 'pager'), [other]);
    deepStrictEqual(await newest('group-2', 'room'), [newer]);
    deepStrictEqual(await newest('group-2', 'pager'), []);
    const ofAll = ['group-1', 'group-2'].flatMap((groupId) =>
      ['room', 'pager'].map((channel) => ({ groupId, channel })),
    );
    deepStrictEqual(idsIn(await store.newestDeliveries(ofAll)), [sent, dead, other, newer]);
    deepStrictEqual(await store.newestDeliveries([]), []);
  });
}

function idsIn(deliveries: readonly { readonly id: DeliveryId }[]): DeliveryId[] {
  return deliveries.map(({ id }) => id).sort((a, b) => a - b);
}
