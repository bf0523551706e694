import { describe, expect, it } from 'vitest';
import type { AttemptRecord, DeliveryHead, NewDelivery, Store } from '../store/index.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { aDelivery, aSnapshot, emptyFlush } from '../store/testing/builders.ts';
import { aChannel, aHead, anAttempt } from '../testing/delivery-builders.ts';
import { applyAttemptResult, EMPTY_FLUSH, type ResultContext } from './apply-attempt-result.ts';
import { Outbox } from './outbox.ts';

const NOW = 10_000;
const waiting = (notBefore?: number): AttemptRecord =>
  anAttempt({ outcome: 'retry', state: 'waiting', ...(notBefore === undefined ? {} : { notBefore }) });

interface Scene {
  readonly outbox: Outbox;
  readonly store: Store;
  readonly context: ResultContext;
  /** The delivery as it was when its attempt began. */
  readonly flying: DeliveryHead;
}

/** Delivery 1 is in flight. */
async function aScene(given: { readonly stored?: readonly NewDelivery[] } = {}): Promise<Scene> {
  const store = createMemoryStore();
  const stored = given.stored ?? [aDelivery({ id: 1 })];
  store.allocateDeliveryIds(2);
  await store.commitFlush({ ...emptyFlush, deliveries: stored });
  const flying = aHead();
  const outbox = new Outbox([flying]);
  expect(outbox.queueOf('room').next(aChannel(), NOW).type).toBe('job');
  const context = { outbox, store, generation: 'live' };
  return { outbox, store, context, flying };
}

const next = (outbox: Outbox, now = NOW) => outbox.queueOf('room').next(aChannel(), now);

describe('an attempt', () => {
  it.each(['sent', 'superseded'] as const)(
    'that leaves the delivery %s completes it, and changes nothing else',
    async (state) => {
      const { outbox, context, flying } = await aScene();
      expect(applyAttemptResult(flying, anAttempt({ state }), context)).toBeUndefined();
      expect([outbox.queueOf('room').inFlight, outbox.queueOf('room').waiting]).toEqual([0, 0]);
    },
  );

  it('leaves what waits behind a completed one to be sent', async () => {
    const { outbox, context, flying } = await aScene();
    outbox.queueOf('room').put(aHead({ id: 2 }));
    expect(next(outbox).type).toBe('idle');
    applyAttemptResult(flying, anAttempt(), context);
    expect(next(outbox)).toMatchObject({ type: 'job', head: { id: 2 } });
  });
});

describe('an attempt that is to be repeated', () => {
  it('puts the delivery back until its time, with what is known of it now', async () => {
    const { outbox, context, flying } = await aScene();
    const after = { ...flying, attempts: 1, maybeArrived: true };
    expect(applyAttemptResult(after, waiting(NOW + 500), context)).toBeUndefined();
    expect(next(outbox)).toEqual({ type: 'wait', until: NOW + 500 });
    expect(next(outbox, NOW + 500)).toEqual({ type: 'job', head: { ...after, notBefore: NOW + 500 } });
  });

  it('may be repeated at once, if no time was named', async () => {
    const { outbox, context, flying } = await aScene();
    applyAttemptResult({ ...flying, notBefore: NOW + 900 }, waiting(), context);
    expect(next(outbox)).toMatchObject({ type: 'job', head: { id: 1, notBefore: 0 } });
  });
});

