import { type Message, type Outcome, ok, reject, retry } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import type { AttemptRecord, DeliveryHead, Store } from '../store/index.ts';
import { createMemoryStore } from '../store/memory-store.ts';
import { aDelivery, anEvent, aSnapshot, emptyFlush } from '../store/testing/builders.ts';
import { aChannel, aHead, anHttpTransport, aSendTransport } from '../testing/delivery-builders.ts';
import { VirtualClock } from '../time/virtual-clock.ts';
import type { ChannelConfig } from './channel-config.ts';
import { type DeliveryObserver, DeliveryRunner, type DeliveryRunnerParts } from './delivery-runner.ts';
import { Outbox } from './outbox.ts';

const BEGIN = 10_000;

/** One attempt that a target sees, and how the test ends it. */
interface Attempt {
  readonly at: number;
  readonly channel: string;
  readonly message: Message;
  end(outcome: Outcome): Promise<void>;
}

interface Setting {
  readonly channels?: Readonly<Record<string, Partial<ChannelConfig>>>;
  readonly heads?: readonly Partial<DeliveryHead>[];
  /** Absent: attempts end when the test says so. */
  readonly answer?: (message: Message, attempt: number) => Outcome;
  readonly more?: Partial<DeliveryRunnerParts>;
}

/** A runner whose deliveries are in a store in memory, and everything that it reported. */
async function aRunner({ channels = { room: {} }, heads = [{}], answer, more = {} }: Setting = {}) {
  const clock = new VirtualClock(BEGIN);
  const store: Store = createMemoryStore();
  const unsettled = heads.map((given, index) => {
    const { groupId = `g${index + 1}` } = given;
    return aHead({ id: index + 1, groupId, snapshot: aSnapshot({ group: { id: groupId, key: {} } }), ...given });
  });
  store.allocateDeliveryIds(unsettled.length);
  const deliveries = unsettled.map(({ id, channel, groupId, snapshot }) =>
    aDelivery({ id, channel, groupId, snapshot }),
  );
  await store.commitFlush({ ...emptyFlush, deliveries });
  const outbox = new Outbox(unsettled);
  const attempts: Attempt[] = [];
  const settled: { head: DeliveryHead; record: AttemptRecord }[] = [];
  const reported: unknown[] = [];
  const failures: unknown[] = [];
  const config = new Map<string, ChannelConfig>();
  const send = (channel: string) => (message: Message) =>
    new Promise<Outcome>((resolve) => {
      const end = async (outcome: Outcome) => {
        resolve(outcome);
        await clock.moveTo(clock.now());
      };
      attempts.push({ at: clock.now() - BEGIN, channel, message, end });
      if (answer !== undefined) resolve(answer(message, attempts.length));
    });
  for (const [name, given] of Object.entries(channels)) {
    config.set(name, aChannel({ name, transport: aSendTransport(send(name)), ...given }));
  }
  const observer: DeliveryObserver = {
    attempted: (attempt) => reported.push(attempt),
    renderFailed: (failure) => reported.push(failure),
    said: (channel, fields, text) => reported.push([channel, fields, text]),
  };
  const runner = new DeliveryRunner({
    store,
    clock,
    http: { send: () => Promise.reject(new Error('no network')) },
    observer,
    config: () => ({
      channels: config,
      server: { externalUrl: 'https://alerts.example' },
      secrets: { mask: (text) => text.replaceAll('hunter2', '***') },
    }),
    outbox: () => outbox,
    readEvents: (ids) => store.readEvents(ids),
    updatePending: ({ snapshot }) => snapshot,
    settled(head, record) {
      settled.push({ head, record });
      const queue = outbox.queueOf(head.channel);
      queue.complete(head);
      if (record.state === 'waiting') queue.put({ ...head, notBefore: record.notBefore ?? 0 });
    },
    async died(head, record) {
      await store.settleAttempts([record]);
      settled.push({ head, record });
      outbox.queueOf(head.channel).complete(head);
      runner.pump(head.channel);
    },
    storeFailed: (error) => failures.push(error),
    ...more,
  });
  return {
    runner,
    clock,
    store,
    outbox,
    config,
    attempts,
    settled,
    reported,
    failures,
    /** Lets all happen that is due until then, counted from the begin. */
    until: (at: number) => clock.moveTo(BEGIN + at),
    ids: () => attempts.map(({ message }) => message.id),
    times: () => attempts.map(({ at }) => at),
    states: async () => {
      const { deliveries } = await store.listDeliveries({ limit: 99 });
      return deliveries.map(({ id, state }) => `${id} ${state}`).reverse();
    },
  };
}

