import { describe, expect, it } from 'vitest';
import { Outbox } from '../delivery/outbox.ts';
import type { AttemptRecord, DeliveryHead, Flush, Snapshot } from '../store/index.ts';
import { aSilence } from '../store/testing/builders.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, resolved, type StorySetting } from '../testing/story.ts';
import { EngineDeliveries } from './engine-deliveries.ts';
import { flushDueGroups } from './flush-groups.ts';

/** An engine's deliveries, with one message of the alerts a and b that is being sent. */
async function underWay(setting: StorySetting = {}) {
  const state = await anEngineState({ groupWait: '10s', groupInterval: '1m', ...setting });
  const looked = { state, now: 10_000 };
  const outbox = new Outbox([]);
  const commits: Flush[] = [];
  const settled: unknown[] = [];
  const pumped: string[] = [];
  const waits: string[] = [];
  const whenDurable: (() => void)[] = [];
  const deliveries = new EngineDeliveries({
    state: () => looked.state,
    outbox: () => outbox,
    now: () => looked.now,
    link: { whenDurable: (then) => whenDurable.push(then) },
    observer: { settled: ({ id, state, reason }) => settled.push({ id, state, reason }) },
    async commit(flush) {
      commits.push(flush);
    },
    waits: (channel, groupId) => waits.push(`${channel} ${groupId}`),
    pump: (channel) => pumped.push(channel),
  });

  /** Lets the groups that are due speak; `isDurable`: what they say is on disk, and may be sent. */
  async function speak(now: number, isDurable = true) {
    looked.now = now;
    const flushed = flushDueGroups(state, outbox, now);
    if (flushed === undefined) throw new Error('no group has anything to say');
    await state.store.commitFlush(flushed);
    if (isDurable) outbox.committed(flushed.deliveries);
    return flushed.deliveries;
  }
  /** Silences an alert by its name, from now on. */
  function silence(name: 'a' | 'b'): void {
    const record = aSilence({ id: name, matchers: [`name="${name}"`], startsAt: 0, endsAt: 1e9 });
    const alert = { fingerprint: fingerprints[name], body: { labels: { name }, annotations: {} } };
    state.suppression.putSilence(silenceFrom(record), [alert], looked.now);
  }

  await accept(state, 0, [firing('a'), firing('b')]);
  const [a, b] = [await knownAs(state, 'a'), await knownAs(state, 'b')];
  const fingerprints = { a: a.fingerprint, b: b.fingerprint };
  const named = (snapshot: Snapshot | undefined) =>
    snapshot?.firing.map(({ fingerprint }) => ({ [a.fingerprint]: 'a', [b.fingerprint]: 'b' })[fingerprint]);
  const [delivery] = await speak(10_000);
  const job = outbox.queueOf('room').next({ concurrency: 1 }, 10_000);
  const [group] = state.groups.all();
  if (job.type !== 'job' || delivery === undefined || group === undefined) throw new Error('there is nothing to send');
  const delivered = (channel = 'room') =>
    [a, b].map(({ fingerprint }) => group.facts.notified.get(channel)?.firing.get(fingerprint)?.delivered);
  const { head } = job;
  const { snapshot } = delivery;
  return {
    state,
    looked,
    outbox,
    deliveries,
    commits,
    settled,
    pumped,
    waits,
    whenDurable,
    head,
    snapshot,
    group,
    delivered,
    named,
    speak,
    silence,
  };
}

function anAttempt(
  head: DeliveryHead,
  state: AttemptRecord['state'],
  more: Partial<AttemptRecord> = {},
): AttemptRecord {
  const outcome = ({ sent: 'ok', dead: 'reject', waiting: 'retry', superseded: 'ok' } as const)[state];
  return { delivery: head.id, startedAt: 1, endedAt: 2, outcome, state, ...more };
}

