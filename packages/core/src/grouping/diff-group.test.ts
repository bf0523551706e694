import { describe, expect, it } from 'vitest';
import type { NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import { diffGroup, type GroupDiff } from './diff-group.ts';
import type { ChannelPolicy, GroupPolicy, Member } from './group.ts';

const NOW = 2_000;
/** When the channel was last notified of `a`. */
const TOLD = 1_000;

type Kind = Exclude<keyof GroupDiff, 'hasSuppressed'>;
const KINDS: readonly Kind[] = [
  'firing',
  'fresh',
  'changed',
  'unsuppressed',
  'resolved',
  'transient',
  'suppressed',
  'silentEnds',
];

const room = (given: Partial<ChannelPolicy> = {}): ChannelPolicy => ({
  name: 'room',
  sendResolved: true,
  unsent: false,
  ...given,
});
const noEnds = room({ sendResolved: false });
const pendingResolve = room({ pendingResolve: true });

interface Case {
  /** Member `a`, which fires as a warning unless said otherwise. */
  readonly a?: Partial<Member>;
  /** What the channel was last notified of `a`, at 1000; absent: nothing. */
  readonly told?: Partial<NotifiedAlert>;
  readonly suppression?: Suppression;
  readonly channel?: ChannelPolicy;
  readonly policy?: Partial<GroupPolicy>;
}

/** In which lists `a` stands. */
function listsOf({ a = {}, told, suppression, channel = room(), policy = {} }: Case): readonly string[] {
  const record = told && aNotified(TOLD, aNotifiedAlert('a', { at: TOLD, ...told }));
  const suppressions = suppression === undefined ? {} : { a: suppression };
  const diff = diffGroup(aGroup({}, [aMember('a', a)], record), channel, aPolicy(policy, suppressions), NOW);
  return [
    ...KINDS.filter((kind) => diff[kind].some(({ fingerprint }) => fingerprint === 'a')),
    ...(diff.hasSuppressed ? ['something is suppressed'] : []),
  ];
}

describe('an alert that fires is', () => {
  it.each<[string, Case, readonly string[]]>([
    ['fresh, if the channel knows nothing', {}, ['firing', 'fresh']],
    ['nothing new, if the channel knows', { told: {} }, ['firing']],
    ['nothing new, if its message is on its way', { told: { delivered: 'pending' } }, ['firing']],
    ['nothing new, if that never arrived: it was decided once', { told: { delivered: 'no' } }, ['firing']],
    [
      'fresh, if that never arrived and it fires again',
      { a: { arrivedAt: TOLD + 1 }, told: { delivered: 'no' } },
      ['firing', 'fresh'],
    ],
    [
      'nothing new, if that was said when it fired again',
      { a: { arrivedAt: TOLD }, told: { delivered: 'no' } },
      ['firing'],
    ],
    ['nothing new, if it fires again after what arrived', { a: { arrivedAt: TOLD + 1 }, told: {} }, ['firing']],
    [
      'nothing new, if it fires again after what is on its way',
      { a: { arrivedAt: TOLD + 1 }, told: { delivered: 'pending' } },
      ['firing'],
    ],
    ['changed, if it has another severity', { told: { severity: 'critical' } }, ['firing', 'changed']],
    [
      'fresh before it is changed',
      { a: { arrivedAt: 1_500 }, told: { severity: 'critical', delivered: 'no' } },
      ['firing', 'fresh'],
    ],
    ['fresh for a channel that hears of no ends', { channel: noEnds }, ['firing', 'fresh']],
    ['nothing for a channel that waits for ends alone', { channel: pendingResolve }, []],
    ['nothing for a channel that waits for ends alone, though it was told', { channel: pendingResolve, told: {} }, []],
  ])('%s', (_what, given, lists) => {
    expect(listsOf(given)).toEqual(lists);
  });
});

describe('an alert that fires, and is or was suppressed, is', () => {
  const silence: Suppression = { by: 'silence' };
  const inhibition: Suppression = { by: 'inhibition' };
  const hidden = 'something is suppressed';

  it.each<[string, Case, readonly string[]]>([
    ['left out under a silence', { suppression: silence }, [hidden]],
    ['left out under an inhibition', { suppression: inhibition }, [hidden]],
    ['suppressed, if the channel knows of it', { suppression: silence, told: {} }, ['suppressed', hidden]],
    ['suppressed by an inhibition as well', { suppression: inhibition, told: {} }, ['suppressed', hidden]],
    [
      'suppressed, whatever else changed',
      { suppression: silence, told: { severity: 'critical', delivered: 'no' } },
      ['suppressed', hidden],
    ],
    [
      'nothing for a channel that waits for ends alone',
      { suppression: silence, told: {}, channel: pendingResolve },
      [],
    ],
    [
      'unsuppressed, when a silence ended after it was told',
      { suppression: { silenceEndedAt: TOLD + 1 }, told: {} },
      ['firing', 'unsuppressed'],
    ],
    [
      'nothing new, when it was told as the silence ended',
      { suppression: { silenceEndedAt: TOLD }, told: {} },
      ['firing'],
    ],
    [
      'fresh, when a silence ended and it never was told',
      { suppression: { silenceEndedAt: NOW } },
      ['firing', 'fresh'],
    ],
    [
      'changed, when a silence ended and it has another severity',
      { suppression: { silenceEndedAt: NOW }, told: { severity: 'info' } },
      ['firing', 'changed'],
    ],
    [
      'unsuppressed, if it was last told that it is suppressed',
      { told: { suppressed: true } },
      ['firing', 'unsuppressed'],
    ],
    [
      'changed, if that and its severity are another one',
      { told: { suppressed: true, severity: 'info' } },
      ['firing', 'changed'],
    ],
    [
      'suppressed under a second silence',
      { suppression: { by: 'silence', silenceEndedAt: NOW }, told: {} },
      ['suppressed', hidden],
    ],
  ])('%s', (_what, given, lists) => {
    expect(listsOf(given)).toEqual(lists);
  });

  it.each<[string, number, number, readonly string[]]>([
    ['unsuppressed after a mute time that ended since', 900, TOLD + 1, ['firing', 'unsuppressed']],
    ['nothing new after one that had ended', 900, TOLD, ['firing']],
    ['nothing new in a mute time: its group decides of that', 1_500, 9_000, ['firing']],
  ])('%s', (_what, from, until, lists) => {
    expect(listsOf({ told: {}, policy: { muteWindow: windowBetween(from, until) } })).toEqual(lists);
  });

  it('unsuppressed by the later of a silence and a mute time', () => {
    const muteWindow = windowBetween(1_500, 1_800);
    expect(listsOf({ told: {}, suppression: { silenceEndedAt: 5 }, policy: { muteWindow } })).toContain('unsuppressed');
    const early = windowBetween(100, 200);
    expect(listsOf({ told: {}, suppression: { silenceEndedAt: 1_800 }, policy: { muteWindow: early } })).toContain(
      'unsuppressed',
    );
  });
});

describe('an alert that is over is', () => {
  const over: Partial<Member> = { status: 'resolved', knownAt: 1_500 };
  it.each<[string, Case, readonly string[]]>([
    ['resolved, if the channel was told', { told: {} }, ['resolved']],
    ['resolved, if that is on its way', { told: { delivered: 'pending' } }, ['resolved']],
    ['resolved, though it is silenced', { told: {}, suppression: { by: 'silence' } }, ['resolved']],
    ['resolved, if it moved on', { a: { ...over, moved: true }, told: {} }, ['resolved']],
    ['resolved for a channel that waits for that', { told: {}, channel: pendingResolve }, ['resolved']],
    ['a silent end, if the channel was told and never got it', { told: { delivered: 'no' } }, ['silentEnds']],
    ['a silent end for a channel that hears of no ends', { told: {}, channel: noEnds }, ['silentEnds']],
    [
      'a silent end for such a channel that never got it',
      { told: { delivered: 'no' }, channel: noEnds },
      ['silentEnds'],
    ],
    ['transient, if the channel knows nothing', {}, ['transient']],
    ['nothing, if the channel knows nothing and hears of no ends', { channel: noEnds }, []],
    ['nothing, if the channel knows nothing and waits for ends alone', { channel: pendingResolve }, []],
    ['nothing, if it moved on untold', { a: { ...over, moved: true } }, []],
    ['nothing, if it is silenced', { suppression: { by: 'silence' } }, []],
    ['nothing, if it is inhibited', { suppression: { by: 'inhibition' } }, []],
    ['nothing, if it was over before its silence was', { suppression: { silenceEndedAt: 1_501 } }, []],
    ['transient, if it was over as its silence ended', { suppression: { silenceEndedAt: 1_500 } }, ['transient']],
    ['transient, if its silence had ended long before', { suppression: { silenceEndedAt: 1 } }, ['transient']],
  ])('%s', (_what, given, lists) => {
    expect(listsOf({ a: over, ...given })).toEqual(lists);
  });
});

describe('a group against what a channel knows', () => {
  it('is looked at member by member, in their order', () => {
    const members = [
      aMember('fresh'),
      aMember('known'),
      aMember('over', { status: 'resolved' }),
      aMember('hidden'),
      aMember('another fresh'),
    ];
    const record = aNotified(TOLD, ...['known', 'over', 'hidden'].map((name) => aNotifiedAlert(name, { at: TOLD })));
    const diff = diffGroup(aGroup({}, members, record), room(), aPolicy({}, { hidden: { by: 'silence' } }), NOW);
    const names = (kind: Kind) => diff[kind].map(({ fingerprint }) => fingerprint);
    expect(KINDS.map((kind) => [kind, names(kind)]).filter(([, list]) => list?.length)).toEqual([
      ['firing', ['fresh', 'known', 'another fresh']],
      ['fresh', ['fresh', 'another fresh']],
      ['resolved', ['over']],
      ['suppressed', ['hidden']],
    ]);
    expect(diff.firing[0]).toBe(members[0]);
  });

  it('is looked at for that channel alone', () => {
    const record = aNotified(TOLD, aNotifiedAlert('a', { at: TOLD }));
    const group = aGroup({ notified: new Map([['pager', record]]) }, [aMember('a')]);
    expect(diffGroup(group, room(), aPolicy(), NOW).fresh).toHaveLength(1);
    expect(diffGroup(group, room({ name: 'pager' }), aPolicy(), NOW).fresh).toHaveLength(0);
  });

  it('asks for the mute time as it is now', () => {
    const record = aNotified(TOLD, aNotifiedAlert('a', { at: TOLD }));
    const policy = aPolicy({ muteWindow: windowBetween(1_200, 1_600) });
    const at = (now: number) => diffGroup(aGroup({}, [aMember('a')], record), room(), policy, now).unsuppressed.length;
    expect([1_599, 1_600].map(at)).toEqual([0, 1]);
  });

  it('is nothing without members', () => {
    const diff = diffGroup(aGroup({}, [], aNotified(TOLD, aNotifiedAlert('gone'))), room(), aPolicy(), NOW);
    expect(KINDS.flatMap((kind) => diff[kind])).toEqual([]);
    expect(diff.hasSuppressed).toBe(false);
  });
});