describe('a runner', () => {
  it('sends nothing before it begins', async () => {
    const { runner, attempts, until } = await aRunner();
    runner.pumpAll();
    runner.pump('room');
    await until(1_000);
    expect(attempts).toEqual([]);
  });

  it('sends what waits for every channel when it begins', async () => {
    const { runner, attempts, until } = await aRunner({
      channels: { room: {}, pager: {} },
      heads: [{}, { channel: 'pager' }, {}],
    });
    runner.resume();
    await until(0);
    expect(attempts.map(({ channel, message }) => `${channel} ${message.id}`)).toEqual([
      'room g1-1',
      'room g3-3',
      'pager g2-2',
    ]);
  });

  it('shows the channel, the address of the server and the time of the attempt', async () => {
    const { runner, attempts, until } = await aRunner({ heads: [{ notBefore: BEGIN + 250 }] });
    runner.resume();
    await until(300);
    expect(attempts[0]?.message).toMatchObject({
      id: 'g1-1',
      channel: 'room',
      externalUrl: 'https://alerts.example',
      now: BEGIN + 250,
      thread: 'thread-1',
      parts: {},
    });
  });

  it.each([
    ['that the configuration does not have', { other: {} }],
    ['that is suspended', { room: { suspended: true } }],
  ])('sends nothing for a channel %s', async (_what, channels) => {
    const { runner, attempts, until, outbox } = await aRunner({ channels });
    runner.resume();
    await until(60_000);
    expect(attempts).toEqual([]);
    expect(outbox.queueOf('room').waiting).toBe(1);
  });

  it('sends no more at once than the channel takes, and the next one at each end', async () => {
    const { runner, attempts, until, ids } = await aRunner({
      channels: { room: { concurrency: 2 } },
      heads: [{}, {}, {}],
    });
    runner.resume();
    await until(0);
    expect(ids()).toEqual(['g1-1', 'g2-2']);
    await attempts[1]?.end(ok);
    expect(ids()).toEqual(['g1-1', 'g2-2', 'g3-3']);
  });

  it('waits for the rate limit of a channel, and not for that of another', async () => {
    const limited = { rateLimit: { count: 1, perMs: 1_000 } };
    const { runner, until, attempts } = await aRunner({
      channels: { room: limited, pager: {} },
      heads: [{}, {}, {}, { channel: 'pager' }],
      answer: () => ok,
    });
    runner.resume();
    await until(5_000);
    expect(attempts.map(({ at, message }) => `${at} ${message.id}`)).toEqual([
      '0 g1-1',
      '0 g4-4',
      '1000 g2-2',
      '2000 g3-3',
    ]);
  });

  it('wakes for the earliest of several channels, and for each of them', async () => {
    const { runner, until, attempts } = await aRunner({
      channels: { room: {}, pager: {} },
      heads: [{ notBefore: BEGIN + 300 }, { channel: 'pager', notBefore: BEGIN + 200 }, { notBefore: BEGIN + 400 }],
      answer: () => ok,
    });
    runner.resume();
    await until(199);
    expect(attempts).toEqual([]);
    await until(500);
    expect(attempts.map(({ at, channel }) => `${at} ${channel}`)).toEqual(['200 pager', '300 room', '400 room']);
  });

  it('sets no timer, if nothing waits for one', async () => {
    const { runner, clock, until } = await aRunner({ heads: [], channels: { room: {} } });
    const timers: number[] = [];
    const schedule = clock.schedule.bind(clock);
    clock.schedule = (at, run) => {
      timers.push(at);
      return schedule(at, run);
    };
    runner.resume();
    runner.pump('room');
    await until(60_000);
    expect(timers).toEqual([]);
  });

  it('waits longer than one timer can', async () => {
    const { runner, clock, until, times } = await aRunner({ heads: [{ notBefore: BEGIN + 5_000 }], answer: () => ok });
    const schedule = clock.schedule.bind(clock);
    clock.schedule = (at, run) => schedule(Math.min(at, clock.now() + 2_000), run);
    runner.resume();
    await until(60_000);
    expect(times()).toEqual([5_000]);
  });

  it('sends what came in since when it is asked to', async () => {
    const { runner, outbox, until, ids } = await aRunner({ heads: [{}, {}] });
    const taken = outbox.queueOf('room').takeWaiting('g2');
    runner.resume();
    await until(10);
    if (taken !== undefined) outbox.queueOf('room').put(taken);
    await until(20);
    expect(ids()).toEqual(['g1-1']);
    runner.pump('room');
    await until(20);
    expect(ids()).toEqual(['g1-1', 'g2-2']);
  });
});

