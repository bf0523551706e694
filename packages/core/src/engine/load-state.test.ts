import { describe, expect, it } from 'vitest';
import { createMemoryStore } from '../store/memory-store.ts';
import { aBody, aGroupRecord, anEvent, aSilence, emptyFlush } from '../store/testing/builders.ts';
import { accept, anEngineState, countedIds, knownAs } from '../testing/engine-state.ts';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { firing, resolved, type StorySetting, storyConfig } from '../testing/story.ts';
import { AlertSweep } from './alert-sweep.ts';
import { REMEMBER_ENDS_MS } from './known-alerts.ts';
import { StateReload } from './load-state.ts';

const HOUR = REMEMBER_ENDS_MS;

/** The state of a start on the store that another state has written. */
async function restarted(before: Awaited<ReturnType<typeof anEngineState>>, now: number, setting: StorySetting = {}) {
  return anEngineState({ store: before.store, now, ...setting });
}

/** The state that another one becomes by a reload, while nothing is accepted. */
async function reloadState(...given: ConstructorParameters<typeof StateReload>) {
  const [before, _parts, now] = given;
  const reload = new StateReload(...given);
  await new AlertSweep((event) => reload.visit(event)).read(before);
  return reload.finish(now);
}

describe('the state after a start', () => {
  it('is empty on an empty store', async () => {
    const state = await anEngineState();
    expect([state.known.size, state.groups.size, state.refreshes.size, state.unconfirmed.size]).toEqual([0, 0, 0, 0]);
    expect([state.due.nextAt(), state.expiries.nextAt(), state.forgets.nextAt()]).toEqual([
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('has all that was known, in its groups', async () => {
    const before = await anEngineState();
    await accept(before, 0, [firing('a', { annotations: { v: '1' } }), firing('b', { severity: 'critical' })]);
    await accept(before, 1, [firing('b')]);
    const state = await restarted(before, 5);
    for (const name of ['a', 'b']) {
      const { groups: _there, ...known } = await knownAs(before, name);
      expect(await knownAs(state, name)).toMatchObject(known);
      expect((await knownAs(state, name)).groups).toHaveLength(1);
    }
    expect(state.groups.size).toBe(1);
    expect(state.due.nextAt()).toBe(30_000);
  });

  it('takes what is re-sent after it for no news', async () => {
    const before = await anEngineState();
    const alerts = [firing('a', { annotations: { v: '1' } }), firing('b', { labels: { host: 'x' } })];
    await accept(before, 0, alerts);
    const state = await restarted(before, 5);
    expect(await accept(state, 6, alerts)).toEqual([]);
    expect(state.refreshes.size).toBe(0);
  });

  it('remembers ends for an hour, and no longer', async () => {
    const before = await anEngineState();
    await accept(before, 0, [firing('a')]);
    await accept(before, 1_000, [resolved('a')]);
    const known = async (now: number) => (await restarted(before, now)).known.size;
    expect([await known(HOUR + 1_000), await known(HOUR + 1_001)]).toEqual([1, 0]);
  });

  it('looks at the ends that it found after an hour', async () => {
    const before = await anEngineState();
    await accept(before, 0, [resolved('a')]);
    const state = await restarted(before, 10);
    expect(state.forgets.nextAt()).toBe(10 + HOUR);
    expect(await knownAs(state, 'a')).toMatchObject({ status: 'resolved', groups: [] });
  });

  it('gives those that may expire the time to be renewed', async () => {
    const before = await anEngineState();
    await accept(before, 0, [firing('a', { expiresAt: 600_000 }), firing('b')]);
    const state = await restarted(before, 10);
    expect([...state.unconfirmed]).toEqual([(await knownAs(state, 'a')).fingerprint]);
    expect(state.expiries.take(600_000, 10)).toEqual([(await knownAs(state, 'a')).fingerprint]);
  });

  it('has the alerts that ended long ago, if a channel still believes that they fire', async () => {
    const store = createMemoryStore();
    const gone = anEvent({
      id: store.allocateEventIds(1),
      kind: 'resolved',
      fingerprint: 'gone',
      at: 0,
      body: { ...aBody(), labels: { alertname: 'Disk' } },
    });
    await store.appendEvents([gone]);
    const about = { channel: 'room', ...aNotified(100), firing: [aNotifiedAlert('gone')] };
    await store.commitFlush({
      ...emptyFlush,
      groups: [aGroupRecord({ route: 'unmatched', key: { alertname: 'Disk' }, notifiedAt: 100, notified: [about] })],
    });
    const state = await anEngineState({ store, now: 10 * HOUR });
    expect(state.known.get('gone')).toMatchObject({ status: 'resolved' });
    const [group] = state.groups.all();
    expect(group?.facts).toMatchObject({ id: 'group-1', notifiedAt: 100 });
    expect([...(group?.members.keys() ?? [])]).toEqual(['gone']);
  });

  it('has the ad-hoc silences, those that ended within the week among them', async () => {
    const before = await anEngineState();
    const silence = aSilence({ matchers: ['name="a"'], startsAt: 0, endsAt: 1_000 });
    await before.store.saveSilence(silence);
    await accept(before, 0, [firing('a')]);
    const state = await restarted(before, 10);
    expect([...state.adHocSilences]).toEqual([['silence-1', silence]]);
    expect(state.suppression.suppressionOf((await knownAs(state, 'a')).fingerprint, 10)).toBe('silence');
    expect(state.suppression.suppressionOf((await knownAs(state, 'a')).fingerprint, 1_000)).toBeUndefined();
    expect((await restarted(before, 9 * 24 * HOUR)).adHocSilences.size).toBe(0);
  });

  it('reads a crowd in pieces, and loses none of it', async () => {
    const before = await anEngineState();
    await accept(
      before,
      0,
      Array.from({ length: 1_203 }, (_, index) => firing(`a${index}`)),
    );
    const state = await restarted(before, 5);
    expect(state.known.size).toBe(1_203);
    expect([...state.groups.all()].map(({ members }) => members.size)).toEqual([1_203]);
  });

  it('gives receipts that no other start of this store gave', async () => {
    const one = await anEngineState();
    expect([one.nextReceipt(), one.nextReceipt()]).toEqual(['id-1.1', 'id-1.2']);
  });
});

describe('events as they are read', () => {
  it('have the newest bodies and ends, written or not; those that are gone are left out', async () => {
    const state = await anEngineState();
    await accept(state, 0, [firing('a', { annotations: { v: '1' }, expiresAt: 5 }), firing('b')]);
    state.refreshes.set(1, { id: 1, expiresAt: 9 });
    expect(
      (await state.readEvents([1, 2, 3])).map(({ id, expiresAt, body }) => [id, expiresAt, body.annotations]),
    ).toEqual([
      [1, 9, { v: '1' }],
      [2, undefined, {}],
    ]);
    state.refreshes.set(1, { id: 1, body: aBody('new') });
    expect((await state.readEvents([1]))[0]?.body.annotations).toEqual({ summary: 'new' });
  });
});

describe('the state after a reload', () => {
  async function reloaded(
    setting: StorySetting,
    next: StorySetting,
    prepare: (state: Awaited<ReturnType<typeof anEngineState>>) => unknown = () => {},
  ) {
    const before = await anEngineState(setting);
    await accept(before, 0, [firing('a')]);
    await prepare(before);
    const parts = { config: await storyConfig(next), store: before.store, newId: countedIds() };
    return {
      before,
      state: await reloadState(before, parts, 1_000),
      fingerprint: (await knownAs(before, 'a')).fingerprint,
    };
  }

  it('has the same alerts, in the groups of the new configuration', async () => {
    const { state, fingerprint } = await reloaded({}, { routes: [{ name: 'new', groupBy: ['name'] }] });
    expect([...state.known.keys()]).toEqual([fingerprint]);
    expect((await knownAs(state, 'a')).groups.map(({ route, facts }) => [route.id, facts.key])).toEqual([
      ['new', { name: 'a' }],
    ]);
  });

  it('keeps what is not written yet, and who was not renewed yet', async () => {
    const { before, state } = await reloaded({}, {}, async (old) => {
      await accept(old, 1, [firing('a', { annotations: { v: '2' } })]);
      old.unconfirmed.add('someone');
    });
    expect(state.refreshes).toBe(before.refreshes);
    expect(state.unconfirmed).toBe(before.unconfirmed);
    expect((await state.readEvents([1]))[0]?.body.annotations).toEqual({ v: '2' });
  });

  it('has what is due by the new intervals', async () => {
    const { state } = await reloaded({}, { groupWait: '7s' });
    expect(state.due.nextAt()).toBe(7_000);
  });

  it('has the ends and the expiries that are to come', async () => {
    const { state } = await reloaded({}, {}, (old) =>
      accept(old, 5, [firing('b', { expiresAt: 600_000 }), firing('c'), resolved('unknown')]),
    );
    expect(state.expiries.take(600_000, 10)).toEqual([(await knownAs(state, 'b')).fingerprint]);
    expect(state.forgets.nextAt()).toBe(1_000 + HOUR);
  });

  it('notifies again of what a silence hid until now that the configuration has no longer', async () => {
    const suppressed = { by: 'silence', since: 500 } as const;
    const told = (old: Awaited<ReturnType<typeof anEngineState>>) => {
      const [group] = old.groups.all();
      const [fingerprint = ''] = old.known.keys();
      const alert = aNotifiedAlert(fingerprint, { suppressed });
      group?.write({ notifiedAt: 100, notified: new Map([['room', aNotified(100, alert)]]) });
    };
    const { state, fingerprint } = await reloaded({ silences: [{ name: 'a', from: '0s', until: '1h' }] }, {}, told);
    const [group] = state.groups.all();
    expect(state.suppression.suppressionOf(fingerprint, 1_000)).toBeUndefined();
    expect(group?.facts.wokenAt).toBe(1_000);
    expect(group?.facts.notified.get('room')?.firing.get(fingerprint)?.suppressed).toEqual(suppressed);
  });

  it.each([
    ['the same channel', {}, ['no', 'yes']],
    ['a mended one', { channels: { room: { token: 'new' } } }, ['yes']],
  ])('counts for %s what is known to have arrived', async (_, next, delivered) => {
    const { state, fingerprint } = await reloaded({}, next, async (old) => {
      await accept(old, 1, [firing('b')]);
      const [group] = old.groups.all();
      const records = [
        aNotifiedAlert((await knownAs(old, 'a')).fingerprint, { delivered: 'no' }),
        aNotifiedAlert((await knownAs(old, 'b')).fingerprint, { delivered: 'yes' }),
      ];
      group?.write({ notifiedAt: 100, notified: new Map([['room', aNotified(100, ...records)]]) });
    });
    const [group] = state.groups.all();
    expect([...(group?.facts.notified.get('room')?.firing.values() ?? [])].map((alert) => alert.delivered)).toEqual(
      delivered,
    );
    expect(state.known.has(fingerprint)).toBe(true);
  });
});
