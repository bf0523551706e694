import { describe, expect, it } from 'vitest';
import type { EventKind, GroupRecord, NotifiedAlert, StoredEvent } from '../store/index.ts';
import { aGroupRecord, anEvent } from '../store/testing/builders.ts';
import { anEngineState } from '../testing/engine-state.ts';
import { aNotified, aNotifiedAlert } from '../testing/group-builders.ts';
import { STORY_BEGINS, type StorySetting } from '../testing/story.ts';
import { trackedFrom } from './known-alerts.ts';
import { GroupRebuild, placementOf } from './rebuild-groups.ts';

interface Given {
  readonly setting?: StorySetting;
  readonly kept?: readonly GroupRecord[];
  readonly alerts: readonly StoredEvent[];
  readonly now?: number;
}

const NOW = 100_000;

/** An alert named by its fingerprint. */
function anAlertEvent(
  fingerprint: string,
  more: Partial<StoredEvent> & { labels?: Record<string, string> } = {},
): StoredEvent {
  const { labels = {}, ...facts } = more;
  const body = { labels: { alertname: 'Disk', name: fingerprint, ...labels }, annotations: {} };
  return anEvent({ id: 1, fingerprint, severity: 'warning', body, at: 1_000, arrivedAt: 1_000, ...facts });
}

function aRecord(
  id: string,
  route: string,
  about: Readonly<Record<string, readonly NotifiedAlert[]>>,
  more: Partial<GroupRecord> = {},
) {
  const notified = Object.entries(about).map(([channel, firing]) => ({
    channel,
    ...aNotified(100),
    thread: `${id}-${channel}`,
    firing,
  }));
  return aGroupRecord({ id, route, key: { alertname: 'Disk' }, notifiedAt: 100, notified, ...more });
}

async function rebuilt({ setting = {}, kept = [], alerts, now = NOW }: Given) {
  const state = await anEngineState({ ...setting, now });
  const tracked = alerts.map((event) => ({ alert: trackedFrom(event, 0, 0, []), event }));
  const rebuild = new GroupRebuild(state, kept);
  for (const { alert, event } of tracked) {
    if (alert.status === 'firing') state.suppression.noteFiring(alert.fingerprint, event.body);
    rebuild.place(alert, placementOf(state, event));
  }
  rebuild.finish(now);
  const groups = [...state.groups.all()].map(({ facts, route, members }) => ({
    id: facts.id,
    route: route.id,
    members: [...members.keys()],
    notified: Object.fromEntries([...facts.notified].map(([channel, { firing }]) => [channel, [...firing.keys()]])),
  }));
  groups.sort((a, b) => (a.route < b.route ? -1 : 1));
  return { state, groups, facts: [...state.groups.all()].map((group) => group.facts) };
}

const fired = (fingerprint: string, more: Partial<NotifiedAlert> = {}) => aNotifiedAlert(fingerprint, more);

