import { describe, expect, it } from 'vitest';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import { advanceGroup } from './advance-group.ts';
import type { Group, GroupPolicy, Member } from './group.ts';

const NOW = 2_000;
const names = (members: readonly Member[] = []) => members.map((member) => member.fingerprint);
const over = (name: string, given: Partial<Member> = {}) => aMember(name, { status: 'resolved', ...given });

function look(group: Group, policy: GroupPolicy = aPolicy()) {
  const step = advanceGroup(group, policy, NOW);
  const [notify] = step.notify;
  return {
    step,
    said: notify && {
      reason: notify.reason,
      firing: names(notify.firing),
      resolved: names(notify.resolved),
      suppressed: names(notify.suppressed),
    },
    alerts: [...(step.group?.notified.get('room')?.firing.values() ?? [])],
    leaving: names(step.leaving),
  };
}

describe('what a channel is told', () => {
  const a = aMember('a');
  const recent = 1_990;

  it.each([
    ['all that fires, first', [a], undefined, {}, { reason: 'first', firing: ['a'] }],
    [
      'what is new',
      [a, aMember('b')],
      aNotified(recent, aNotifiedAlert('a')),
      {},
      { reason: 'new', firing: ['a', 'b'] },
    ],
    [
      'another severity',
      [a],
      aNotified(recent, aNotifiedAlert('a', { severity: 'critical' })),
      {},
      { reason: 'severity', firing: ['a'] },
    ],
    ['an end', [over('a')], aNotified(recent, aNotifiedAlert('a')), {}, { reason: 'resolved', resolved: ['a'] }],
    [
      'that it moved',
      [over('a', { moved: true })],
      aNotified(recent, aNotifiedAlert('a')),
      {},
      { reason: 'moved', resolved: ['a'] },
    ],
    [
      'an end beside a move',
      [over('a', { moved: true }), over('b')],
      aNotified(recent, aNotifiedAlert('a'), aNotifiedAlert('b')),
      {},
      { reason: 'resolved', resolved: ['a', 'b'] },
    ],
    ['a repeat, when it is time', [a], aNotified(1_000, aNotifiedAlert('a')), {}, { reason: 'repeat', firing: ['a'] }],
    ['nothing before it is time', [a], aNotified(1_001, aNotifiedAlert('a')), {}, undefined],
    ['nothing of what came and went', [over('a')], undefined, {}, undefined],
    [
      'what came and went beside news',
      [aMember('b'), over('a')],
      undefined,
      {},
      { reason: 'first', firing: ['b'], resolved: ['a'] },
    ],
    [
      'nothing of what moved away untold, beside news',
      [aMember('b'), over('a', { moved: true })],
      undefined,
      {},
      { reason: 'first', firing: ['b'] },
    ],
    [
      'no end of what never arrived',
      [over('a')],
      aNotified(recent, aNotifiedAlert('a', { delivered: 'no' })),
      {},
      undefined,
    ],
    [
      'what fires again after a message that never arrived',
      [aMember('a', { arrivedAt: 1_995 })],
      aNotified(recent, aNotifiedAlert('a', { delivered: 'no', at: recent })),
      {},
      { reason: 'new', firing: ['a'] },
    ],
    [
      'nothing of a message that never arrived, while it is the same',
      [aMember('a', { arrivedAt: recent })],
      aNotified(recent, aNotifiedAlert('a', { delivered: 'no', at: recent })),
      {},
      undefined,
    ],
    ['nothing that is silenced', [a], undefined, { a: 'silence' }, undefined],
    [
      'what is silenced beside an end',
      [a, over('b')],
      aNotified(recent, aNotifiedAlert('a'), aNotifiedAlert('b')),
      { a: 'silence' },
      { reason: 'resolved', resolved: ['b'], suppressed: ['a'] },
    ],
    [
      'not what is silenced and was never told, beside news',
      [a, aMember('b')],
      undefined,
      { a: 'inhibition' },
      { reason: 'first', firing: ['b'] },
    ],
    ['no repeat of what is silenced', [a], aNotified(500, aNotifiedAlert('a')), { a: 'silence' }, undefined],
    [
      'again what was suppressed since it was told, until now',
      [a],
      aNotified(recent, aNotifiedAlert('a', { suppressed: { by: 'silence', since: 1_995 } })),
      {},
      { reason: 'unsuppressed', firing: ['a'] },
    ],
    [
      'nothing of what ended silenced, beside news',
      [aMember('b'), over('a', { endedUnder: { by: 'silence', mutedRoutes: [] } })],
      undefined,
      {},
      { reason: 'first', firing: ['b'] },
    ],
    [
      'nothing of what ended in a mute time of its route, beside news',
      [aMember('b'), over('a', { endedUnder: { mutedRoutes: ['route'] } })],
      undefined,
      {},
      { reason: 'first', firing: ['b'] },
    ],
    [
      'what ended in a mute time of another route, beside news',
      [aMember('b'), over('a', { endedUnder: { mutedRoutes: ['other'] } })],
      undefined,
      {},
      { reason: 'first', firing: ['b'], resolved: ['a'] },
    ],
    [
      'the end of what it was told of, although that ended silenced',
      [over('a', { endedUnder: { by: 'silence', mutedRoutes: [] } })],
      aNotified(recent, aNotifiedAlert('a')),
      {},
      { reason: 'resolved', resolved: ['a'] },
    ],
    [
      'nothing of what ended silenced, beside news',
      [aMember('b'), over('a', { endedUnder: { by: 'silence', mutedRoutes: [] } })],
      undefined,
      {},
      { reason: 'first', firing: ['b'] },
    ],
    [
      'what came and went before something suppressed it, beside news',
      [aMember('b'), over('a')],
      undefined,
      { a: 'silence' },
      { reason: 'first', firing: ['b'], resolved: ['a'] },
    ],
  ] as const)('%s', (_what, members, notified, suppressions, said) => {
    const all = said && { firing: [], resolved: [], suppressed: [], ...said };
    expect(look(aGroup({}, members, notified), aPolicy({}, suppressions)).said).toEqual(all);
  });

  it('nothing while its route is muted, and what was put off afterwards', () => {
    const group = aGroup({}, [a, over('b')], aNotified(1_500, aNotifiedAlert('a'), aNotifiedAlert('b')));
    const muted = look(group, aPolicy({ muteWindow: windowBetween(1_600, 3_000) }));
    expect(muted.said).toBeUndefined();
    expect(muted.leaving).toEqual([]);
    expect(muted.step.group).toMatchObject({ suppressedAt: NOW });
    expect(look(group, aPolicy({ muteWindow: windowBetween(1_600, 2_000) })).said).toEqual({
      reason: 'resolved',
      firing: ['a'],
      resolved: ['b'],
      suppressed: [],
    });
  });

  it('no ends, if it does not want them', () => {
    const channels = [{ name: 'room', sendResolved: false, unsent: false }];
    const members = [a, over('b'), over('c')];
    const { said, alerts, leaving } = look(
      aGroup({}, members, aNotified(recent, aNotifiedAlert('a'), aNotifiedAlert('b'))),
      aPolicy({ channels }),
    );
    expect(said).toBeUndefined();
    expect(names(alerts as never)).toEqual(['a']);
    expect(leaving).toEqual([]);
  });

  it('the pending ends, if its route names it no longer, beside what it knows to fire', () => {
    const channels = [{ name: 'room', sendResolved: true, unsent: false, pendingResolve: true as const }];
    const notified = aNotified(1, aNotifiedAlert('a'), aNotifiedAlert('b'));
    const step = look(aGroup({}, [a, over('b'), aMember('new'), over('gone')], notified), aPolicy({ channels }));
    expect(step.said).toEqual({ reason: 'resolved', firing: ['a'], resolved: ['b'], suppressed: [] });
    expect(step.alerts.map(({ fingerprint }) => fingerprint)).toEqual(['a']);
    expect(look(aGroup({}, [a], notified), aPolicy({ channels })).said).toBeUndefined();
  });
});

