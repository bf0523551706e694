import { describe, expect, it } from 'vitest';
import type { NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import { decideNotification, unnotifiedChanges } from './decide-notification.ts';
import type { ChannelPolicy, GroupPolicy, Member, Notified } from './group.ts';

const NOW = 2_000;
const room = (given: Partial<ChannelPolicy> = {}): ChannelPolicy => ({
  name: 'room',
  sendResolved: true,
  unsent: false,
  ...given,
});
const over = (name: string, given: Partial<Member> = {}) => aMember(name, { status: 'resolved', ...given });
const told = (name: string, given: Partial<NotifiedAlert> = {}) => aNotifiedAlert(name, { at: 1_900, ...given });
const names = (members: readonly Member[] = []) => members.map(({ fingerprint }) => fingerprint);

interface Situation {
  readonly members: readonly Member[];
  readonly record?: Notified;
  readonly suppressions?: Readonly<Record<string, Suppression>>;
  readonly channel?: ChannelPolicy;
  readonly policy?: Partial<GroupPolicy>;
}

/** repeatInterval is 1000: what was told at 1900 is repeated at 2900. */
function decide({ members, record, suppressions = {}, channel = room(), policy = {} }: Situation, now = NOW) {
  return decideNotification(aGroup({}, members, record), channel, aPolicy(policy, suppressions), now);
}

describe('the reason to notify a channel', () => {
  const a = aMember('a');
  const known = aNotified(1_900, told('a'));
  const moved = over('m', { moved: true });
  const knownBoth = aNotified(1_900, told('a'), told('m'), told('b'));

  it.each<[string | undefined, string, Situation]>([
    ['first', 'something fires, and it knows nothing', { members: [a] }],
    ['new', 'something fires that it does not know', { members: [a, aMember('b')], record: known }],
    ['new', 'something fires again, and all that it knew of is over', { members: [a], record: aNotified(1_900) }],
    [
      'severity',
      'something has another severity',
      { members: [a], record: aNotified(1_900, told('a', { severity: 'info' })) },
    ],
    [
      'unsuppressed',
      'something is suppressed no longer',
      { members: [a], record: aNotified(1_900, told('a', { suppressed: { by: 'silence', since: 1_950 } })) },
    ],
    ['resolved', 'something is over', { members: [over('a')], record: known }],
    ['moved', 'all that is over moved on', { members: [moved], record: knownBoth }],
    ['resolved', 'some that is over did not move on', { members: [moved, over('b')], record: knownBoth }],
    [
      'new',
      'something is new, of another severity, unsuppressed and over at once',
      {
        members: [aMember('x'), a, aMember('b'), moved],
        record: aNotified(
          1_900,
          told('a', { severity: 'info' }),
          told('b', { suppressed: { by: 'silence', since: 1_950 } }),
          told('m'),
        ),
      },
    ],
    [
      'severity',
      'something has another severity, is unsuppressed and over at once',
      {
        members: [a, aMember('b'), moved],
        record: aNotified(
          1_900,
          told('a', { severity: 'info' }),
          told('b', { suppressed: { by: 'silence', since: 1_950 } }),
          told('m'),
        ),
      },
    ],
    [
      'unsuppressed',
      'something is unsuppressed and over at once',
      {
        members: [aMember('b'), moved],
        record: aNotified(1_900, told('b', { suppressed: { by: 'silence', since: 1_950 } }), told('m')),
      },
    ],
    [undefined, 'nothing happened', { members: [a], record: known }],
    [undefined, 'something came and went', { members: [a, over('t')], record: known }],
    [
      undefined,
      'something is over that never arrived',
      { members: [over('a')], record: aNotified(1_900, told('a', { delivered: 'no' })) },
    ],
    [undefined, 'there is nothing', { members: [] }],
    [undefined, 'all is suppressed', { members: [a], suppressions: { a: 'silence' } }],
    [undefined, 'its route is muted', { members: [a], policy: { muteWindow: windowBetween(0, NOW + 1) } }],
    ['first', 'its route is muted no longer', { members: [a], policy: { muteWindow: windowBetween(0, NOW) } }],
    ['first', 'its route is not muted yet', { members: [a], policy: { muteWindow: windowBetween(NOW + 1, NOW + 9) } }],
  ])('is %s, if %s', (reason, _what, situation) => {
    expect(decide(situation).notify?.reason).toBe(reason);
  });

  it.each<[number, Situation, string | undefined]>([
    [2_899, { members: [a], record: known }, undefined],
    [2_900, { members: [a], record: known }, 'repeat'],
    [9_999, { members: [a], record: known }, 'repeat'],
    [9_999, { members: [over('a')], record: aNotified(1_900, told('a', { delivered: 'no' })) }, undefined],
    [9_999, { members: [], record: known }, undefined],
    [9_999, { members: [a], record: known, suppressions: { a: 'silence' } }, undefined],
    [9_999, { members: [a], record: known, channel: room({ pendingResolve: true }) }, undefined],
    [9_999, { members: [a], record: known, policy: { muteWindow: windowBetween(0, 99_999) } }, undefined],
    [9_999, { members: [a], record: known, policy: { repeatIntervalMs: 8_099 } }, 'repeat'],
    [9_999, { members: [a], record: known, policy: { repeatIntervalMs: 8_100 } }, undefined],
    [9_999, { members: [a, aMember('b')], record: known }, 'new'],
  ])('at %d is by its repeatInterval, of %j', (now, situation, reason) => {
    expect(decide(situation, now).notify?.reason).toBe(reason);
  });

  it('counts the repeatInterval from the last message, not from that of each alert', () => {
    const record = aNotified(1_900, aNotifiedAlert('a', { at: 1 }));
    expect(decide({ members: [a], record }, 2_899).notify).toBeUndefined();
  });
});

describe('what a channel is notified of', () => {
  it('is all that it must know, under its thread', () => {
    const members = [aMember('new'), aMember('old'), over('end'), over('brief'), aMember('hidden'), aMember('unknown')];
    const record = { ...aNotified(1_900, told('old'), told('end'), told('hidden')), thread: 'kept' };
    const suppressions: Situation['suppressions'] = { hidden: 'silence', unknown: 'inhibition' };
    const { notify, hasSuppressed } = decide({ members, record, suppressions });
    expect(notify).toMatchObject({ channel: 'room', reason: 'new', thread: 'kept' });
    expect([notify?.firing, notify?.resolved, notify?.suppressed].map(names)).toEqual([
      ['new', 'old'],
      ['end', 'brief'],
      ['hidden'],
    ]);
    expect(notify?.contentHash).toBe(
      contentHashOf(notify?.firing ?? [], notify?.resolved ?? [], notify?.suppressed ?? []),
    );
    expect(hasSuppressed).toBe(true);
  });

  it('opens a thread of the group and the channel', () => {
    const { notify, notified } = decide({ members: [aMember('a')], channel: room({ name: 'pager' }) });
    expect(notify).toMatchObject({ channel: 'pager', thread: threadOf('group', 'pager') });
    expect(notified?.thread).toBe(notify?.thread);
  });

  it('counts what came and went among the content', () => {
    const record = aNotified(1_000, told('a'));
    const plain = decide({ members: [aMember('a')], record }).notify;
    const more = decide({ members: [aMember('a'), over('brief')], record }).notify;
    expect([plain?.reason, more?.reason]).toEqual(['repeat', 'repeat']);
    expect(more?.contentHash).not.toBe(plain?.contentHash);
  });
});

describe('what is known of a channel after a message', () => {
  const pending = (given: Partial<NotifiedAlert> = {}) => told('a', { delivered: 'pending', ...given });
  const alone = (situation: Situation) => decide(situation).notified?.firing.get('a');

  it.each<[string, NotifiedAlert | undefined, boolean, NotifiedAlert['delivered']]>([
    ['nothing was said before', undefined, false, 'pending'],
    ['nothing was said before, and something is unsent', undefined, true, 'pending'],
    ['it was said, and all is sent', pending(), false, 'yes'],
    ['it was said, and that is unsent', pending(), true, 'pending'],
    ['it had arrived', told('a'), true, 'yes'],
    ['it had arrived, and all is sent', told('a'), false, 'yes'],
    ['it had not arrived, and all is sent', told('a', { delivered: 'no' }), false, 'pending'],
    ['it had not arrived, and something is unsent', told('a', { delivered: 'no' }), true, 'pending'],
  ])('is whether an alert arrived, if %s', (_what, before, unsent, delivered) => {
    const record = before && aNotified(1_900, before);
    const situation = { members: [aMember('a'), aMember('b')], channel: room({ unsent }), ...(record && { record }) };
    expect(alone(situation)).toStrictEqual({ fingerprint: 'a', severity: 'warning', at: NOW, delivered });
    const hidden = alone({ ...situation, suppressions: { a: 'silence' } });
    expect(hidden).toStrictEqual(
      before && {
        fingerprint: 'a',
        severity: 'warning',
        at: NOW,
        delivered,
        suppressed: { by: 'silence', since: NOW },
      },
    );
  });

  it.each<[string, NotifiedAlert['suppressed'], Suppression, NotifiedAlert['suppressed']]>([
    ['a silence, from now on', undefined, 'silence', { by: 'silence', since: NOW }],
    ['an inhibition, from now on', undefined, 'inhibition', { by: 'inhibition', since: NOW }],
    ['what it was noted under, and since when', { by: 'mute', since: 1_950 }, 'silence', { by: 'mute', since: 1_950 }],
  ])('is what suppresses an alert: %s', (_what, before, suppression, suppressed) => {
    const record = aNotified(1_900, told('a', before && { suppressed: before }));
    const members = [aMember('a'), aMember('b')];
    expect(alone({ members, record, suppressions: { a: suppression } })?.suppressed).toEqual(suppressed);
    expect(alone({ members, record })).not.toHaveProperty('suppressed');
  });

  it('is the severity that was said', () => {
    const record = aNotified(1_900, told('a', { severity: 'info' }));
    expect(alone({ members: [aMember('a', { severity: 'critical' })], record })?.severity).toBe('critical');
  });

  it('is nothing of ends, of what came and went, of notices, and of what is not in the group any more', () => {
    const members = [aMember('a'), over('end'), over('brief'), over('lost'), aMember('note', { notice: true })];
    const record = aNotified(1_900, told('end'), told('lost', { delivered: 'no' }), told('gone'));
    const { notified, notify } = decide({ members, record });
    expect(names(notify?.firing)).toEqual(['a', 'note']);
    expect([...(notified?.firing.keys() ?? [])]).toEqual(['a']);
  });

  it('is its time and its content', () => {
    const { notify, notified } = decide({ members: [aMember('a')] });
    expect(notified).toMatchObject({ at: NOW, contentHash: notify?.contentHash, thread: notify?.thread });
  });

  it('is all that still fires, for a channel that waits for ends alone', () => {
    const record = aNotified(1_900, told('a'), told('b'), told('elsewhere'));
    const channel = room({ pendingResolve: true });
    const { notified, notify } = decide({ members: [over('a'), aMember('b')], record, channel });
    expect([names(notify?.firing), names(notify?.resolved)]).toEqual([['b'], ['a']]);
    expect([...(notified?.firing.keys() ?? [])]).toEqual(['b', 'elsewhere']);
    expect(notified?.firing.get('elsewhere')).toEqual(told('elsewhere'));
  });
});

describe('what is known of a channel without a message', () => {
  it('is what was known', () => {
    const record = aNotified(1_900, told('a'));
    expect(decide({ members: [aMember('a')], record }).notified).toBe(record);
    expect(decide({ members: [] }).notified).toBeUndefined();
  });

  it('is nothing of ends that it is not notified of', () => {
    const record = aNotified(1_900, told('a'), told('b'), told('c', { delivered: 'no' }));
    const members = [aMember('a'), over('b'), over('c')];
    const { notify, notified } = decide({ members, record, channel: room({ sendResolved: false }) });
    expect(notify).toBeUndefined();
    expect(notified).toEqual(aNotified(1_900, told('a')));
    expect(record.firing.size).toBe(3);
  });

  it('is that something is suppressed', () => {
    const members = [aMember('a')];
    expect(decide({ members, suppressions: { a: 'silence' } }).hasSuppressed).toBe(true);
    expect(decide({ members }).hasSuppressed).toBe(false);
  });
});

describe('the changes that no message has named', () => {
  const changes = ({ members, record, suppressions = {}, channel = room(), policy = {} }: Situation) =>
    unnotifiedChanges(aGroup({}, members, record), channel, aPolicy(policy, suppressions));

  it.each<[string, Situation, ReturnType<typeof unnotifiedChanges>]>([
    ['none', { members: [aMember('a')], record: aNotified(1_900, told('a')) }, { isWoken: false }],
    ['none without members', { members: [] }, { isWoken: false }],
    ['what is new', { members: [aMember('a', { knownAt: 30 })] }, { since: 30, isWoken: false }],
    [
      'another severity',
      {
        members: [aMember('a', { knownAt: 40 })],
        record: aNotified(1_900, told('a', { severity: 'info' })),
      },
      { since: 40, isWoken: false },
    ],
    [
      'an end',
      { members: [over('a', { knownAt: 50 })], record: aNotified(1_900, told('a')) },
      { since: 50, isWoken: false },
    ],
    [
      'the first of several',
      {
        members: [aMember('a', { knownAt: 70 }), over('b', { knownAt: 60 }), aMember('c', { knownAt: 80 })],
        record: aNotified(1_900, told('b'), told('c', { severity: 'info' })),
      },
      { since: 60, isWoken: false },
    ],
    [
      'the end of a suppression',
      {
        members: [aMember('a', { knownAt: 30 })],
        record: aNotified(1_900, told('a', { suppressed: { by: 'silence', since: 1_950 } })),
      },
      { isWoken: true },
    ],
    [
      'both',
      {
        members: [aMember('a'), aMember('b', { knownAt: 90 })],
        record: aNotified(1_900, told('a', { suppressed: { by: 'silence', since: 1_950 } })),
      },
      { since: 90, isWoken: true },
    ],
    ['nothing of what came and went', { members: [over('a')] }, { isWoken: false }],
    ['nothing of what is suppressed', { members: [aMember('a')], suppressions: { a: 'silence' } }, { isWoken: false }],
    [
      'nothing of ends that the channel does not hear of',
      {
        members: [over('a')],
        record: aNotified(1_900, told('a')),
        channel: room({ sendResolved: false }),
      },
      { isWoken: false },
    ],
    [
      'nothing but ends, where they alone are waited for',
      {
        members: [aMember('new'), over('a', { knownAt: 20 })],
        record: aNotified(1_900, told('a')),
        channel: room({ pendingResolve: true }),
      },
      { since: 20, isWoken: false },
    ],
  ])('are %s', (_what, situation, expected) => {
    expect(changes(situation)).toStrictEqual(expected);
  });
});