describe('the result of an attempt', () => {
  it.each<[string, Outcome, Partial<AttemptRecord>]>([
    ['ok', ok, { outcome: 'ok', state: 'sent' }],
    ['reject', reject('401'), { outcome: 'reject', state: 'dead', reason: '401' }],
    ['retry', retry('busy'), { outcome: 'retry', state: 'waiting', reason: 'busy', notBefore: BEGIN + 570 }],
    [
      'retry, not before a time',
      retry('limited', BEGIN + 9_000),
      { outcome: 'retry', state: 'waiting', reason: 'limited', notBefore: BEGIN + 9_000 },
    ],
  ])('%s is kept in the store, reported, and handed on', async (_what, outcome, kept) => {
    const { runner, attempts, settled, reported, store, until } = await aRunner();
    runner.resume();
    await until(70);
    await attempts[0]?.end(outcome);
    const request = { headers: {}, body: 'a sheet of paper' };
    const record = { delivery: 1, startedAt: BEGIN, endedAt: BEGIN + 70, ...kept, request };
    const snapshot = aSnapshot({ group: { id: 'g1', key: {} } });
    const head = aHead({ groupId: 'g1', attempts: 1, maybeArrived: false, snapshot });
    expect(settled).toStrictEqual([{ head, record }]);
    const next = kept.notBefore === undefined ? {} : { nextTryAt: kept.notBefore };
    expect(reported).toStrictEqual([{ ...record, ...next, channel: 'room', transport: 'paper', group: 'g1' }]);
    expect(await store.readDelivery(1)).toMatchObject({ state: kept.state, attempts: 1 });
  });

  it('without an answer is unknown, and the delivery may have arrived from then on', async () => {
    const { runner, settled, until } = await aRunner({ channels: { room: { timeoutMs: 700 } } });
    runner.resume();
    await until(699);
    expect(settled).toEqual([]);
    await until(700);
    expect(settled).toMatchObject([
      {
        head: { attempts: 1, maybeArrived: true },
        record: { outcome: 'unknown', state: 'waiting', reason: 'no answer within 700 ms', notBefore: BEGIN + 1_200 },
      },
    ]);
  });

  it('is put off from the time of the answer, if the target says how long', async () => {
    const answer = {
      status: 429,
      headers: { get: (name: string) => (name === 'retry-after' ? '30' : undefined) },
      body: '',
    };
    const { runner, settled, until } = await aRunner({
      channels: { room: { transport: anHttpTransport() } },
      more: { http: { send: async () => ({ type: 'answer', answer }) } },
    });
    runner.resume();
    await until(0);
    expect(settled).toMatchObject([{ record: { outcome: 'retry', state: 'waiting', notBefore: BEGIN + 30_000 } }]);
  });

  it('is a failure like others, if no request had left', async () => {
    const { runner, settled, until } = await aRunner({
      channels: { room: { transport: anHttpTransport() } },
      more: { http: { send: async () => ({ type: 'no-answer', reason: 'no connection', sent: false }) } },
    });
    runner.resume();
    await until(0);
    expect(settled).toMatchObject([
      { head: { maybeArrived: false }, record: { outcome: 'retry', state: 'waiting', reason: 'no connection' } },
    ]);
  });

  it.each([ok, retry('busy')])('does not let a delivery forget that it may have arrived: %j', async (outcome) => {
    const { runner, settled, until } = await aRunner({ heads: [{ maybeArrived: true }], answer: () => outcome });
    runner.resume();
    await until(0);
    expect(settled[0]?.head.maybeArrived).toBe(true);
  });

  it('counts the attempts of before: they make the pause longer', async () => {
    const { runner, settled, until } = await aRunner({ heads: [{ attempts: 3 }], answer: () => retry('busy') });
    runner.resume();
    await until(0);
    expect(settled[0]).toMatchObject({ head: { attempts: 4 }, record: { notBefore: BEGIN + 4_000 } });
  });

  it('gives up by the time since which the delivery waits', async () => {
    const { runner, settled, until } = await aRunner({
      channels: { room: { giveUpAfterMs: BEGIN - 1_000 } },
      heads: [{ waitingSince: 1_000 }, { waitingSince: 1_001 }],
      answer: () => retry('busy'),
    });
    runner.resume();
    await until(0);
    expect(settled.map(({ record }) => record.state)).toEqual(['dead', 'waiting']);
  });

  it('has no secret in its reason', async () => {
    const { runner, settled, reported, store, until } = await aRunner({ answer: () => reject('hunter2 is wrong') });
    runner.resume();
    await until(0);
    expect(settled[0]?.record.reason).toBe('*** is wrong');
    expect(JSON.stringify([settled, reported, await store.listDeliveries({ limit: 9 })])).not.toContain('hunter2');
  });

  it('is kept with the status of its answer and what was sent, without a secret', async () => {
    const answer = { status: 401, headers: { get: () => undefined }, body: '' };
    const transport = anHttpTransport({
      request: ({ id }) => ({ method: 'POST', url: 'http://wire.example/hunter2', body: `${id} of hunter2` }),
    });
    const { runner, store, until } = await aRunner({
      channels: { room: { transport } },
      more: { http: { send: async () => ({ type: 'answer', answer }) } },
    });
    runner.resume();
    await until(0);
    const request = { method: 'POST', url: 'http://wire.example/***', headers: {}, body: 'g1-1 of ***' };
    expect(await store.readAttempts(1)).toMatchObject([{ outcome: 'reject', status: 401, request }]);
  });

  it('is told to the queue: a target that fails five times is left alone', async () => {
    const { runner, until, times } = await aRunner({
      heads: Array.from({ length: 5 }, () => ({})),
      channels: { room: { concurrency: 5 } },
      answer: () => retry('down'),
    });
    runner.resume();
    await until(999);
    expect(times()).toEqual([0, 0, 0, 0, 0]);
    await until(1_000);
    expect(times()).toEqual([0, 0, 0, 0, 0, 1_000]);
  });

  it('is followed by the next attempt under the same id, at its time', async () => {
    const { runner, until, times, ids, states } = await aRunner({
      answer: (_message, attempt) => (attempt < 4 ? retry('busy') : ok),
    });
    runner.resume();
    await until(60_000);
    expect(times()).toEqual([0, 500, 1_500, 3_500]);
    expect(new Set(ids()).size).toBe(1);
    expect(await states()).toEqual(['1 sent']);
  });

  it('is reported with what a template and a transport had to say before', async () => {
    const { runner, reported, until } = await aRunner({
      channels: {
        room: {
          parts: new Map([
            [
              'text',
              () => {
                throw new Error('too long');
              },
            ],
          ]),
          transport: aSendTransport(async (_message, _options, { log }) => {
            log({ tray: 2 }, 'paper is low');
            return ok;
          }),
        },
      },
    });
    runner.resume();
    await until(0);
    expect(reported).toEqual([
      { channel: 'room', part: 'text', error: 'too long' },
      ['room', { tray: 2 }, 'paper is low'],
      expect.objectContaining({ outcome: 'ok' }),
    ]);
  });
});