describe('what is known of a channel afterwards', () => {
  const a = aMember('a');
  const at = NOW;

  it.each([
    ['nothing delivered yet', undefined, false, 'pending'],
    ['an unsent message is not delivered', aNotifiedAlert('a', { delivered: 'pending' }), true, 'pending'],
    ['a sent one is', aNotifiedAlert('a', { delivered: 'pending' }), false, 'yes'],
    ['what was delivered once stays so', aNotifiedAlert('a', { delivered: 'yes' }), true, 'yes'],
    ['what never arrived is pending again', aNotifiedAlert('a', { delivered: 'no' }), false, 'pending'],
  ] as const)('%s', (_what, last, unsent, delivered) => {
    const channels = [{ name: 'room', sendResolved: true, unsent }];
    const notified = last && aNotified(1, last);
    const { alerts } = look(aGroup({}, [a, aMember('b')], notified), aPolicy({ channels }));
    expect(alerts[0]).toEqual({ fingerprint: 'a', severity: 'warning', at, delivered });
  });

  it('that a told alert is suppressed', () => {
    const notified = aNotified(1, aNotifiedAlert('a', { delivered: 'pending' }));
    const { alerts } = look(aGroup({}, [a, aMember('b')], notified), aPolicy({}, { a: 'silence' }));
    expect(alerts).toContainEqual({
      fingerprint: 'a',
      severity: 'warning',
      at,
      delivered: 'yes',
      suppressed: { by: 'silence', since: NOW },
    });
  });

  it('its thread, for ever; its content, anew', () => {
    const { step } = look(aGroup({}, [a, aMember('b')], aNotified(1, aNotifiedAlert('a'))));
    const notified = step.group?.notified.get('room');
    expect(notified).toMatchObject({ thread: 'thread', at });
    expect(notified?.contentHash).toBe(step.notify[0]?.contentHash);
    expect(look(aGroup({}, [a])).step.notify[0]?.thread).toMatch(/^group-[0-9a-f]{8}$/);
  });

  it('what it was told, though it is gone from the configuration, until that ends', () => {
    const none = aPolicy({ channels: [] });
    expect(look(aGroup({}, [a], aNotified(1, aNotifiedAlert('a'))), none).alerts).toHaveLength(1);
    expect(
      look(aGroup({}, [a, over('b')], aNotified(1, aNotifiedAlert('a'), aNotifiedAlert('b'))), none).alerts,
    ).toHaveLength(1);
    expect(look(aGroup({}, [over('a')], aNotified(1, aNotifiedAlert('a'))), none).step.group).toBeUndefined();
  });
});

