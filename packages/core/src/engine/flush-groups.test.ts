import { describe, expect, it } from 'vitest';
import { Outbox } from '../delivery/outbox.ts';
import type { Flush, Store } from '../store/index.ts';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { firing, resolved, type StorySetting } from '../testing/story.ts';
import type { EngineState } from './engine-state.ts';
import { flushDueGroups, GROUPS_A_TURN } from './flush-groups.ts';

/** A state and its outbox; `flush` decides what is due, and commits it. */
async function aRunningState(setting: StorySetting = {}) {
  const state = await anEngineState({ groupWait: '10s', groupInterval: '1m', ...setting });
  const outbox = new Outbox([]);
  async function flush(now: number): Promise<Flush | undefined> {
    const decided = flushDueGroups(state, outbox, now);
    if (decided !== undefined) await state.store.commitFlush(decided);
    return decided;
  }
  /** The messages of a flush went out well. */
  function send(flushed: Flush | undefined): void {
    outbox.committed(flushed?.deliveries ?? []);
    for (const { channel, groupId } of flushed?.deliveries ?? []) outbox.takeWaiting(channel, groupId);
  }
  return { state, outbox, flush, send };
}

/** The names of the alerts that the first message of a flush says to be firing. */
async function firingIn(state: EngineState, flushed: Flush | undefined) {
  const alerts = flushed?.deliveries[0]?.snapshot.firing ?? [];
  const events = await Promise.all(alerts.map(({ eventId }) => state.readEvents([eventId])));
  return events.map(([event]) => event?.body.labels['name']);
}