/** A store that settles what it is given when the test says so. */
function aSlowStore() {
  const given: { readonly ids: readonly number[]; readonly settle: () => void }[] = [];
  const store = {
    readDelivery: (id: number) => ({ ...aDelivery({ id }), ...aHead({ id }), state: 'waiting' as const }),
    settleAttempts: (records: readonly AttemptRecord[]) =>
      new Promise<void>((settle) => given.push({ ids: records.map(({ delivery }) => delivery), settle })),
  };
  return { store, given, batches: () => given.map(({ ids }) => ids) };
}

describe('an answer, before the store has settled the result', () => {
  it('frees the place of its attempt', async () => {
    const { store, batches } = aSlowStore();
    const { runner, attempts, settled, until } = await aRunner({
      channels: { room: { concurrency: 1 } },
      heads: [{}, {}],
      more: { store },
    });
    runner.resume();
    await until(0);
    await attempts[0]?.end(ok);
    expect(attempts.map(({ message }) => message.id.split('-').at(-1))).toEqual(['1', '2']);
    expect([batches(), settled]).toEqual([[[1]], []]);
  });

  it('is settled in one commit with those that come meanwhile, and in their order', async () => {
    const { store, given, batches } = aSlowStore();
    const { runner, attempts, settled, until } = await aRunner({ heads: [{}, {}, {}], more: { store } });
    runner.resume();
    await until(0);
    for (const number of [0, 2, 1]) await attempts[number]?.end(ok);
    expect(batches()).toEqual([[1]]);
    given[0]?.settle();
    await until(0);
    expect(batches()).toEqual([[1], [3, 2]]);
    given[1]?.settle();
    await until(0);
    expect(settled.map(({ record }) => record.delivery)).toEqual([1, 3, 2]);
  });

  it('lets no other message of its group go', async () => {
    const { store, given } = aSlowStore();
    const { runner, attempts, outbox, until } = await aRunner({ more: { store } });
    runner.resume();
    await until(0);
    outbox.queueOf('room').put(aHead({ id: 2, groupId: 'g1' }));
    await attempts[0]?.end(ok);
    runner.pump('room');
    await until(60_000);
    expect(attempts).toHaveLength(1);
    given[0]?.settle();
    await until(60_000);
    expect(attempts.map(({ message }) => message.id.split('-').at(-1))).toEqual(['1', '2']);
  });

  it('counts for the target at once: what it asked for holds for the next', async () => {
    const { store } = aSlowStore();
    const { runner, attempts, until, times } = await aRunner({
      channels: { room: { concurrency: 1 } },
      heads: [{}, {}],
      more: { store },
    });
    runner.resume();
    await until(0);
    await attempts[0]?.end(retry('limited', BEGIN + 9_000));
    await until(20_000);
    expect(times()).toEqual([0, 9_000]);
  });

  it('is one of a bounded number: then the channel waits for the store', async () => {
    const { store, given } = aSlowStore();
    const { runner, attempts, until } = await aRunner({
      heads: Array.from({ length: 100 }, () => ({})),
      answer: () => ok,
      more: { store },
    });
    runner.resume();
    await until(60_000);
    const held = attempts.length;
    expect(held).toBeLessThan(70);
    for (let next = 0; next < given.length; next += 1) {
      given[next]?.settle();
      await until(60_000);
    }
    expect(attempts).toHaveLength(100);
  });

  it('is waited for by a runner that ends', async () => {
    const { store, given } = aSlowStore();
    const { runner, attempts, settled, until } = await aRunner({ more: { store } });
    runner.resume();
    await until(0);
    await attempts[0]?.end(ok);
    let isOver = false;
    const stopping = runner.stop(60_000).then(() => {
      isOver = true;
    });
    await until(0);
    expect(isOver).toBe(false);
    given[0]?.settle();
    await stopping;
    expect(settled).toMatchObject([{ head: { id: 1 } }]);
  });
});