describe('a group', () => {
  const a = aMember('a');

  it('forgets changes that it has looked at, and keeps its time of speaking', () => {
    const silent = look(
      aGroup({ changedAt: 1, wokenAt: 2, suppressedAt: 3, notifiedAt: 4 }, [a], aNotified(1_999, aNotifiedAlert('a'))),
    );
    expect(silent.step.group).toEqual(aGroup({ notifiedAt: 4 }, [a], aNotified(1_999, aNotifiedAlert('a'))));
    expect(look(aGroup({ changedAt: 1 }, [a])).step.group).toMatchObject({ notifiedAt: NOW });
  });

  it('remembers that something was suppressed', () => {
    expect(look(aGroup({}, [a]), aPolicy({}, { a: 'silence' })).step.group).toMatchObject({
      suppressedAt: NOW,
    });
    expect(look(aGroup({}, [a])).step.group).not.toHaveProperty('suppressedAt');
  });

  it('is forgotten when all is over and told', () => {
    expect(look(aGroup({}, [over('a')], aNotified(1, aNotifiedAlert('a')))).step.group).toBeUndefined();
    expect(look(aGroup({}, [over('a')])).step.group).toBeUndefined();
    expect(look(aGroup({}, [a])).step.group).toBeDefined();
  });

  it('lets go what is over and told, and notices that were told', () => {
    expect(look(aGroup({}, [a, over('b')], aNotified(1, aNotifiedAlert('a'), aNotifiedAlert('b')))).leaving).toEqual([
      'b',
    ]);
    expect(look(aGroup({}, [a, over('b')], aNotified(1_999, aNotifiedAlert('a')))).leaving).toEqual([]);
    expect(look(aGroup({}, [a, over('b', { moved: true })], aNotified(1_999, aNotifiedAlert('a')))).leaving).toEqual([
      'b',
    ]);
    expect(look(aGroup({}, [aMember('n', { notice: true })])).leaving).toEqual(['n']);
    expect(look(aGroup({}, [aMember('n', { notice: true })])).step.group).toBeUndefined();
  });

  it('keeps a notice that is hidden', () => {
    const hidden = look(aGroup({}, [aMember('n', { notice: true }), a]), aPolicy({}, { n: 'silence' }));
    expect(hidden.leaving).toEqual([]);
    const alone = look(aGroup({}, [aMember('n', { notice: true })]), aPolicy({}, { n: 'silence' }));
    expect(alone.step.group).toBeDefined();
  });

  it('keeps what came and went, for the next message, whatever suppresses it since', () => {
    const group = aGroup({}, [a, over('b')], aNotified(1_999, aNotifiedAlert('a')));
    expect(look(group, aPolicy({}, { b: 'silence' })).leaving).toEqual([]);
    expect(look(group, aPolicy({ muteWindow: windowBetween(0, 9_000) })).leaving).toEqual([]);
  });

  it('lets go what ended suppressed, and what nobody is to be told of any more', () => {
    const told = aNotified(1_999, aNotifiedAlert('a'));
    const leavingOf = (endedUnder: Member['endedUnder']) =>
      look(aGroup({}, [a, over('b', { endedUnder })], told)).leaving;
    expect(leavingOf({ by: 'inhibition', mutedRoutes: [] })).toEqual(['b']);
    expect(leavingOf({ mutedRoutes: ['other', 'route'] })).toEqual(['b']);
    expect(leavingOf({ mutedRoutes: ['other'] })).toEqual([]);
    expect(leavingOf(undefined)).toEqual([]);
  });

  it('keeps no record of a notice', () => {
    expect(look(aGroup({}, [aMember('n', { notice: true }), a])).alerts.map(({ fingerprint }) => fingerprint)).toEqual([
      'a',
    ]);
  });
});