describe('a look at the groups that are due', () => {
  it('decides nothing before one is, and nothing twice', async () => {
    const { state, flush } = await aRunningState();
    await accept(state, 0, [firing('a')]);
    expect(await flush(9_999)).toBeUndefined();
    expect(await flush(10_000)).toBeDefined();
    expect(await flush(10_000)).toBeUndefined();
  });

  it('makes a delivery of the message, and a record of what its channel was notified of', async () => {
    const { state, outbox, flush } = await aRunningState();
    await accept(state, 0, [firing('a'), firing('b', { severity: 'critical' })]);
    const flushed = await flush(10_000);
    expect(flushed?.deliveries).toMatchObject([
      {
        id: 1,
        channel: 'room',
        groupId: 'id-2',
        decidedAt: 10_000,
        waitingSince: 10_000,
        replaces: [],
        generation: state.config.hash,
        snapshot: {
          reason: 'first',
          status: 'firing',
          route: 'unmatched',
          group: { id: 'id-2', key: { alertname: 'Disk' } },
        },
      },
    ]);
    expect(await firingIn(state, flushed)).toEqual(['a', 'b']);
    expect(flushed?.groups).toMatchObject([
      {
        id: 'id-2',
        notifiedAt: 10_000,
        notified: [{ channel: 'room', at: 10_000, firing: [{ delivered: 'pending' }, { severity: 'critical' }] }],
      },
    ]);
    expect(flushed).toMatchObject({ forgotten: [], superseded: [], events: [] });
    expect(outbox.isUncommitted('room', 'id-2')).toBe(true);
  });

  it('makes one delivery for each channel', async () => {
    const { state, flush } = await aRunningState({
      channels: { room: {}, pager: {} },
      routes: [{ to: ['pager', 'room'] }],
    });
    await accept(state, 0, [firing('a')]);
    const flushed = await flush(10_000);
    expect(flushed?.deliveries.map(({ id, channel }) => [id, channel])).toEqual([
      [1, 'pager'],
      [2, 'room'],
    ]);
    expect(new Set(flushed?.deliveries.map(({ snapshot }) => snapshot.thread)).size).toBe(2);
  });

  it('takes the place of a message that was not sent yet, and carries what that said', async () => {
    const { state, outbox, flush } = await aRunningState();
    await accept(state, 0, [firing('a'), firing('note', { notice: true })]);
    outbox.committed((await flush(10_000))?.deliveries ?? []);
    await accept(state, 20_000, [firing('b')]);
    const flushed = await flush(80_000);
    expect(flushed?.deliveries).toMatchObject([{ id: 2, replaces: [1], waitingSince: 10_000, decidedAt: 80_000 }]);
    expect(await firingIn(state, flushed)).toEqual(['a', 'b', 'note']);
    expect((await state.store.readDelivery(1))?.state).toBe('superseded');
  });

  it('is made without reading the store', async () => {
    const { state, outbox, flush } = await aRunningState();
    await accept(state, 0, [firing('a'), firing('note', { notice: true })]);
    outbox.committed((await flush(10_000))?.deliveries ?? []);
    await accept(state, 20_000, [resolved('a')]);
    const unread = new Proxy(state.store, {
      get(store, name: keyof Store) {
        if (name !== 'allocateEventIds' && name !== 'allocateDeliveryIds') throw new Error(`${name} was called`);
        return store[name];
      },
    });
    expect(flushDueGroups({ ...state, store: unread }, outbox, 80_000)?.deliveries).toHaveLength(1);
  });

  it('writes nothing where a group looked and has nothing to say', async () => {
    const { state, flush } = await aRunningState({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    const begins = state.config.silences[0]?.window.nextChangeAt(0) ?? 0;
    await accept(state, begins, [firing('a')]);
    expect(await flush(begins + 10_000)).toBeUndefined();
    expect(state.groups.size).toBe(1);
  });

  it('is about at most 250 groups in one turn; the rest is due at once', async () => {
    const { state, flush } = await aRunningState();
    const alerts = Array.from({ length: GROUPS_A_TURN + 10 }, (_, n) =>
      firing(`a${n}`, { labels: { alertname: `A${n}` } }),
    );
    await accept(state, 0, alerts);
    expect((await flush(10_000))?.deliveries).toHaveLength(GROUPS_A_TURN);
    expect(state.due.nextAt()).toBe(10_000);
    expect((await flush(10_000))?.deliveries).toHaveLength(10);
  });

  it('says when the group is to be looked at next', async () => {
    const { state, flush } = await aRunningState({ repeatInterval: '3h' });
    await accept(state, 0, [firing('a')]);
    await flush(10_000);
    expect(state.due.nextAt()).toBe(10_000 + 3 * 3_600_000);
  });
});

describe('a group that is over', () => {
  it('is forgotten once it has notified of all its ends, in memory and in the store', async () => {
    const { state, flush, send } = await aRunningState();
    await accept(state, 0, [firing('a')]);
    send(await flush(10_000));
    await accept(state, 20_000, [resolved('a')]);
    const flushed = await flush(80_000);
    expect(flushed).toMatchObject({
      groups: [],
      forgotten: ['id-2'],
      deliveries: [{ snapshot: { reason: 'resolved' } }],
    });
    expect(state.groups.size).toBe(0);
    expect((await knownAs(state, 'a')).groups).toEqual([]);
    expect(state.due.nextAt()).toBeUndefined();
    expect((await state.store.load(0)).groups).toEqual([]);
  });

  it('is nothing to the store if it never was there', async () => {
    const { state, flush } = await aRunningState();
    await accept(state, 0, [firing('a')]);
    await accept(state, 1, [resolved('a')]);
    expect(await flush(10_000)).toBeUndefined();
    expect(state.groups.size).toBe(0);
    expect(await knownAs(state, 'a')).toMatchObject({ status: 'resolved', groups: [] });
  });

  it('leaves the others of an alert alone', async () => {
    const { state, flush, send } = await aRunningState({
      channels: { room: {}, pager: {} },
      routes: [
        { name: 'one', continue: true },
        { name: 'two', to: ['pager'], groupInterval: '1h' },
      ],
    });
    await accept(state, 0, [firing('a')]);
    send(await flush(10_000));
    await accept(state, 20_000, [resolved('a')]);
    await flush(80_000);
    expect((await knownAs(state, 'a')).groups.map(({ route }) => route.id)).toEqual(['two']);
  });

  it('keeps an alert that goes on in another group', async () => {
    const { state, flush, send } = await aRunningState({ routes: [{ groupBy: ['host'] }] });
    await accept(state, 0, [firing('a', { labels: { host: 'x' } })]);
    send(await flush(10_000));
    await accept(state, 20_000, [firing('a', { labels: { host: 'y' } })]);
    await flush(80_000);
    expect([...state.groups.all()].map(({ facts }) => facts.key)).toEqual([{ host: 'y' }]);
    expect(await knownAs(state, 'a')).toMatchObject({ status: 'firing' });
    expect((await knownAs(state, 'a')).groups).toHaveLength(1);
  });
});

describe('a notice', () => {
  it('is through once it was notified: an event says so, and nothing is known of it', async () => {
    const { state, flush } = await aRunningState();
    const [notice] = await accept(state, 0, [firing('note', { notice: true })]);
    const flushed = await flush(10_000);
    expect(flushed?.events).toMatchObject([
      { id: 2, kind: 'told', at: 10_000, supersedes: 1, fingerprint: notice?.fingerprint, notice: true },
    ]);
    expect([state.known.size, state.groups.size]).toEqual([0, 0]);
    expect(flushed).toMatchObject({ groups: [], forgotten: [], deliveries: [{ snapshot: { reason: 'first' } }] });
    const current = await state.store.readCurrentEvents({ rememberSince: 0, limit: 9 });
    expect(current.map(({ kind }) => kind)).not.toContain('new');
  });

  it('leaves the alerts of its group as they are', async () => {
    const { state, flush } = await aRunningState();
    await accept(state, 0, [firing('a'), firing('note', { notice: true })]);
    await flush(10_000);
    const [group] = state.groups.all();
    expect([...(group?.members.keys() ?? [])]).toEqual([(await knownAs(state, 'a')).fingerprint]);
    expect([...(group?.facts.notified.get('room')?.firing.keys() ?? [])]).toEqual([
      (await knownAs(state, 'a')).fingerprint,
    ]);
  });

  it('of several groups is through when the last of them has notified', async () => {
    const { state, flush, send } = await aRunningState({
      channels: { room: {}, pager: {} },
      routes: [{ continue: true }, { to: ['pager'], groupWait: '30s' }],
    });
    await accept(state, 0, [firing('note', { notice: true })]);
    const first = await flush(10_000);
    send(first);
    expect(first?.events).toEqual([]);
    expect(state.known.size).toBe(1);
    const second = await flush(30_000);
    expect(second?.events).toMatchObject([{ kind: 'told', supersedes: 1 }]);
    expect(state.known.size).toBe(0);
  });
});
