import { describe, expect, it } from 'vitest';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { firing, resolved, type StorySetting } from '../testing/story.ts';
import { withLabel } from '../testing/with-label.ts';
import { windowBetween } from '../time/window-between.ts';
import type { EngineState } from './engine-state.ts';
import type { TrackedAlert } from './known-alerts.ts';
import type { LiveGroup } from './live-group.ts';
import { destinationsOf, noteChange, noteSilenced, noteSilences, wake } from './place-alert.ts';

const BY_SEVERITY: StorySetting = {
  channels: { room: {}, pager: {} },
  routes: [
    { name: 'critical', match: { severity: 'critical' }, to: ['pager', 'room'] },
    { name: 'rest', to: ['room'] },
  ],
};

const routesOf = (groups: readonly LiveGroup[]) => groups.map(({ route }) => route.id);
const bodyOf = (labels: Readonly<Record<string, string>>) => ({ labels, annotations: {} });

function groupAt(state: EngineState, route: string): LiveGroup {
  const group = [...state.groups.all()].find((each) => each.route.id === route);
  if (group === undefined) throw new Error(`no group of ${route} is open`);
  return group;
}

describe('the groups of an alert', () => {
  it.each<[string, StorySetting, readonly string[]]>([
    ['that of the route that takes it', { routes: [{ name: 'one' }, { name: 'two' }] }, ['one']],
    [
      'those of all routes that take it',
      { routes: [{ name: 'one', continue: true }, { name: 'two' }] },
      ['one', 'two'],
    ],
    ['none where it is dropped on purpose', { routes: [{ name: 'one', to: [] }] }, []],
    [
      'none of a route that drops it, beside others',
      { routes: [{ name: 'one', to: [], continue: true }, { name: 'two' }] },
      ['two'],
    ],
    [
      'none where all drop it',
      {
        routes: [
          { to: [], continue: true },
          { to: [], continue: true },
        ],
      },
      [],
    ],
    ['that of `unmatched`', { routes: [{ match: { x: 'y' } }] }, ['unmatched']],
  ])('are %s', async (_, setting, routes) => {
    const state = await anEngineState(setting);
    expect(routesOf(destinationsOf(state, bodyOf({ alertname: 'Disk' })))).toEqual(routes);
  });

  it('are the same ones for the same labels, and others for others', async () => {
    const state = await anEngineState();
    const [disk] = destinationsOf(state, bodyOf({ alertname: 'Disk', host: 'a' }));
    expect(destinationsOf(state, bodyOf({ alertname: 'Disk', host: 'b' }))).toEqual([disk]);
    expect(destinationsOf(state, bodyOf({ alertname: 'CPU', host: 'a' }))).not.toEqual([disk]);
    expect(state.groups.size).toBe(2);
  });

  it('share one list, since there may be a million alerts in one of them', async () => {
    const state = await anEngineState();
    expect(destinationsOf(state, bodyOf({}))).toBe(destinationsOf(state, bodyOf({})));
  });
});

describe('a change of a group', () => {
  it('is noted at its first, and waits groupWait from there', async () => {
    const state = await anEngineState();
    await accept(state, 1_000, [firing('a')]);
    await accept(state, 2_000, [firing('b')]);
    const group = groupAt(state, 'unmatched');
    expect(group.facts.changedAt).toBe(1_000);
    expect(state.due.nextAt()).toBe(31_000);
    noteChange(state, group, 5_000);
    expect(group.facts.changedAt).toBe(1_000);
  });

  it('is none where the alert goes nowhere', async () => {
    const state = await anEngineState({ routes: [{ to: [] }] });
    await accept(state, 1_000, [firing('a')]);
    expect([state.groups.size, state.due.nextAt()]).toEqual([0, undefined]);
    expect((await knownAs(state, 'a')).groups).toEqual([]);
  });

  it('is seen by each of several groups', async () => {
    const state = await anEngineState({ routes: [{ name: 'one', continue: true }, { name: 'two' }] });
    await accept(state, 1_000, [firing('a')]);
    expect([...state.groups.all()].map(({ facts }) => facts.changedAt)).toEqual([1_000, 1_000]);
  });
});

describe('a group that is woken', () => {
  it('is due at once, from the first time on, but not before it may speak', async () => {
    const state = await anEngineState();
    await accept(state, 0, [firing('a')]);
    const { fingerprint } = await knownAs(state, 'a');
    const group = groupAt(state, 'unmatched');
    const { changedAt: _notified, ...facts } = group.facts;
    group.take({ ...facts, notifiedAt: 30_000 });
    wake(state, fingerprint, 40_000);
    expect(state.due.nextAt()).toBe(330_000);
    wake(state, fingerprint, 400_000);
    expect(group.facts.wokenAt).toBe(40_000);
  });

  it('is none where nothing is known of the alert', async () => {
    const state = await anEngineState();
    wake(state, 'nobody', 2_000);
    expect(state.due.nextAt()).toBeUndefined();
  });
});

