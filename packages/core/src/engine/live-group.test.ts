import { describe, expect, it } from 'vitest';
import { anEngineState } from '../testing/engine-state.ts';
import { aMember, aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import type { StorySetting } from '../testing/story.ts';
import { LiveGroup, policyOf } from './live-group.ts';
import { destinationsOf } from './place-alert.ts';

async function aLiveGroup(setting: StorySetting = {}) {
  const state = await anEngineState(setting);
  const [group] = destinationsOf(state, { labels: { alertname: 'Disk' }, annotations: {} });
  if (group === undefined) throw new Error('the alert goes nowhere');
  return { state, group };
}

describe('a group in the running engine', () => {
  it('has facts that are replaced as a whole, with the members that come and go', async () => {
    const { group } = await aLiveGroup();
    const before = group.facts;
    group.write({ changedAt: 5 });
    expect(before).not.toHaveProperty('changedAt');
    expect(group.facts).toMatchObject({ id: 'id-2', changedAt: 5 });
    group.members.set('a', aMember('a'));
    expect([...group.facts.members.keys()]).toEqual(['a']);
  });

  it('loses the facts that a step has ended', async () => {
    const { group } = await aLiveGroup();
    group.write({ changedAt: 5, wokenAt: 6 });
    const { changedAt: _over, ...facts } = group.facts;
    group.take(facts);
    expect(group.facts).not.toHaveProperty('changedAt');
    expect(group.facts.wokenAt).toBe(6);
  });

  it('is kept with its route, its key and what it has notified, alert by alert', async () => {
    const { group } = await aLiveGroup({ routes: [{ name: 'ops' }] });
    expect(group.record()).toEqual({ id: 'id-2', route: 'ops', key: { alertname: 'Disk' }, notified: [] });
    const [a, b] = [aNotifiedAlert('a'), aNotifiedAlert('b', { delivered: 'no' })];
    group.write({
      notifiedAt: 100,
      changedAt: 7,
      notified: new Map([['room', { ...aNotified(90, a, b), contentHash: 'h' }]]),
    });
    expect(group.record()).toEqual({
      id: 'id-2',
      route: 'ops',
      key: { alertname: 'Disk' },
      notifiedAt: 100,
      notified: [{ channel: 'room', thread: 'thread', at: 90, contentHash: 'h', firing: [a, b] }],
    });
  });

  it('is the only one in the list that its alerts share', async () => {
    const { group } = await aLiveGroup();
    expect(group.only).toEqual([group]);
    expect(new LiveGroup('x', group.route, { id: 'x', key: {}, notified: new Map() }).only).toHaveLength(1);
  });
});

describe('the policy of a group', () => {
  it('is that of its route', async () => {
    const { state, group } = await aLiveGroup({ groupWait: '1s', groupInterval: '2s', repeatInterval: '3s' });
    expect(policyOf(group, state, 0)).toMatchObject({
      route: 'unmatched',
      groupWaitMs: 1_000,
      groupIntervalMs: 2_000,
      repeatIntervalMs: 3_000,
    });
    expect(policyOf(group, state, 0)).not.toHaveProperty('muteWindow');
  });

  it('has the mute times of the route', async () => {
    const muteTimes = { night: { intervals: [{ times: [{ from: '22:00', to: '24:00' }] }] } };
    const { state, group } = await aLiveGroup({ muteTimes, routes: [{ mute: ['night'] }] });
    const { muteWindow } = policyOf(group, state, 0);
    expect([21, 22].map((hour) => muteWindow?.isActiveAt(hour * 3_600_000))).toEqual([false, true]);
  });

  it('has the channels of the route, but for suspended ones, and what each wants', async () => {
    const { state, group } = await aLiveGroup({
      channels: { room: {}, off: { suspended: true }, quiet: { sendResolved: false } },
      routes: [{ to: ['quiet', 'off', 'room'] }],
    });
    expect(policyOf(group, state, 0, (channel) => channel === 'room').channels).toEqual([
      { name: 'quiet', sendResolved: false, unsent: false },
      { name: 'room', sendResolved: true, unsent: true },
    ]);
  });

  it('has what waits for an end of channels that the route no longer notifies, unless they are gone', async () => {
    const { state, group } = await aLiveGroup({ channels: { room: {}, old: {}, off: { suspended: true } } });
    const records = ['old', 'gone', 'off', 'room'].map(
      (channel) => [channel, aNotified(1, aNotifiedAlert('a'))] as const,
    );
    group.write({ notified: new Map(records) });
    expect(policyOf(group, state, 0).channels).toEqual([
      { name: 'room', sendResolved: true, unsent: false },
      { name: 'old', sendResolved: true, unsent: false, pendingResolve: true },
    ]);
  });

  it('knows what suppresses an alert now', async () => {
    const { state, group } = await aLiveGroup({ inhibit: [{ source: { name: 's' }, target: { name: 't' } }] });
    state.suppression.noteFiring('S', { labels: { name: 's' }, annotations: {} });
    state.suppression.noteFiring('T', { labels: { name: 't' }, annotations: {} });
    const { suppressionOf } = policyOf(group, state, 0);
    expect([suppressionOf('S'), suppressionOf('T')]).toEqual([undefined, 'inhibition']);
  });
});
