import { describe, expect, it } from 'vitest';
import { aGroupRecord, anEvent } from '../store/testing/builders.ts';
import { anEngineState } from '../testing/engine-state.ts';
import { aMember, aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { KeptRecords } from './kept-records.ts';
import { trackedFrom } from './known-alerts.ts';
import { destinationsOf } from './place-alert.ts';

const notifiedOf = (channel: string, ...fingerprints: readonly string[]) => ({
  channel,
  ...aNotified(100),
  firing: fingerprints.map((fingerprint) => aNotifiedAlert(fingerprint)),
});
const KEPT = aGroupRecord({
  id: 'kept',
  route: 'unmatched',
  key: { alertname: 'Disk' },
  notifiedAt: 100,
  notified: [notifiedOf('room', 'a', 'b'), notifiedOf('pager', 'a')],
});

/** A group that was just made where the kept one was, or elsewhere. */
async function newGroup(alertname = 'Disk') {
  const state = await anEngineState({ channels: { room: {}, pager: {} } });
  const [group] = destinationsOf(state, { labels: { alertname }, annotations: {} });
  if (group === undefined) throw new Error('the alert goes nowhere');
  return { state, group };
}

describe('the records that were kept', () => {
  it('are known by the alerts that they are about, each group once', () => {
    const other = aGroupRecord({ id: 'other', notified: [notifiedOf('room', 'b')] });
    const records = new KeptRecords([KEPT, other]);
    const ids = (fingerprint: string) => records.notifiersOf(fingerprint).map(({ record }) => record.id);
    expect([ids('a'), ids('b'), ids('c')]).toEqual([['kept'], ['kept', 'other'], []]);
    expect([records.isEmpty, new KeptRecords([]).isEmpty]).toEqual([false, true]);
  });

  it.each([
    ['Disk', 101, true],
    ['Disk', 100, false],
    ['CPU', 101, false],
  ])('say whether an alert came after the last message: of %s at %d: %s', async (alertname, arrivedAt, isNews) => {
    const { group } = await newGroup(alertname);
    const alert = trackedFrom(anEvent({ id: 1, arrivedAt }), 0, 0, []);
    expect(new KeptRecords([KEPT]).isNewsTo(group, alert)).toBe(isNews);
  });

  it('say so of no group that never notified', async () => {
    const { group } = await newGroup();
    const { notifiedAt: _never, ...silent } = KEPT;
    expect(new KeptRecords([silent]).isNewsTo(group, trackedFrom(anEvent({ id: 1 }), 0, 0, []))).toBe(false);
  });
});

describe('a group that was just made', () => {
  it('goes on as the kept one of its place', async () => {
    const { state, group } = await newGroup();
    new KeptRecords([KEPT]).takeUp(state, group, undefined);
    expect(group.facts).toMatchObject({ id: 'kept', notifiedAt: 100 });
    expect(state.groups.byId('kept')).toBe(group);
    expect(state.groups.byId('id-2')).toBeUndefined();
    expect(state.groups.size).toBe(1);
  });

  it('goes on as the one that its first alert comes from, where there is none at its place', async () => {
    const { state, group } = await newGroup('CPU');
    const records = new KeptRecords([KEPT]);
    records.takeUp(state, group, records.notifiersOf('a')[0]);
    expect(group.facts.id).toBe('kept');
  });

  it('goes on as that of its place rather than as another', async () => {
    const { state, group } = await newGroup();
    const other = aGroupRecord({ id: 'other', notified: [notifiedOf('room', 'c')] });
    const records = new KeptRecords([KEPT, other]);
    records.takeUp(state, group, records.notifiersOf('c')[0]);
    expect(group.facts.id).toBe('kept');
  });

  it.each([
    ['there is nothing to go on from', 'CPU', []],
    ['it has members already', 'Disk', ['x']],
  ])('is a new one if %s', async (_, alertname, members) => {
    const { state, group } = await newGroup(alertname);
    for (const name of members) group.members.set(name, aMember(name));
    new KeptRecords([KEPT]).takeUp(state, group, undefined);
    expect(group.facts.id).toBe('id-2');
  });

  it('does not go on as what another one has taken up', async () => {
    const { state, group } = await newGroup();
    const records = new KeptRecords([KEPT]);
    const [other] = destinationsOf(state, { labels: { alertname: 'CPU' }, annotations: {} });
    if (other === undefined) throw new Error('the alert goes nowhere');
    records.takeUp(state, other, records.notifiersOf('a')[0]);
    records.takeUp(state, group, undefined);
    expect([other.facts.id, group.facts.id]).toEqual(['kept', 'id-2']);
  });

  it('has no time of a last message where the kept one had none', async () => {
    const { state, group } = await newGroup();
    const { notifiedAt: _never, ...silent } = KEPT;
    new KeptRecords([silent]).takeUp(state, group, undefined);
    expect(group.facts).not.toHaveProperty('notifiedAt');
  });

  it('has what was brought to it, channel by channel, in the threads of then', async () => {
    const { group } = await newGroup();
    const records = new KeptRecords([KEPT]);
    for (const fingerprint of ['a', 'b', 'c']) {
      records.bring(group, records.notifiersOf(fingerprint), fingerprint, [group]);
    }
    const brought = [...group.facts.notified].map(([channel, { thread, at, firing }]) => [
      channel,
      thread,
      at,
      [...firing.keys()],
    ]);
    expect(brought).toEqual([
      ['room', 'thread', 100, ['a', 'b']],
      ['pager', 'thread', 100, ['a']],
    ]);
  });

  it('leaves what was kept as it was', async () => {
    const { group } = await newGroup();
    const records = new KeptRecords([KEPT]);
    records.bring(group, records.notifiersOf('b'), 'b', [group]);
    expect(KEPT.notified[0]?.firing).toHaveLength(2);
    expect(records.notifiersOf('a')).toHaveLength(1);
  });
});