describe('a message that waited', () => {
  it('is sent as it is now', async () => {
    const newer = aSnapshot({ thread: 'newer', firing: [{ eventId: 2, fingerprint: 'b' }] });
    const asked: DeliveryHead[] = [];
    const { runner, attempts, until } = await aRunner({
      more: {
        readEvents: async () => [anEvent({ id: 2, severity: 'info' })],
        updatePending(head) {
          asked.push(head);
          return newer;
        },
      },
    });
    runner.resume();
    await until(0);
    expect(asked).toEqual([aHead({ groupId: 'g1', snapshot: aSnapshot({ group: { id: 'g1', key: {} } }) })]);
    expect(attempts[0]?.message).toMatchObject({ thread: 'newer', severity: 'info', id: 'g1-1' });
  });

  it('is not sent, if nothing is left to say: whoever says so settles it', async () => {
    const { runner, attempts, settled, reported, failures, until, states } = await aRunner({
      more: { updatePending: () => undefined },
    });
    runner.resume();
    await until(60_000);
    expect([attempts, settled, reported, failures]).toEqual([[], [], [], []]);
    expect(await states()).toEqual(['1 waiting']);
  });

  it('is read together with all others that are sent in the same turn', async () => {
    const asked: (readonly number[])[] = [];
    const alone = (eventId: number) => aSnapshot({ firing: [{ eventId, fingerprint: `f${eventId}` }] });
    const { runner, attempts, until } = await aRunner({
      channels: { room: {}, pager: {} },
      heads: [{ snapshot: alone(4) }, { channel: 'pager', snapshot: alone(7) }, { snapshot: alone(4) }],
      answer: () => ok,
      more: {
        readEvents: async (ids) => {
          asked.push(ids);
          return ids.map((id) => anEvent({ id, fingerprint: `f${id}` }));
        },
      },
    });
    runner.resume();
    await until(0);
    expect(asked).toEqual([[4, 7]]);
    const said = attempts.map(({ channel, message }) => [
      channel,
      message.alerts.map(({ fingerprint }) => fingerprint),
    ]);
    expect(said.sort()).toEqual([
      ['pager', ['f7']],
      ['room', ['f4']],
      ['room', ['f4']],
    ]);
  });

  it.each<[string, (scene: Awaited<ReturnType<typeof aRunner>>) => void]>([
    ['the runner pauses', ({ runner }) => runner.pause()],
    ['its channel is removed', ({ config }) => config.clear()],
    ['it is taken out of the outbox', ({ outbox }) => outbox.drop('room')],
  ])('is not sent, if %s while it is read', async (_what, happen) => {
    let arrive: () => void = () => undefined;
    const arrived = new Promise<void>((resolve) => {
      arrive = resolve;
    });
    const scene = await aRunner({ answer: () => ok, more: { readEvents: () => arrived.then(() => []) } });
    scene.runner.resume();
    await scene.until(0);
    happen(scene);
    arrive();
    await scene.until(1_000);
    expect([scene.attempts, scene.failures]).toEqual([[], []]);
  });

  it('is not sent, if it cannot be read: the store has failed', async () => {
    const failed = new Error('no disk');
    const { runner, attempts, failures, until } = await aRunner({ more: { readEvents: () => Promise.reject(failed) } });
    runner.resume();
    await until(0);
    expect([attempts, failures]).toEqual([[], [failed]]);
  });
});