describe('a message that is about to be sent', () => {
  it('is what was decided, if that is still true', async () => {
    const { deliveries, head, snapshot, commits, delivered } = await underWay();
    expect(deliveries.updatePending(head)).toBe(snapshot);
    expect(commits).toEqual([]);
    expect(delivered()).toEqual(['pending', 'pending']);
  });

  it('leaves out what is silenced by now, which counts as not delivered', async () => {
    const { deliveries, head, commits, delivered, silence, group, named } = await underWay();
    silence('a');
    expect(named(deliveries.updatePending(head))).toEqual(['b']);
    expect(delivered()).toEqual(['no', 'pending']);
    expect(commits).toMatchObject([{ groups: [group.record()], superseded: [], deliveries: [] }]);
  });

  it('is settled if nothing is left of it', async () => {
    const { deliveries, head, commits, settled, delivered, silence, outbox, group } = await underWay();
    silence('a');
    silence('b');
    expect(deliveries.updatePending(head)).toBeUndefined();
    expect(delivered()).toEqual(['no', 'no']);
    expect(commits).toMatchObject([{ groups: [group.record()], superseded: [head.id] }]);
    expect(settled).toEqual([{ id: head.id, state: 'superseded' }]);
    expect(outbox.queueOf('room').inFlight).toBe(0);
  });

  it.each([
    [true, ['a', 'b']],
    [false, ['b']],
  ])('says of what is over that it fired, if the channel hears of ends: %s', async (sendResolved, names) => {
    const { state, deliveries, head, named } = await underWay({ channels: { room: { sendResolved } } });
    await accept(state, 11_000, [resolved('a')]);
    expect(named(deliveries.updatePending(head))).toEqual(names);
  });

  it('says so too for a channel that the configuration no longer has', async () => {
    const { state, looked, deliveries, head, named } = await underWay();
    await accept(state, 11_000, [resolved('a')]);
    looked.state = { ...state, config: { ...state.config, channels: new Map() } };
    expect(named(deliveries.updatePending(head))).toEqual(['a', 'b']);
  });

  it.each([
    ['it may have arrived already', { maybeArrived: true }],
    ['its group is over', { groupId: 'gone' }],
    ['its group knows nothing of the channel', { channel: 'pager' }],
  ])('is not noted in its group if %s', async (_, facts) => {
    const { deliveries, head, commits, delivered, silence, named } = await underWay({
      channels: { room: {}, pager: {} },
    });
    silence('a');
    expect(named(deliveries.updatePending({ ...head, ...facts }))).toEqual(['b']);
    expect(delivered()).toEqual(['pending', 'pending']);
    expect(commits).toEqual([]);
  });

  it('is settled though its group is over', async () => {
    const { deliveries, head, commits, silence } = await underWay();
    silence('a');
    silence('b');
    expect(deliveries.updatePending({ ...head, groupId: 'gone' })).toBeUndefined();
    expect(commits).toMatchObject([{ groups: [], superseded: [head.id] }]);
  });
});

