import { describe, expect, it } from 'vitest';
import type { NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import { diffGroup, type GroupDiff } from './diff-group.ts';
import type { ChannelPolicy, GroupPolicy, Member } from './group.ts';

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
  const diff = diffGroup(aGroup({}, [aMember('a', a)], record), channel, aPolicy(policy, suppressions));
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
    [
      'no news to a channel that waits for ends alone, if it was told',
      { channel: pendingResolve, told: {} },
      ['firing'],
    ],
  ])('%s', (_what, given, lists) => {
    expect(listsOf(given)).toEqual(lists);
  });
});

describe('an alert that fires, and is or was suppressed, is', () => {
  const silence: Suppression = 'silence';
  const inhibition: Suppression = 'inhibition';
  const hidden = 'something is suppressed';
  const afterTold = { by: 'silence', since: TOLD + 1 } as const;

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
      'suppressed for a channel that waits for ends alone, if it was told',
      { suppression: silence, told: {}, channel: pendingResolve },
      ['suppressed'],
    ],
    ...(['silence', 'inhibition', 'mute'] as const).map((by): [string, Case, readonly string[]] => [
      `unsuppressed, if it was suppressed by a ${by} since it was told, and is no longer`,
      { told: { suppressed: { by, since: TOLD } } },
      ['firing', 'unsuppressed'],
    ]),
    [
      'changed, if it has another severity after that',
      { told: { suppressed: afterTold, severity: 'info' } },
      ['firing', 'changed'],
    ],
    [
      'fresh, if its message never arrived and it fires again after that',
      { a: { arrivedAt: TOLD + 1 }, told: { suppressed: afterTold, delivered: 'no' } },
      ['firing', 'fresh'],
    ],
    [
      'suppressed still, by whatever it is now',
      { suppression: inhibition, told: { suppressed: afterTold } },
      ['suppressed', hidden],
    ],
    [
      'nothing new in a mute time: its group decides of that',
      { told: {}, policy: { muteWindow: windowBetween(0, 9_000) } },
      ['firing'],
    ],
    [
      'no news, after that, to a channel that waits for ends alone',
      { told: { suppressed: afterTold }, channel: pendingResolve },
      ['firing'],
    ],
  ])('%s', (_what, given, lists) => {
    expect(listsOf(given)).toEqual(lists);
  });
});

describe('an alert that is over is', () => {
  const over: Partial<Member> = { status: 'resolved', knownAt: 1_500 };
  it.each<[string, Case, readonly string[]]>([
    ['resolved, if the channel was told', { told: {} }, ['resolved']],
    ['resolved, if that is on its way', { told: { delivered: 'pending' } }, ['resolved']],
    ['resolved, though it is silenced', { told: {}, suppression: 'silence' }, ['resolved']],
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
    ['transient, if it is silenced since it is over', { suppression: 'silence' }, ['transient']],
    ['transient, if it is inhibited since it is over', { suppression: 'inhibition' }, ['transient']],
    ['nothing, if it ended silenced', { a: { ...over, endedUnder: { by: 'silence', mutedRoutes: [] } } }, []],
    ['nothing, if it ended inhibited', { a: { ...over, endedUnder: { by: 'inhibition', mutedRoutes: [] } } }, []],
    [
      'nothing, if it ended in a mute time of the route',
      { a: { ...over, endedUnder: { mutedRoutes: ['route'] } } },
      [],
    ],
    [
      'transient, if it ended in one of another route',
      { a: { ...over, endedUnder: { mutedRoutes: ['other'] } } },
      ['transient'],
    ],
    [
      'resolved, if the channel was told, whatever it ended under',
      { a: { ...over, endedUnder: { by: 'silence', mutedRoutes: ['route'] } }, told: {} },
      ['resolved'],
    ],
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
    const diff = diffGroup(aGroup({}, members, record), room(), aPolicy({}, { hidden: 'silence' }));
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
    expect(diffGroup(group, room(), aPolicy()).fresh).toHaveLength(1);
    expect(diffGroup(group, room({ name: 'pager' }), aPolicy()).fresh).toHaveLength(0);
  });

  it('is nothing without members', () => {
    const diff = diffGroup(aGroup({}, [], aNotified(TOLD, aNotifiedAlert('gone'))), room(), aPolicy());
    expect(KINDS.flatMap((kind) => diff[kind])).toEqual([]);
    expect(diff.hasSuppressed).toBe(false);
  });
});