describe('a group whose alert a silence begins to cover', () => {
  async function notifiedOf(...names: readonly string[]) {
    const state = await anEngineState({ routes: [{ name: 'all', groupBy: ['name'] }] });
    await accept(
      state,
      0,
      names.map((name) => firing(name)),
    );
    const alerts = new Map<string, TrackedAlert>();
    for (const name of names) alerts.set(name, await knownAs(state, name));
    const fingerprintOf = (name: string) => alerts.get(name)?.fingerprint ?? '';
    const groupOf = (name: string) => {
      const [group] = alerts.get(name)?.groups ?? [];
      if (group === undefined) throw new Error(`${name} is in no group`);
      return group;
    };
    for (const name of names) {
      const group = groupOf(name);
      const { changedAt: _notified, ...facts } = group.facts;
      const record = aNotified(30_000, aNotifiedAlert(fingerprintOf(name), { at: 30_000 }));
      group.take({ ...facts, notifiedAt: 30_000, notified: new Map([['room', record]]) });
      state.due.set(group, undefined);
    }
    return { state, groupOf, fingerprintOf };
  }

  it('notes it at once, from the first time on', async () => {
    const { state, groupOf, fingerprintOf } = await notifiedOf('a');
    noteSilenced(state, fingerprintOf('a'), 40_000);
    expect(state.due.nextAt()).toBe(40_000);
    expect(groupOf('a').facts).toMatchObject({ silencedAt: 40_000 });
    expect(groupOf('a').facts).not.toHaveProperty('wokenAt');
    noteSilenced(state, fingerprintOf('a'), 50_000);
    expect(groupOf('a').facts.silencedAt).toBe(40_000);
  });

  it('notes nothing if nobody was notified, or nothing is known of the alert', async () => {
    const state = await anEngineState();
    await accept(state, 0, [firing('a')]);
    noteSilenced(state, (await knownAs(state, 'a')).fingerprint, 5_000);
    noteSilenced(state, 'nobody', 5_000);
    expect(groupAt(state, 'unmatched').facts).not.toHaveProperty('silencedAt');
    expect(state.due.nextAt()).toBe(30_000);
  });

  it('is another one than a group that a silence sets free, which is woken', async () => {
    const { state, groupOf, fingerprintOf } = await notifiedOf('begins', 'ends', 'neither');
    noteSilences(state, { began: [fingerprintOf('begins')], ended: [fingerprintOf('ends')] }, 40_000);
    const noted = ['begins', 'ends', 'neither'].map((name) => [
      groupOf(name).facts.silencedAt,
      groupOf(name).facts.wokenAt,
    ]);
    expect(noted).toEqual([
      [40_000, undefined],
      [undefined, 40_000],
      [undefined, undefined],
    ]);
  });

  it('notes it also when new labels bring the alert under it', async () => {
    const { state, groupOf } = await notifiedOf('a');
    const covers = { id: 's', matcher: withLabel('host', 'db'), window: windowBetween(0, 100_000), comment: '' };
    state.suppression.putSilence(covers, [], 0);
    await accept(state, 40_000, [firing('a', { labels: { host: 'web' } })]);
    expect(groupOf('a').facts).not.toHaveProperty('silencedAt');
    await accept(state, 50_000, [firing('a', { labels: { host: 'db' } })]);
    expect(groupOf('a').facts.silencedAt).toBe(50_000);
  });

  it('notes nothing of an alert that is new, or over', async () => {
    const { state, groupOf } = await notifiedOf('a');
    const covers = { id: 's', matcher: withLabel('name', 'a'), window: windowBetween(0, 100_000), comment: '' };
    await accept(state, 40_000, [resolved('a')]);
    state.suppression.putSilence(covers, [], 0);
    await accept(state, 50_000, [firing('a')]);
    expect(groupOf('a').facts).not.toHaveProperty('silencedAt');
    await accept(state, 60_000, [resolved('a')]);
    expect(groupOf('a').facts).not.toHaveProperty('silencedAt');
  });
});