describe('the groups after a start or a reload', () => {
  it('have the alerts that fire, by the live routes', async () => {
    const setting = { routes: [{ name: 'db', match: { host: 'db' } }, { name: 'rest' }] };
    const alerts = [anAlertEvent('a', { labels: { host: 'db' } }), anAlertEvent('b'), anAlertEvent('c')];
    const { groups } = await rebuilt({ setting, alerts });
    expect(groups.map(({ route, members }) => [route, members])).toEqual([
      ['db', ['a']],
      ['rest', ['b', 'c']],
    ]);
  });

  it('go on as they were where they are still at their place', async () => {
    const kept = [aRecord('kept', 'unmatched', { room: [fired('a')] })];
    const { groups, state } = await rebuilt({ kept, alerts: [anAlertEvent('a')] });
    expect(groups).toEqual([{ id: 'kept', route: 'unmatched', members: ['a'], notified: { room: ['a'] } }]);
    expect(state.groups.byId('kept')?.facts).toMatchObject({ notifiedAt: 100 });
    expect(state.groups.byId('kept')?.facts.notified.get('room')).toMatchObject({ thread: 'kept-room', at: 100 });
  });

  it('take up the group that their first alert comes from, where their place is new', async () => {
    const kept = [aRecord('kept', 'old-name', { room: [fired('a')] })];
    const { groups } = await rebuilt({
      setting: { routes: [{ name: 'new-name' }] },
      kept,
      alerts: [anAlertEvent('a')],
    });
    expect(groups).toEqual([{ id: 'kept', route: 'new-name', members: ['a'], notified: { room: ['a'] } }]);
  });

  it('do not take up the same group twice: the first one has it', async () => {
    const kept = [aRecord('kept', 'old-name', { room: [fired('a'), fired('b')] })];
    const { groups } = await rebuilt({
      setting: { routes: [{ groupBy: ['name'] }] },
      kept,
      alerts: [anAlertEvent('a'), anAlertEvent('b')],
    });
    expect(groups.map(({ id, notified }) => [id, notified])).toEqual([
      ['kept', { room: ['a'] }],
      ['id-3', { room: ['b'] }],
    ]);
  });

  it('are empty of what nobody has asked for: no alert, no group', async () => {
    const { groups } = await rebuilt({ kept: [aRecord('kept', 'unmatched', {})], alerts: [] });
    expect(groups).toEqual([]);
  });
});

describe('what a channel was notified of', () => {
  const channels = { room: {}, pager: {} };

  it('goes with the alert to every group that notifies the channel', async () => {
    const setting = {
      channels,
      routes: [
        { name: 'one', continue: true },
        { name: 'two', to: ['room', 'pager'] },
      ],
    };
    const kept = [aRecord('kept', 'old', { room: [fired('a')], pager: [fired('a')] })];
    const { groups } = await rebuilt({ setting, kept, alerts: [anAlertEvent('a')] });
    expect(groups.map(({ route, notified }) => [route, notified])).toEqual([
      ['one', { room: ['a'] }],
      ['two', { room: ['a'], pager: ['a'] }],
    ]);
  });

  it('stays with the first group if none notifies the channel any more', async () => {
    const setting = { channels, routes: [{ name: 'one', continue: true }, { name: 'two' }] };
    const kept = [aRecord('kept', 'old', { pager: [fired('a')] })];
    const { groups } = await rebuilt({ setting, kept, alerts: [anAlertEvent('a')] });
    expect(groups.map(({ route, notified }) => [route, notified])).toEqual([
      ['one', { pager: ['a'] }],
      ['two', {}],
    ]);
  });

  it('is gathered from several groups into one', async () => {
    const kept = [
      aRecord('first', 'old-1', { room: [fired('a')] }),
      aRecord('second', 'old-2', { room: [fired('b', { severity: 'critical' })] }),
    ];
    const { groups, facts } = await rebuilt({ kept, alerts: [anAlertEvent('a'), anAlertEvent('b')] });
    expect(groups).toEqual([{ id: 'first', route: 'unmatched', members: ['a', 'b'], notified: { room: ['a', 'b'] } }]);
    expect(facts[0]?.notified.get('room')?.thread).toBe('first-room');
    expect(facts[0]?.notified.get('room')?.firing.get('b')?.severity).toBe('critical');
  });

  it('counts as the first group has it, if several groups told of one alert', async () => {
    const kept = [
      aRecord('first', 'old-1', { room: [fired('a', { severity: 'info' })] }),
      aRecord('second', 'old-2', { room: [fired('a', { severity: 'critical' })] }),
    ];
    const { facts } = await rebuilt({ kept, alerts: [anAlertEvent('a')] });
    expect(facts[0]?.notified.get('room')?.firing.get('a')?.severity).toBe('info');
  });

  it('waits for the end of an alert that goes nowhere any more', async () => {
    const kept = [aRecord('kept', 'old', { room: [fired('a')] })];
    const setting = { routes: [{ name: 'drop', to: [] }] };
    const { groups } = await rebuilt({ setting, kept, alerts: [anAlertEvent('a'), anAlertEvent('b')] });
    expect(groups).toEqual([{ id: 'kept', route: 'drop', members: ['a'], notified: { room: ['a'] } }]);
  });
});