describe('a runner that is paused', () => {
  it('sends nothing new; what runs is settled, and the rest goes on afterwards', async () => {
    const { runner, attempts, until, ids, states } = await aRunner({
      channels: { room: { concurrency: 1 } },
      heads: [{}, {}],
    });
    runner.resume();
    await until(0);
    runner.pause();
    await attempts[0]?.end(ok);
    await until(1_000);
    expect(ids()).toEqual(['g1-1']);
    expect(await states()).toEqual(['1 sent', '2 waiting']);
    runner.resume();
    await until(1_000);
    expect(ids()).toEqual(['g1-1', 'g2-2']);
  });

  it('wakes for nothing', async () => {
    const { runner, attempts, until } = await aRunner({ heads: [{ notBefore: BEGIN + 100 }] });
    runner.resume();
    await until(0);
    runner.pause();
    await until(1_000);
    expect(attempts).toEqual([]);
    runner.resume();
    await until(1_000);
    expect(attempts.map(({ at }) => at)).toEqual([1_000]);
  });

  it('does not send twice what runs, though the outbox was read again', async () => {
    let outbox = new Outbox([]);
    const { runner, attempts, until, states } = await aRunner({
      heads: [{}],
      more: { outbox: () => outbox, settled: (head) => outbox.queueOf('room').complete(head) },
    });
    outbox = new Outbox([aHead({ groupId: 'g1' })]);
    runner.resume();
    await until(0);
    runner.pause();
    outbox = new Outbox([aHead({ groupId: 'g1', maybeArrived: true })]);
    runner.resume();
    await until(10);
    expect(attempts).toHaveLength(1);
    expect(outbox.queueOf('room').inFlight).toBe(1);
    await attempts[0]?.end(ok);
    expect(await states()).toEqual(['1 sent']);
    expect(outbox.queueOf('room').inFlight).toBe(0);
  });
});