describe('the result of an attempt', () => {
  it('that was sent completes the delivery, and lets the next one go', async () => {
    const { deliveries, head, commits, pumped, outbox, delivered } = await underWay();
    deliveries.settled(head, anAttempt(head, 'sent'));
    expect([outbox.queueOf('room').waiting, outbox.queueOf('room').inFlight]).toEqual([0, 0]);
    expect([commits, pumped]).toEqual([[], ['room']]);
    expect(delivered()).toEqual(['pending', 'pending']);
  });

  it('that is a dead letter is noted in the group: nobody heard of it', async () => {
    const { deliveries, head, commits, group, delivered, pumped, outbox } = await underWay();
    const attempt = anAttempt(head, 'dead');
    await deliveries.died(head, attempt);
    expect(delivered()).toEqual(['no', 'no']);
    expect(commits).toMatchObject([{ attempts: [attempt], groups: [group.record()], deliveries: [], superseded: [] }]);
    expect([outbox.queueOf('room').inFlight, pumped]).toEqual([0, ['room']]);
  });

  it('that is a dead letter takes back only what that message said', async () => {
    const { state, deliveries, head, delivered, group } = await underWay();
    const known = (await knownAs(state, 'a')).fingerprint;
    const record = group.facts.notified.get('room');
    if (record === undefined) throw new Error('nothing was notified');
    const newer = new Map(record.firing).set(known, {
      fingerprint: known,
      severity: 'warning',
      at: 20_000,
      delivered: 'pending',
    });
    group.write({ notified: new Map([['room', { ...record, firing: newer }]]) });
    await deliveries.died(head, anAttempt(head, 'dead'));
    expect(delivered()).toEqual(['pending', 'no']);
  });

  it('that is a dead letter changes nothing if an earlier attempt may have arrived', async () => {
    const { deliveries, head, commits, delivered } = await underWay();
    await deliveries.died({ ...head, maybeArrived: true }, anAttempt(head, 'dead'));
    expect(delivered()).toEqual(['pending', 'pending']);
    expect(commits).toMatchObject([{ groups: [] }]);
  });

  it('that failed puts the delivery back, until its time', async () => {
    const { deliveries, head, commits, pumped, outbox } = await underWay();
    deliveries.settled(head, anAttempt(head, 'waiting', { notBefore: 50_000 }));
    const queue = outbox.queueOf('room');
    expect([queue.waiting, queue.inFlight]).toEqual([1, 0]);
    expect(queue.next({ concurrency: 1 }, 40_000)).toEqual({ type: 'wait', until: 50_000 });
    expect([commits, pumped]).toEqual([[], ['room']]);
  });

  it('that failed is carried by what the group has said meanwhile', async () => {
    const { state, deliveries, head, commits, speak, named } = await underWay();
    await accept(state, 20_000, [firing('c')]);
    await speak(70_000);
    deliveries.settled(head, anAttempt(head, 'waiting', { notBefore: 80_000 }));
    expect(commits).toMatchObject([
      {
        deliveries: [
          { id: 3, replaces: [1, 2], waitingSince: 10_000, decidedAt: 70_000, generation: state.config.hash },
        ],
      },
    ]);
    const c = await knownAs(state, 'c');
    const [{ snapshot } = {}] = commits[0]?.deliveries ?? [];
    expect(named(snapshot)?.slice(0, 2)).toEqual(['a', 'b']);
    expect(snapshot?.firing[2]).toEqual({ eventId: c.eventId, fingerprint: c.fingerprint });
  });

  it('waits while what the group has said is not on disk yet', async () => {
    const { state, deliveries, head, commits, pumped, whenDurable, outbox, speak } = await underWay();
    await accept(state, 20_000, [firing('c')]);
    const said = await speak(70_000, false);
    deliveries.settled(head, anAttempt(head, 'waiting', { notBefore: 80_000 }));
    expect([commits, pumped, whenDurable.length]).toEqual([[], [], 1]);
    outbox.committed(said);
    whenDurable[0]?.();
    expect(commits).toMatchObject([{ deliveries: [{ replaces: [1, 2] }] }]);
    expect(pumped).toEqual(['room']);
  });
});

describe('a channel that the configuration no longer has', () => {
  it('gets nothing more: what waits becomes dead letters, and its group knows it', async () => {
    const { state, looked, deliveries, head, commits, settled, delivered, outbox } = await underWay();
    looked.state = { ...state, config: { ...state.config, channels: new Map() } };
    looked.now = 90_000;
    const flush = deliveries.dropRemovedChannels();
    expect(flush).toMatchObject({ at: 90_000, dead: [{ id: head.id, reason: 'channel-removed' }] });
    expect(flush?.groups).toHaveLength(1);
    expect(settled).toEqual([{ id: head.id, state: 'dead', reason: 'channel-removed' }]);
    expect(delivered()).toEqual(['no', 'no']);
    expect(commits).toEqual([]);
    expect([...outbox.channels()]).toEqual([]);
  });

  it('is none while it has the channel', async () => {
    const { deliveries, commits, settled, delivered } = await underWay();
    expect(deliveries.dropRemovedChannels()).toBeUndefined();
    expect([commits, settled]).toEqual([[], []]);
    expect(delivered()).toEqual(['pending', 'pending']);
  });
});