describe('an alert that is over', () => {
  const over = (fingerprint: string, kind: EventKind = 'resolved', more: Partial<StoredEvent> = {}) =>
    anAlertEvent(fingerprint, { kind, ...more });

  it('is in the groups whose channels believe that it fires', async () => {
    const kept = [aRecord('kept', 'unmatched', { room: [fired('a')] })];
    const { groups } = await rebuilt({ kept, alerts: [over('a')] });
    expect(groups).toEqual([{ id: 'kept', route: 'unmatched', members: ['a'], notified: { room: ['a'] } }]);
  });

  it.each([
    ['came after the last message of its group: the next one lists it', 101, ['a', 'b']],
    ['came before it', 100, ['b']],
  ])('is in a group that goes on, if it %s', async (_, arrivedAt, members) => {
    const kept = [aRecord('kept', 'unmatched', { room: [fired('b')] })];
    const { groups } = await rebuilt({ kept, alerts: [over('a', 'resolved', { arrivedAt }), anAlertEvent('b')] });
    expect(groups[0]?.members).toEqual(members);
  });

  it.each<[string, StoredEvent, readonly GroupRecord[]]>([
    ['there are no groups that could list it', over('a'), []],
    [
      'nobody knew of it',
      over('a', 'unknown-resolved', { arrivedAt: 101 }),
      [aRecord('kept', 'unmatched', { room: [fired('b')] })],
    ],
    [
      'its group never notified',
      over('a', 'resolved', { arrivedAt: 101 }),
      [aRecord('kept', 'elsewhere', { room: [fired('b')] })],
    ],
  ])('is in none if %s, and none is made for it', async (_, event, kept) => {
    const { groups, state } = await rebuilt({ kept, alerts: [event] });
    expect(groups).toEqual([]);
    expect(state.known.get('a')?.groups).toEqual([]);
  });
});

describe('an alert that ended suppressed', () => {
  const routes = [{ name: 'one', continue: true }, { name: 'two' }];
  const kept = ['one', 'two'].map((route) => aRecord(`kept-${route}`, route, { room: [fired('b')] }));
  const membersAfter = async (endedUnder: StoredEvent['endedUnder'], from: readonly GroupRecord[] = kept) => {
    const over = anAlertEvent('a', { kind: 'resolved', arrivedAt: 101, ...(endedUnder && { endedUnder }) });
    const { groups } = await rebuilt({ setting: { routes }, kept: from, alerts: [over, anAlertEvent('b')] });
    return groups.map(({ members }) => members);
  };

  it.each<[string, StoredEvent['endedUnder'], readonly (readonly string[])[]]>([
    [
      'both, if nothing suppressed it',
      undefined,
      [
        ['a', 'b'],
        ['a', 'b'],
      ],
    ],
    ['neither, if a silence did', { by: 'silence', mutedRoutes: [] }, [['b'], ['b']]],
    ['neither, if an inhibition did', { by: 'inhibition', mutedRoutes: [] }, [['b'], ['b']]],
    ['the other, if a mute time of one route did', { mutedRoutes: ['one'] }, [['b'], ['a', 'b']]],
  ])('is listed by the next message of %s', async (_, endedUnder, members) => {
    expect(await membersAfter(endedUnder)).toEqual(members);
  });

  it('is in its groups all the same if a channel believes that it fires', async () => {
    const told = [aRecord('kept-one', 'one', { room: [fired('a'), fired('b')] })];
    expect(await membersAfter({ by: 'silence', mutedRoutes: ['one', 'two'] }, told)).toEqual([
      ['a', 'b'],
      ['a', 'b'],
    ]);
  });
});