describe('a runner that ends', () => {
  it('ends at once, if nothing runs', async () => {
    const { runner, until } = await aRunner({ heads: [] });
    runner.resume();
    let isOver = false;
    const stopping = runner.stop(60_000).then(() => {
      isOver = true;
    });
    await until(0);
    expect(isOver).toBe(true);
    await stopping;
  });

  it('waits for what runs, as long as it has time, and sends nothing new', async () => {
    const { runner, attempts, until, states } = await aRunner({
      channels: { room: { concurrency: 1 } },
      heads: [{}, {}],
    });
    runner.resume();
    await until(0);
    let isOver = false;
    const stopping = runner.stop(500).then(() => {
      isOver = true;
    });
    await until(499);
    expect(isOver).toBe(false);
    await attempts[0]?.end(ok);
    await stopping;
    expect(await states()).toEqual(['1 sent', '2 waiting']);
    expect(attempts).toHaveLength(1);
  });

  it('cuts off what runs longer, and leaves it to the next start', async () => {
    const { runner, attempts, settled, reported, until, states } = await aRunner();
    runner.resume();
    await until(0);
    const stopping = runner.stop(500);
    await until(500);
    await stopping;
    expect(attempts).toHaveLength(1);
    expect([settled, reported]).toEqual([[], []]);
    expect(await states()).toEqual(['1 waiting']);
  });

  it('keeps an "ok" that comes in the last moment', async () => {
    const { runner, until, states } = await aRunner({
      channels: {
        room: {
          transport: anHttpTransport(),
        },
      },
      more: {
        http: {
          send: (_request, { signal }) =>
            new Promise((resolve) => {
              const answer = { status: 200, headers: { get: () => undefined }, body: '' };
              signal?.addEventListener('abort', () => resolve({ type: 'answer', answer }));
            }),
        },
      },
    });
    runner.resume();
    await until(0);
    const stopping = runner.stop(500);
    await until(500);
    await stopping;
    expect(await states()).toEqual(['1 sent']);
  });

  it('leaves no timer behind', async () => {
    const { runner, clock, attempts, until } = await aRunner({ heads: [{}, { notBefore: BEGIN + 5_000 }] });
    const timers: { at: number; isCancelled: boolean }[] = [];
    const schedule = clock.schedule.bind(clock);
    clock.schedule = (at, run) => {
      const entry = { at, isCancelled: false };
      const timer = schedule(at, () => {
        entry.isCancelled = true;
        run();
      });
      timers.push(entry);
      return {
        cancel() {
          entry.isCancelled = true;
          timer.cancel();
        },
      };
    };
    runner.resume();
    await until(0);
    const stopping = runner.stop(60_000);
    await attempts[0]?.end(ok);
    await stopping;
    expect(timers.length).toBeGreaterThan(1);
    expect(timers.filter(({ isCancelled }) => !isCancelled)).toEqual([]);
  });
});

