import { deepStrictEqual } from 'node:assert/strict';
import type FastCheck from 'fast-check';
import { createMemoryState } from '../memory-state.ts';
import { createMemoryStore } from '../memory-store.ts';
import type { DeliveryQuery, Store } from '../store.ts';
import { currentEvents, type StorePlace } from './harness.ts';
import { type Command, commands, planCommand } from './model-commands.ts';

/**
 * The law of all stores: after any commands, called without waiting, with closing and opening again among them,
 * a store shows what the store in memory shows.
 *
 * @param fc fast-check, from whoever runs this
 */
export async function checkModel(
  fc: typeof FastCheck,
  makePlace: () => Promise<StorePlace>,
  parameters: FastCheck.Parameters<[readonly Command[]]>,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(commands(fc), async (steps) => {
      const place = await makePlace();
      const state = createMemoryState();
      const opened = { model: createMemoryStore(state), store: await place.open() };
      try {
        const landing: Promise<unknown>[] = [];
        for (const [index, step] of steps.entries()) {
          if (step.type === 'reopen') {
            await opened.store.close();
            opened.store = await place.open();
            opened.model = createMemoryStore(state);
            await compare(opened.store, opened.model);
            continue;
          }
          const now = 1_000 + index * 10;
          const run = planCommand(state, step, now);
          const expected = run(opened.model);
          const actual = run(opened.store);
          landing.push(Promise.all([actual, expected]).then(([a, b]) => deepStrictEqual(a, b)));
          if (step.type === 'wait') await Promise.all(landing.splice(0));
          if (step.type === 'compare') await compare(opened.store, opened.model);
        }
        await Promise.all(landing);
        await compare(opened.store, opened.model);
      } finally {
        await opened.store.close();
        await place.remove();
      }
    }),
    parameters,
  );
}

async function compare(store: Store, model: Store): Promise<void> {
  deepStrictEqual(await everythingOf(store), await everythingOf(model));
}

/** All that the contract shows. */
async function everythingOf(store: Store): Promise<unknown> {
  const history = await store.listEvents({ limit: 1_000 });
  const ids = history.map(({ id }) => id);
  const { deliveries } = await store.listDeliveries({ limit: 1_000 });
  return {
    history,
    state: await store.load(1_100),
    current: await currentEvents(store, 1_100),
    currentOfAllTime: await currentEvents(store, 0),
    read: [...(await store.readEvents(ids))].sort((a, b) => a.id - b.id),
    latest: await store.findLatest(history.map(({ fingerprint }) => fingerprint)),
    deliveries: await Promise.all(
      deliveries.map(async (delivery) => [delivery, await store.readDelivery(delivery.id)]),
    ),
    attempts: await Promise.all(deliveries.map(({ id }) => store.readAttempts(id))),
    lists: await Promise.all(QUERIES.map((query) => store.listDeliveries({ limit: 2, ...query }))),
    newest: [...(await store.newestDeliveries(GROUP_CHANNELS))].sort((a, b) => a.id - b.id),
    silences: await Promise.all([0, 1, 2, 3].map((number) => store.silenceHistory(`silence-${number}`))),
  };
}

const QUERIES: readonly Partial<DeliveryQuery>[] = [
  { state: 'dead' },
  { state: 'waiting' },
  { state: 'sent', since: 1_050 },
  { state: 'superseded', limit: 1_000 },
  { alert: 'f1' },
  { alert: 'f2', channel: 'room', limit: 1_000 },
  { groupId: 'group-1', until: 1_200 },
  { channel: 'pager', reason: 'repeat' },
  { route: 'shop', after: { decidedAt: 1_150, id: 3 } },
];

const GROUP_CHANNELS = [0, 1, 2, 3].flatMap((group) =>
  ['room', 'pager'].map((channel) => ({ groupId: `group-${group}`, channel })),
);