describe('what suppresses a group after it', () => {
  const kept = [aRecord('kept', 'unmatched', { room: [fired('a')] })];
  const silenced: StorySetting = {
    silences: [{ name: 'a', from: '0s', until: '1h' }],
  };
  const night: StorySetting = {
    muteTimes: { night: { intervals: [{ times: [{ from: '00:00', to: '01:00' }] }] } },
    routes: [{ name: 'all', mute: ['night'] }],
  };
  const day: StorySetting = {
    ...night,
    muteTimes: { night: { intervals: [{ times: [{ from: '01:00', to: '02:00' }] }] } },
  };

  it.each<[string, StorySetting, readonly GroupRecord[], number, object]>([
    ['a silence of what was notified is noted', silenced, kept, STORY_BEGINS, { by: 'silence', since: STORY_BEGINS }],
    ['one that is over is not', silenced, kept, STORY_BEGINS + 3_600_000, {}],
    ['one of what nobody was notified of is not', silenced, [], STORY_BEGINS, {}],
    [
      'one that is noted already stays as it is',
      silenced,
      [aRecord('kept', 'unmatched', { room: [fired('a', { suppressed: { by: 'silence', since: 200 } })] })],
      STORY_BEGINS,
      { by: 'silence', since: 200 },
    ],
    ['a mute time is noted for its end', night, [], NOW, { mutedAt: NOW }],
    ['so is what was notified', night, kept, NOW, { by: 'mute', since: NOW, mutedAt: NOW }],
    ['a mute time that is to come is not', day, kept, NOW, {}],
  ])('%s', async (_, setting, records, now, noted) => {
    const { facts } = await rebuilt({ setting, kept: records, alerts: [anAlertEvent('a')], now });
    const { mutedAt, notified } = facts[0] ?? {};
    const suppressed = notified?.get('room')?.firing.get('a')?.suppressed;
    expect({ ...suppressed, ...(mutedAt === undefined ? {} : { mutedAt }) }).toEqual(noted);
    expect(facts[0]).not.toHaveProperty('silencedAt');
  });

  it('wakes it, if what was suppressed is so no longer', async () => {
    const suppressed = { by: 'silence', since: 200 } as const;
    const told = [aRecord('kept', 'unmatched', { room: [fired('a', { suppressed })] })];
    const { facts } = await rebuilt({ kept: told, alerts: [anAlertEvent('a')] });
    expect(facts[0]?.wokenAt).toBe(NOW);
    expect(facts[0]?.notified.get('room')?.firing.get('a')?.suppressed).toEqual(suppressed);
    expect((await rebuilt({ kept, alerts: [anAlertEvent('a')] })).facts[0]).not.toHaveProperty('wokenAt');
  });
});

describe('what is due after it', () => {
  it('is what was not notified yet, since it came', async () => {
    const kept = [aRecord('kept', 'unmatched', { room: [fired('a')] })];
    const { facts, state } = await rebuilt({
      kept,
      alerts: [anAlertEvent('a'), anAlertEvent('b', { at: 50_000, arrivedAt: 50_000 })],
    });
    expect(facts[0]?.changedAt).toBe(50_000);
    expect(state.due.nextAt()).toBe(300_100);
  });

  it('is nothing new where all was notified', async () => {
    const kept = [aRecord('kept', 'unmatched', { room: [fired('a')] })];
    const { facts, state } = await rebuilt({ kept, alerts: [anAlertEvent('a')] });
    expect(facts[0]?.changedAt).toBeUndefined();
    expect(state.due.nextAt()).toBe(100 + 4 * 3_600_000);
  });

  it('knows what inhibits what before it decides', async () => {
    const setting = { inhibit: [{ source: { name: 's' }, target: { name: 't' } }] };
    const { state } = await rebuilt({
      setting,
      alerts: [anAlertEvent('t'), anAlertEvent('s', { labels: { alertname: 'S' } })],
    });
    expect(state.suppression.suppressionOf('t', NOW)).toBe('inhibition');
  });
});