describe('an alert that belongs elsewhere now', () => {
  /** An alert that was critical, of which both channels were notified, and is a warning now. */
  async function moved(setting = BY_SEVERITY, notified = { pager: 'pager', room: 'room' }) {
    const state = await anEngineState(setting);
    await accept(state, 0, [firing('a', { severity: 'critical' })]);
    const { fingerprint } = await knownAs(state, 'a');
    const from = groupAt(state, 'critical');
    const record = (thread: string) => ({
      ...aNotified(100, aNotifiedAlert(fingerprint, { severity: 'critical' })),
      thread,
    });
    from.write({ notified: new Map(Object.values(notified).map((channel) => [channel, record(`${channel}-thread`)])) });
    await accept(state, 500, [firing('a')]);
    return { state, fingerprint, from, to: groupAt(state, 'rest') };
  }

  it('is in its new group, and has left the old one', async () => {
    const { state, fingerprint, from, to } = await moved();
    expect(routesOf((await knownAs(state, 'a')).groups)).toEqual(['rest']);
    expect(to.members.get(fingerprint)).toMatchObject({ status: 'firing', severity: 'warning' });
    expect(from.members.get(fingerprint)).toMatchObject({
      status: 'resolved',
      moved: true,
      knownAt: 500,
      severity: 'critical',
    });
  });

  it('takes along what a channel of both was notified of', async () => {
    const { fingerprint, from, to } = await moved();
    expect([...(to.facts.notified.get('room')?.firing.keys() ?? [])]).toEqual([fingerprint]);
    expect(to.facts.notified.get('room')?.thread).toBe('room-thread');
    expect(from.facts.notified.get('room')?.firing.size).toBe(0);
  });

  it('leaves to the old group the channel that loses it, which hears its end', async () => {
    const { fingerprint, from, to } = await moved();
    expect([...(from.facts.notified.get('pager')?.firing.keys() ?? [])]).toEqual([fingerprint]);
    expect(to.facts.notified.has('pager')).toBe(false);
    expect(from.facts.changedAt).toBe(0);
  });

  it('brings nothing where nobody was notified', async () => {
    const { to } = await moved(BY_SEVERITY, {} as never);
    expect(to.facts.notified.size).toBe(0);
  });

  it('keeps what the new group knows better', async () => {
    const state = await anEngineState(BY_SEVERITY);
    await accept(state, 0, [firing('b')]);
    const to = groupAt(state, 'rest');
    to.write({ notified: new Map([['room', aNotified(50, aNotifiedAlert('b'))]]) });
    await accept(state, 0, [firing('a', { severity: 'critical' })]);
    const { fingerprint } = await knownAs(state, 'a');
    groupAt(state, 'critical').write({ notified: new Map([['room', aNotified(100, aNotifiedAlert(fingerprint))]]) });
    await accept(state, 500, [firing('a')]);
    expect(to.facts.notified.get('room')).toMatchObject({ at: 100, thread: 'thread' });
    expect([...(to.facts.notified.get('room')?.firing.keys() ?? [])].sort()).toEqual(['b', fingerprint].sort());
  });

  it('stays in the groups that it has in common with before', async () => {
    const state = await anEngineState({
      channels: { room: {}, pager: {} },
      routes: [
        { name: 'all', continue: true },
        { name: 'critical', match: { severity: 'critical' }, to: ['pager'] },
      ],
    });
    await accept(state, 0, [firing('a', { severity: 'critical' })]);
    await accept(state, 1, [firing('a')]);
    const { fingerprint } = await knownAs(state, 'a');
    expect(groupAt(state, 'all').members.get(fingerprint)).toMatchObject({ status: 'firing' });
    expect(groupAt(state, 'critical').members.get(fingerprint)).toMatchObject({ moved: true });
  });

  it('ends in the groups in which it fired, wherever its end would go', async () => {
    const state = await anEngineState(BY_SEVERITY);
    await accept(state, 0, [firing('a', { severity: 'critical' })]);
    await accept(state, 1, [resolved('a')]);
    expect(routesOf((await knownAs(state, 'a')).groups)).toEqual(['critical']);
    expect(state.groups.size).toBe(1);
  });
});

describe('what an alert does to others', () => {
  const inhibit = [{ source: { name: 'source' }, target: { name: 'target' }, equal: ['host'] }];

  it('wakes the groups of those that it no longer inhibits, at its end and when its labels change', async () => {
    const state = await anEngineState({ inhibit });
    const target = firing('target', { labels: { alertname: 'Target', host: 'x' } });
    await accept(state, 0, [firing('source', { labels: { host: 'x' } }), target]);
    const woken = async () => (await knownAs(state, 'target')).groups.map(({ facts }) => facts.wokenAt);
    expect(await woken()).toEqual([undefined]);
    await accept(state, 1, [firing('source', { labels: { host: 'y' } })]);
    expect(await woken()).toEqual([1]);
  });

  it('hides it under the silences of now', async () => {
    const state = await anEngineState({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    await accept(state, 0, [firing('a'), firing('b')]);
    expect(state.config.silences.map(({ id }) => state.suppression.hides(id))).toEqual([1]);
  });
});