describe('an attempt that is to be repeated when its group has said more', () => {
  const [a, b] = [
    { eventId: 1, fingerprint: 'a' },
    { eventId: 2, fingerprint: 'b' },
  ];
  const older = aDelivery({
    id: 1,
    decidedAt: 2_000,
    waitingSince: 1_500,
    snapshot: aSnapshot({ firing: [], resolved: [b], reason: 'resolved', contentHash: 'older' }),
  });
  const newer = aDelivery({
    id: 2,
    decidedAt: 4_000,
    waitingSince: 4_000,
    snapshot: aSnapshot({ firing: [a], reason: 'new', contentHash: 'newer' }),
  });

  /** Delivery 2 of the same group waits behind delivery 1. */
  async function joined(first: Partial<DeliveryHead> = {}, second: Partial<DeliveryHead> = {}) {
    const scene = await aScene({ stored: [older, newer] });
    const { outbox, context, flying } = scene;
    outbox
      .queueOf('room')
      .put(aHead({ id: 2, decidedAt: 4_000, waitingSince: 4_000, snapshot: newer.snapshot, ...second }));
    const flush = applyAttemptResult(
      { ...flying, attempts: 1, waitingSince: 1_500, snapshot: older.snapshot, ...first },
      waiting(NOW + 500),
      context,
    );
    return { ...scene, flush };
  }

  it('becomes one message that carries both, under an id of its own', async () => {
    const { flush } = await joined();
    expect(flush).toEqual({
      ...emptyFlush,
      deliveries: [
        {
          id: 3,
          channel: 'room',
          groupId: 'group-1',
          decidedAt: 4_000,
          replaces: [1, 2],
          waitingSince: 1_500,
          generation: 'live',
          snapshot: { ...newer.snapshot, resolved: [b] },
        },
      ],
    });
  });

  it.each([
    [1_500, 4_000, 1_500],
    [4_000, 1_500, 1_500],
    [7, 7, 7],
  ])('has waited since the older of %d and %d', async (first, second, since) => {
    const { flush } = await joined({ waitingSince: first }, { waitingSince: second });
    expect(flush?.deliveries[0]?.waitingSince).toBe(since);
  });

  it('is sent once it is on disk, at once', async () => {
    const { outbox, flush } = await joined();
    expect(outbox.isUncommitted('room', 'group-1')).toBe(true);
    expect(next(outbox)).toEqual({ type: 'idle' });
    outbox.committed(flush?.deliveries ?? []);
    expect(next(outbox)).toMatchObject({ type: 'job', head: { id: 3, attempts: 0, notBefore: 0 } });
    expect(next(outbox)).toEqual({ type: 'idle' });
  });

  it.each([
    [false, false, false],
    [true, false, true],
    [false, true, true],
    [true, true, true],
  ])('may have arrived in part, if one of them may have: %s or %s', async (first, second, either) => {
    const { outbox, flush } = await joined({ maybeArrived: first }, { maybeArrived: second });
    outbox.committed(flush?.deliveries ?? []);
    expect(next(outbox)).toMatchObject({ head: { maybeArrived: either } });
  });

  it('settles both in the store as superseded', async () => {
    const { store, flush } = await joined();
    await store.commitFlush(flush ?? emptyFlush);
    expect((await store.listDeliveries({ limit: 9 })).deliveries.map(({ id, state }) => [id, state])).toEqual([
      [3, 'waiting'],
      [2, 'superseded'],
      [1, 'superseded'],
    ]);
  });

  it('waits again alone, if the store was read again during the attempt, and has it among those that wait', () => {
    const head = aHead();
    const outbox = new Outbox([head]);
    const context = { outbox, store: createMemoryStore(), generation: 'g' };
    expect(applyAttemptResult(head, waiting(NOW + 500), context)).toBeUndefined();
    expect(outbox.queueOf('room').waiting).toBe(1);
    expect(next(outbox)).toEqual({ type: 'wait', until: NOW + 500 });
  });

  it('needs nothing more once it is sent, though the store was read again during the attempt', () => {
    const head = aHead();
    const outbox = new Outbox([head]);
    const context = { outbox, store: createMemoryStore(), generation: 'g' };
    expect(applyAttemptResult(head, anAttempt(), context)).toBeUndefined();
    expect(next(outbox)).toEqual({ type: 'idle' });
  });

  it('says nothing of what waits of another group or for another channel', async () => {
    const { outbox, context, flying } = await aScene({ stored: [older, newer] });
    outbox.queueOf('room').put(aHead({ id: 2, groupId: 'group-2' }));
    outbox.queueOf('pager').put(aHead({ id: 2, channel: 'pager' }));
    expect(applyAttemptResult(flying, waiting(NOW + 500), context)).toBeUndefined();
    expect(outbox.queueOf('room').waiting).toBe(2);
    expect(outbox.queueOf('pager').waiting).toBe(1);
  });
});

describe('a flush to be built on', () => {
  it('writes nothing', () => {
    expect(EMPTY_FLUSH).toEqual({ groups: [], forgotten: [], deliveries: [], superseded: [], events: [] });
  });
});
