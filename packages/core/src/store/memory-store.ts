import { SignalboxError } from '@signalbox/sdk';
import { completeEvent } from './complete-event.ts';
import { foldEvents, isEnd } from './current-events.ts';
import { isListed } from './listed-event.ts';
import { countStates, loadedHead, settleDelivery, steppedIn, waitingDelivery, withAttempt } from './memory-delivery.ts';
import { listDeliveries, newestDeliveries } from './memory-delivery-list.ts';
import { pruneMemory } from './memory-prune.ts';
import { createMemoryState, type MemoryState } from './memory-state.ts';
import { createNumbering } from './numbering.ts';
import { bySilenceId, rememberedSilencesEndAfter } from './silence-age.ts';
import type { AttemptRecord, DeliveryId, EventId, NewEvent, Store, StoredDelivery, StoredEvent } from './store.ts';

/**
 * A store that is gone with its process: for tests, simulation and trying things out.
 *
 * @param state what it keeps; a second store on the same state is the first one opened again
 */
export function createMemoryStore(state: MemoryState = createMemoryState()): Store {
  const { events, refreshes, groups, deliveries, attempts, generations, silences } = state;
  const countOn = () => ({
    events: createNumbering([...events.keys()].at(-1) ?? 0),
    deliveries: createNumbering([...deliveries.keys()].at(-1) ?? 0),
  });
  let numbers = countOn();
  let commits = 0;
  let closed = false;

  const read = async <T>(work: () => T): Promise<T> => {
    if (closed) throw new SignalboxError('store-closed');
    return work();
  };
  const write = async <T>(work: () => T): Promise<T> => {
    const result = await read(work);
    commits += 1;
    return result;
  };
  const append = (added: readonly NewEvent[]) => {
    numbers.events.use(added);
    for (const event of added) events.set(event.id, completeEvent(event, newestOf));
  };
  const settle = (id: DeliveryId, at: number | undefined, end: Pick<StoredDelivery, 'state' | 'lastReason'>) => {
    const delivery = deliveries.get(id);
    if (delivery?.state !== 'waiting') return;
    deliveries.set(id, { ...delivery, ...end, settledAt: at ?? delivery.decidedAt });
  };
  const supersede = (ids: readonly DeliveryId[], at: number | undefined) => {
    for (const id of ids) settle(id, at, { state: 'superseded' });
  };
  const settleAttempts = (ended: readonly AttemptRecord[]) => {
    for (const attempt of ended) {
      const delivery = deliveries.get(attempt.delivery);
      if (delivery === undefined) continue;
      deliveries.set(delivery.id, settleDelivery(delivery, attempt));
      attempts.set(delivery.id, withAttempt(attempts.get(delivery.id) ?? [], attempt));
    }
  };
  /** With its newest body. */
  const renewed = (event: StoredEvent): StoredEvent => {
    const { expiresAt = event.expiresAt, body = event.body } = refreshes.get(event.id) ?? {};
    return { ...event, body, ...(expiresAt === undefined ? {} : { expiresAt }) };
  };
  const newestOf = (id: EventId) => {
    const event = events.get(id);
    return event && renewed(event);
  };
  const find = (ids: Iterable<EventId>) => [...ids].flatMap((id) => newestOf(id) ?? []);

  return {
    contract: 2,
    place: 'memory',
    allocateEventIds: (count) => numbers.events.allocate(count),
    allocateDeliveryIds: (count) => numbers.deliveries.allocate(count),
    appendEvents: (added) => write(() => append(added)),
    refreshEvents: (added) =>
      write(() => {
        for (const refresh of added) {
          if (events.has(refresh.id)) refreshes.set(refresh.id, { ...refreshes.get(refresh.id), ...refresh });
        }
      }),
    readEvents: (ids) => read(() => find(ids)),
    readCurrentEvents: ({ rememberSince, after = 0, limit }) =>
      read(() =>
        foldEvents(events.values())
          .filter((event) => event.id > after && !state.forgotten.has(event.id))
          .filter((event) => !isEnd(event) || event.at >= rememberSince)
          .slice(0, limit)
          .map(renewed),
      ),
    commitFlush: (flush) =>
      write(() => {
        numbers.deliveries.use(flush.deliveries);
        append(flush.events);
        for (const group of flush.groups) groups.set(group.id, group);
        for (const id of flush.forgotten) groups.delete(id);
        supersede(flush.superseded, flush.at);
        settleAttempts(flush.attempts ?? []);
        for (const id of flush.steppedIn ?? []) {
          const delivery = deliveries.get(id);
          if (delivery !== undefined) deliveries.set(id, steppedIn(delivery));
        }
        for (const { id, reason } of flush.dead ?? []) settle(id, flush.at, { state: 'dead', lastReason: reason });
        for (const delivery of flush.deliveries) {
          supersede(delivery.replaces, delivery.decidedAt);
          deliveries.set(delivery.id, waitingDelivery(delivery));
        }
      }),
    settleAttempts: (ended) => write(() => settleAttempts(ended)),
    readAttempts: async (id) => read(() => attempts.get(id) ?? []),
    readDelivery: (id) => read(() => deliveries.get(id)),
    listDeliveries: (query) => read(() => listDeliveries(deliveries.values(), query)),
    newestDeliveries: (of) => read(() => newestDeliveries(deliveries.values(), of)),
    listEvents: ({ limit, oldestFirst, ...query }) =>
      read(() => {
        const found = [...events.values()].filter((event) => isListed(event, query));
        return (oldestFirst ? found : found.reverse()).slice(0, limit).map(renewed);
      }),
    findLatest: (fingerprints) =>
      read(() => {
        const wanted = new Set(fingerprints);
        const latest = new Map<string, EventId>();
        for (const event of events.values()) if (wanted.has(event.fingerprint)) latest.set(event.fingerprint, event.id);
        return find([...latest.values()].sort((a, b) => a - b));
      }),
    saveSilence: (silence) =>
      write(() => {
        silences.set(silence.id, [...(silences.get(silence.id) ?? []), silence]);
      }),
    silenceHistory: (id) => read(() => (silences.get(id) ?? []).toReversed()),
    saveGeneration: (generation) =>
      write(() => {
        const last = generations.at(-1);
        if (last?.hash !== generation.hash || last.main !== generation.main) generations.push(generation);
      }),
    load: (rememberSince) =>
      read(() => {
        const lastGeneration = generations.at(-1);
        return {
          groups: [...groups.values()].sort((a, b) => (a.id < b.id ? -1 : 1)),
          deliveries: [...deliveries.values()]
            .filter((delivery) => delivery.state === 'waiting')
            .sort((a, b) => a.id - b.id)
            .map(loadedHead),
          silences: [...silences.values()]
            .flatMap((said) => said.slice(-1))
            .filter(({ endsAt }) => endsAt > rememberedSilencesEndAfter(rememberSince))
            .sort(bySilenceId),
          ...(lastGeneration === undefined ? {} : { lastGeneration }),
        };
      }),
    recover: () =>
      read(() => {
        numbers = countOn();
      }),
    prune: (before, limit) => write(() => pruneMemory(state, before, limit)),
    tidy: () => write(() => {}),
    stats: async () => ({ bytes: 0, pendingBytes: 0, commits }),
    count: () =>
      read(() => {
        const oldestEventAt = [...events.values()].at(0)?.at;
        return {
          events: events.size,
          ...(oldestEventAt === undefined ? {} : { oldestEventAt }),
          deliveries: countStates(deliveries.values()),
          groups: groups.size,
          silences: silences.size,
          generations: generations.length,
        };
      }),
    async close() {
      closed = true;
    },
  };
}
