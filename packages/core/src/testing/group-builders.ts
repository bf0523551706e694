import { type Group, type GroupPolicy, type Hush, type Member, NO_HUSH, type Told } from '../grouping/group.ts';
import type { ToldAlert } from '../store/index.ts';

/** A member named by its fingerprint; fires as a warning since time 0 unless said otherwise. */
export function aMember(fingerprint: string, given: Partial<Member> = {}): Member {
  const facts = {
    eventId: 1,
    status: 'firing',
    severity: 'warning',
    arrivedAt: 0,
    knownAt: 0,
    notice: undefined,
  } as const;
  return { fingerprint, ...facts, ...given };
}

/** What a channel was told of an alert: that it fires as a warning. */
export function aWord(fingerprint: string, given: Partial<ToldAlert> = {}): ToldAlert {
  return { fingerprint, severity: 'warning', at: 100, heard: 'yes', ...given };
}

export function aTold(at: number, ...words: readonly ToldAlert[]): Told {
  return { thread: 'thread', at, contentHash: '', firing: new Map(words.map((word) => [word.fingerprint, word])) };
}

export function aGroup(
  given: Partial<Omit<Group, 'members' | 'told'>>,
  members: readonly Member[],
  told?: Told,
): Group {
  return {
    id: 'group',
    key: {},
    members: new Map(members.map((member) => [member.fingerprint, member])),
    told: told === undefined ? new Map() : new Map([['room', told]]),
    ...given,
  };
}

/** Waits of 10, 50 and 1000 ms; one channel, `room`. */
export function aPolicy(given: Partial<GroupPolicy> = {}, hushes: Readonly<Record<string, Hush>> = {}): GroupPolicy {
  return {
    groupWaitMs: 10,
    groupIntervalMs: 50,
    repeatIntervalMs: 1_000,
    channels: [{ name: 'room', sendResolved: true, unsent: false }],
    hushOf: (fingerprint) => hushes[fingerprint] ?? NO_HUSH,
    ...given,
  };
}
