import { describe, expect, it } from 'vitest';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Group, GroupPolicy } from './group.ts';
import { groupDueAt, notificationDueAt } from './group-due.ts';

const NOW = 10_000;
const notified = aNotified(9_500, aNotifiedAlert('a', { at: 9_500 }));

describe('a group is due', () => {
  it.each<[string, Partial<Group>, ReturnType<typeof aNotified> | undefined, Partial<GroupPolicy>, number | undefined]>(
    [
      ['never, with nothing to say', {}, undefined, {}, undefined],
      ['never, with nothing left that fires', {}, aNotified(9_500), {}, undefined],
      ['groupWait after the first change', { changedAt: 9_999 }, undefined, {}, 10_009],
      ['groupInterval after the last message', { changedAt: 9_999, notifiedAt: 9_990 }, undefined, {}, 10_040],
      ['groupWait after the change, if that is later', { changedAt: 9_999, notifiedAt: 9_900 }, undefined, {}, 10_009],
      ['repeatInterval after the channel was notified', {}, notified, {}, 10_500],
      [
        'groupInterval after the last message, also for a repeat',
        { notifiedAt: 9_990 },
        notified,
        { repeatIntervalMs: 1 },
        10_040,
      ],
      ['for a change before the repeat', { changedAt: 9_999 }, notified, {}, 10_009],
      ['for the repeat before a change', { changedAt: 9_999 }, notified, { groupWaitMs: 5_000 }, 10_500],
      ['at once when it was woken', { wokenAt: 9_999 }, undefined, {}, 9_999],
      ['after groupInterval when it was woken', { wokenAt: 9_999, notifiedAt: 9_990 }, undefined, {}, 10_040],
      ['after groupWait when it was woken', { wokenAt: 9_999, changedAt: 9_995 }, undefined, {}, 10_005],
      ['when a mute time begins, to note it', {}, notified, { muteWindow: windowBetween(10_100, 10_200) }, 10_100],
      [
        'when a mute time begins, whatever its intervals are',
        { changedAt: 9_999, notifiedAt: 9_990 },
        notified,
        { muteWindow: windowBetween(10_001, 10_200) },
        10_001,
      ],
      [
        'not when one begins if nobody was notified',
        {},
        undefined,
        { muteWindow: windowBetween(10_100, 10_200) },
        undefined,
      ],
      [
        'for the repeat, if a mute time begins later',
        {},
        notified,
        { muteWindow: windowBetween(10_600, 10_700) },
        10_500,
      ],
      ['not for a mute time that is over', {}, undefined, { muteWindow: windowBetween(9_000, 9_100) }, undefined],
      ['at once to note a silence that began', { silencedAt: 9_999, notifiedAt: 9_990 }, notified, {}, 9_999],
      ['now, to note a silence that began in the future', { silencedAt: 99_000 }, notified, {}, 10_000],
      [
        'at once to note a silence in a mute time',
        { silencedAt: 9_999 },
        notified,
        { muteWindow: windowBetween(0, 10_200) },
        9_999,
      ],
      ['when a mute time ends', {}, undefined, { muteWindow: windowBetween(9_000, 10_200) }, 10_200],
      ['when a mute time ends, to repeat or not', {}, notified, { muteWindow: windowBetween(9_000, 10_200) }, 10_200],
      [
        'groupInterval after the last message, if a mute time ends before',
        { notifiedAt: 9_990 },
        undefined,
        { muteWindow: windowBetween(9_000, 10_001) },
        10_040,
      ],
      [
        'when a mute time ends, if that is after groupInterval',
        { notifiedAt: 9_990 },
        undefined,
        { muteWindow: windowBetween(9_000, 10_200) },
        10_200,
      ],
      [
        'groupWait after a change near its end',
        { changedAt: 9_999 },
        undefined,
        { muteWindow: windowBetween(0, 10_001) },
        10_009,
      ],
      ['not for a repeat that was suppressed', { suppressedAt: 10_600 }, notified, {}, undefined],
      ['not for a repeat that was suppressed just then', { suppressedAt: 10_500 }, notified, {}, undefined],
      ['for a repeat after what was suppressed', { suppressedAt: 10_499 }, notified, {}, 10_500],
      ['a wait from now, if its facts are from the future', { changedAt: 99_000 }, undefined, {}, 10_010],
      ['an interval from now, if its facts are', { changedAt: 1, notifiedAt: 99_000 }, undefined, {}, 10_050],
      ['a repeat from now, if its facts are', {}, aNotified(99_000, aNotifiedAlert('a')), {}, 11_000],
      ['now, if it was woken in the future', { wokenAt: 99_000 }, undefined, {}, 10_000],
    ],
  )('%s', (_what, facts, record, policy, due) => {
    expect(groupDueAt(aGroup(facts, [aMember('a')], record), aPolicy(policy), NOW)).toBe(due);
  });

  it.each<[string, Partial<Group>, Partial<GroupPolicy>]>([
    ['a mute time that begins', {}, { muteWindow: windowBetween(10_100, 10_200) }],
    ['a silence that began', { silencedAt: 9_999 }, {}],
  ])('to note %s, and to notify nobody then', (_what, facts, policy) => {
    expect(notificationDueAt(aGroup(facts, [aMember('a')], notified), aPolicy(policy), NOW)).toBe(10_500);
  });

  it('not to repeat what a channel hears the end of alone', () => {
    const channels = [{ name: 'room', sendResolved: true, unsent: false, pendingResolve: true as const }];
    expect(groupDueAt(aGroup({}, [aMember('a')], notified), aPolicy({ channels }), NOW)).toBeUndefined();
  });
});
