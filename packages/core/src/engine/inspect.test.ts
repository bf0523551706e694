import { describe, expect, it } from 'vitest';
import { aSilence } from '../store/testing/builders.ts';
import { accept, anEngineState, knownAs } from '../testing/engine-state.ts';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { firing, ms, resolved, STORY_BEGINS } from '../testing/story.ts';
import type { EngineState } from './engine-state.ts';
import { showAlert, showGroup, showSilences } from './inspect.ts';

async function shownAs(state: EngineState, name: string, now: number) {
  const known = await knownAs(state, name);
  const [event] = await state.readEvents([known.eventId]);
  return event && showAlert(state, known, event, now);
}

describe('an alert, shown', () => {
  it('has its texts of now, its run and its groups', async () => {
    const state = await anEngineState({ routes: [{ continue: true }, {}] });
    await accept(state, 1_000, [firing('a', { startsAt: 500, annotations: { v: '1' }, link: 'https://x.example' })]);
    await accept(state, 2_000, [firing('a', { annotations: { v: '2' }, severity: 'critical', startsAt: 700 })]);
    expect(await shownAs(state, 'a', 3_000)).toEqual({
      fingerprint: (await knownAs(state, 'a')).fingerprint,
      source: 'monitor',
      status: 'firing',
      severity: 'critical',
      labels: { alertname: 'Disk', name: 'a', severity: 'critical' },
      annotations: { v: '2' },
      startsAt: 500,
      arrivedAt: 1_000,
      groups: ['id-2', 'id-3'],
      silencedBy: [],
      inhibitedBy: [],
    });
  });

  it('says what hides it', async () => {
    const state = await anEngineState({
      silences: [{ name: 'a', from: '0s', until: '1h' }],
      inhibit: [{ source: { name: 's' }, target: { name: 'a' } }],
    });
    await accept(state, STORY_BEGINS, [firing('a'), firing('s', { labels: { alertname: 'S' } })]);
    const shown = (at: string) => shownAs(state, 'a', STORY_BEGINS + ms(at));
    expect(await shown('1m')).toMatchObject({
      silencedBy: state.config.silences.map(({ id }) => id),
      inhibitedBy: [(await knownAs(state, 's')).fingerprint],
    });
    expect((await shown('1h'))?.silencedBy).toEqual([]);
  });

  it('that is over has its end', async () => {
    const state = await anEngineState();
    await accept(state, 1_000, [firing('a')]);
    await accept(state, 2_000, [resolved('a', { endsAt: 1_500 })]);
    expect(await shownAs(state, 'a', 9_000)).toMatchObject({ status: 'resolved', endsAt: 1_500 });
  });
});

describe('a group, shown', () => {
  it('counts what fires, what is over and what is hidden', async () => {
    const state = await anEngineState({ silences: [{ name: 'c', from: '0s', until: '1h' }] });
    await accept(state, STORY_BEGINS, [firing('a'), firing('b'), firing('c'), firing('d'), firing('e')]);
    await accept(state, STORY_BEGINS + 1, [resolved('d')]);
    const [group] = state.groups.all();
    if (group === undefined) throw new Error('no group is open');
    expect(showGroup(state, group, STORY_BEGINS + 2)).toEqual({
      id: 'id-2',
      route: 'unmatched',
      key: { alertname: 'Disk' },
      firing: 3,
      resolved: 1,
      suppressed: 1,
      muted: false,
      dueAt: STORY_BEGINS + 30_000,
      channels: [{ channel: 'room', firing: [] }],
      members: [...group.members.keys()],
    });
    expect(showGroup(state, group, STORY_BEGINS + ms('1h'))).toMatchObject({ firing: 4, suppressed: 0 });
  });

  it('says what was decided for each of its channels, and when', async () => {
    const state = await anEngineState({ channels: { room: {}, pager: {} }, routes: [{ to: ['pager', 'room'] }] });
    await accept(state, 0, [firing('a')]);
    const [group] = state.groups.all();
    if (group === undefined) throw new Error('no group is open');
    const { fingerprint } = await knownAs(state, 'a');
    group.write({ notifiedAt: 90, notified: new Map([['room', aNotified(80, aNotifiedAlert(fingerprint))]]) });
    expect(showGroup(state, group, 100)).toMatchObject({
      decidedAt: 90,
      channels: [
        { channel: 'pager', firing: [] },
        { channel: 'room', firing: [fingerprint], decidedAt: 80 },
      ],
    });
  });

  it('says whether its route is muted', async () => {
    const muteTimes = { noon: { intervals: [{ times: [{ from: '12:00', to: '13:00' }] }] } };
    const state = await anEngineState({ muteTimes, routes: [{ mute: ['noon'] }] });
    await accept(state, STORY_BEGINS, [firing('a')]);
    const [group] = state.groups.all();
    if (group === undefined) throw new Error('no group is open');
    const muted = (at: string) => showGroup(state, group, STORY_BEGINS + ms(at)).muted;
    expect([muted('11h59m'), muted('12h'), muted('13h')]).toEqual([false, true, false]);
  });
});

describe('silences, shown', () => {
  it('have a state, and hide alerts only while they are active', async () => {
    const state = await anEngineState({ silences: [{ name: 'a', from: '1h', until: '2h' }] });
    await accept(state, STORY_BEGINS, [firing('a')]);
    const shown = (at: string) =>
      showSilences(state, STORY_BEGINS + ms(at)).map(({ state: now, hides }) => [now, hides]);
    expect([shown('59m'), shown('1h'), shown('2h')]).toEqual([[['pending', 0]], [['active', 1]], [['expired', 0]]]);
    const [planned] = showSilences(state, STORY_BEGINS);
    expect(planned).toMatchObject({ id: state.config.silences[0]?.id, matchers: 'name="a"', comment: 'planned' });
    expect(planned).not.toHaveProperty('record');
  });

  it('are planned ones first, then those that people made', async () => {
    const state = await anEngineState({ silences: [{ name: 'a', from: '0s', until: '1h' }] });
    const record = aSilence({ matchers: ['name="a"', 'host=~"x.*"'], startsAt: 1_000, endsAt: 2_000 });
    state.adHocSilences.set(record.id, record);
    const states = (at: number) => showSilences(state, at)[1];
    expect(states(999)).toEqual({
      id: 'silence-1',
      record,
      state: 'pending',
      matchers: 'name="a" and host=~"x.*"',
      comment: 'new disks',
      hides: 0,
    });
    expect([states(1_000)?.state, states(1_999)?.state, states(2_000)?.state]).toEqual(['active', 'active', 'expired']);
  });
});