describe('a store that does not take the result of an attempt', () => {
  /** Fails while `isBroken`, and keeps what it is given. */
  function aFragileStore() {
    const state = { isBroken: true };
    const given: (readonly AttemptRecord[])[] = [];
    const store = {
      readDelivery: (id: number) => ({ ...aDelivery({ id }), ...aHead({ id }), state: 'waiting' as const }),
      async settleAttempts(records: readonly AttemptRecord[]) {
        if (state.isBroken) throw new Error('disk');
        given.push(records);
      },
    };
    return { state, given, store };
  }

  it('is reported as failed; the result is handed on to nobody', async () => {
    const { store } = aFragileStore();
    const { runner, failures, settled, outbox, until } = await aRunner({ answer: () => ok, more: { store } });
    runner.resume();
    await until(0);
    expect(failures).toEqual([new Error('disk')]);
    expect(settled).toEqual([]);
    expect(outbox.queueOf('room').isUnsent('g1')).toBe(true);
  });

  it('gets all such results once it is well, together and once', async () => {
    const { store, state, given } = aFragileStore();
    const { runner, until } = await aRunner({ heads: [{}, {}], answer: () => ok, more: { store } });
    runner.resume();
    await until(0);
    state.isBroken = false;
    await runner.settleLeft();
    expect(given.map((records) => records.map(({ delivery, state: left }) => `${delivery} ${left}`))).toEqual([
      ['1 sent', '2 sent'],
    ]);
    await runner.settleLeft();
    expect(given).toHaveLength(1);
  });

  it('gets them at a later time, if it fails again', async () => {
    const { store, state, given } = aFragileStore();
    const { runner, until } = await aRunner({ answer: () => ok, more: { store } });
    runner.resume();
    await until(0);
    await expect(runner.settleLeft()).rejects.toThrow('disk');
    await expect(runner.settleLeft()).rejects.toThrow('disk');
    state.isBroken = false;
    await runner.settleLeft();
    expect(given.flat().map(({ delivery }) => delivery)).toEqual([1]);
  });

  it('is not asked, if there are none', async () => {
    const { store } = aFragileStore();
    const { runner } = await aRunner({ more: { store } });
    await expect(runner.settleLeft()).resolves.toBeUndefined();
  });
});

describe('something of ours that throws in an attempt', () => {
  it('is reported, and the runner goes on with the rest', async () => {
    const { runner, failures, attempts, until } = await aRunner({
      heads: [{}, {}],
      answer: () => ok,
      more: {
        updatePending({ id, snapshot }) {
          if (id === 1) throw new Error('a fault');
          return snapshot;
        },
      },
    });
    runner.resume();
    await until(0);
    expect(failures).toEqual([new Error('a fault')]);
    expect(attempts.map(({ message }) => message.id)).toEqual(['g2-2']);
  });
});
