import { describe, expect, it } from 'vitest';
import type { Suppression } from '../suppression/suppression.ts';
import { aGroup, aMember, aNotified, aNotifiedAlert, aPolicy } from '../testing/group-builders.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Group } from './group.ts';
import { groupDueAt } from './group-due.ts';
import { lookAtGroup } from './look-at-group.ts';

const NOW = 2_000;
const TOLD = 1_900;
const HOLDS = windowBetween(NOW, NOW + 500);
const OVER = windowBetween(0, NOW);

interface Look {
  readonly facts?: Partial<Omit<Group, 'members'>>;
  readonly suppressions?: Readonly<Record<string, Suppression>>;
  readonly mute?: typeof HOLDS;
  /** Since when `a` is suppressed, as it is noted. */
  readonly suppressedSince?: number;
}

/** The group has `a`, of which `room` was notified at 1900, and `b`, of which it was not. */
function look({ facts = {}, suppressions = {}, mute, suppressedSince }: Look) {
  const suppressed =
    suppressedSince === undefined ? {} : ({ suppressed: { by: 'mute', since: suppressedSince } } as const);
  const told = aNotified(TOLD, aNotifiedAlert('a', { at: TOLD, ...suppressed }));
  const group = aGroup({ notifiedAt: TOLD, ...facts }, [aMember('a'), aMember('b', { knownAt: 1_999 })], told);
  const policy = aPolicy(mute === undefined ? {} : { muteWindow: mute }, suppressions);
  const { group: after, notify, leaving } = lookAtGroup(group, policy, NOW);
  const { members: _members, notified, id: _id, key: _key, ...rest } = after ?? aGroup({}, []);
  return {
    said: notify.map(({ reason, firing }) => [reason, firing.map(({ fingerprint }) => fingerprint)]),
    facts: rest,
    noted: notified.get('room')?.firing.get('a')?.suppressed,
    dueAt: after && groupDueAt(after, policy, NOW),
    leaving,
  };
}

describe('a look at a group', () => {
  it('decides what is due', () => {
    expect(look({ facts: { changedAt: 1_990 } })).toMatchObject({
      said: [['new', ['a', 'b']]],
      facts: { notifiedAt: NOW },
      noted: undefined,
    });
  });

  it('decides nothing that is not due, and forgets nothing of it', () => {
    const { said, facts, noted, leaving } = look({ facts: { changedAt: 1_999, wokenAt: 1_999, suppressedAt: 1_950 } });
    expect([said, leaving, noted]).toEqual([[], [], undefined]);
    expect(facts).toEqual({ notifiedAt: TOLD, changedAt: 1_999, wokenAt: 1_999, suppressedAt: 1_950 });
  });

  it('decides nothing where nothing is to come', () => {
    const group = aGroup({}, [aMember('a')]);
    expect(lookAtGroup(group, aPolicy(), NOW)).toEqual({ group, notify: [], leaving: [] });
  });
});

describe('a mute time that begins', () => {
  it('is noted, and a change that waits goes on waiting', () => {
    expect(look({ facts: { changedAt: 1_995 }, mute: HOLDS })).toEqual({
      said: [],
      facts: { notifiedAt: TOLD, changedAt: 1_995, mutedAt: NOW },
      noted: { by: 'mute', since: NOW },
      dueAt: 2_005,
      leaving: [],
    });
  });

  it('is noted in a look that is due, which notifies nobody and waits for its end', () => {
    expect(look({ facts: { changedAt: 1_900 }, mute: HOLDS })).toEqual({
      said: [],
      facts: { notifiedAt: TOLD, mutedAt: NOW, suppressedAt: NOW },
      noted: { by: 'mute', since: NOW },
      dueAt: NOW + 500,
      leaving: [],
    });
  });

  it('notes silences as well, and since when it was noted first', () => {
    const facts = { silencedAt: 1_999, changedAt: 1_999 };
    const both = look({ facts, suppressions: { a: 'silence' }, mute: HOLDS });
    expect(both).toMatchObject({ facts: { mutedAt: NOW }, noted: { by: 'silence', since: NOW } });
    expect(both.facts).not.toHaveProperty('silencedAt');
    expect(look({ mute: HOLDS, suppressedSince: 1_950 }).noted).toEqual({ by: 'mute', since: 1_950 });
  });

  it('does not wake the group', () => {
    expect(look({ facts: { mutedAt: 1_950, changedAt: 1_999 }, mute: HOLDS }).facts).toEqual({
      notifiedAt: TOLD,
      changedAt: 1_999,
      mutedAt: NOW,
    });
  });
});

describe('a mute time that is over', () => {
  it.each([
    ['and that has no end any more', undefined],
    ['by its time', OVER],
  ])('wakes the group that was muted, %s', (_what, mute) => {
    const { said, facts } = look({ facts: { mutedAt: 1_950 }, suppressedSince: 1_950, ...(mute && { mute }) });
    expect(said).toEqual([['new', ['a', 'b']]]);
    expect(facts).toEqual({ notifiedAt: NOW });
  });

  it('wakes it once it may speak, from the first time on', () => {
    const facts = { mutedAt: 1_950, notifiedAt: 1_999 };
    expect(look({ facts, suppressedSince: 1_950 })).toMatchObject({
      said: [],
      facts: { notifiedAt: 1_999, wokenAt: NOW },
      noted: { by: 'mute', since: 1_950 },
      dueAt: 2_049,
    });
    const woken = look({ facts: { ...facts, wokenAt: 1_980 } });
    expect(woken.facts).toEqual({ notifiedAt: 1_999, wokenAt: 1_980 });
  });

  it('wakes no group that was never looked at in it', () => {
    expect(look({ mute: OVER })).toMatchObject({
      said: [],
      facts: { notifiedAt: TOLD },
      noted: undefined,
      dueAt: 2_900,
    });
  });

  it('notes a silence that began as it ended', () => {
    const after = look({
      facts: { mutedAt: 1_950, silencedAt: 1_999, notifiedAt: 1_999 },
      suppressions: { a: 'silence' },
    });
    expect(after.facts).toEqual({ notifiedAt: 1_999, wokenAt: NOW });
    expect(after.noted).toEqual({ by: 'silence', since: NOW });
  });
});

describe('a silence that began', () => {
  it('is noted, and a change that waits goes on waiting', () => {
    const facts = { silencedAt: NOW, changedAt: 1_995 };
    expect(look({ facts, suppressions: { a: 'silence' } })).toEqual({
      said: [],
      facts: { notifiedAt: TOLD, changedAt: 1_995 },
      noted: { by: 'silence', since: NOW },
      dueAt: 2_005,
      leaving: [],
    });
  });

  it('is noted in a look that is due, which says so', () => {
    const facts = { silencedAt: 1_999, changedAt: 1_900 };
    expect(look({ facts, suppressions: { a: 'silence' } })).toMatchObject({
      said: [['new', ['b']]],
      noted: { by: 'silence', since: NOW },
    });
  });

  it('and is over when the group is looked at, is not noted, and not asked for again', () => {
    const { noted, facts } = look({ facts: { silencedAt: 1_999 } });
    expect([noted, facts]).toEqual([undefined, { notifiedAt: TOLD }]);
  });

  it('is not looked for where none began', () => {
    expect(look({ suppressions: { a: 'silence' } }).noted).toBeUndefined();
  });
});
