import type { Group, GroupPolicy, Member, Notified } from '../grouping/group.ts';
import type { NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';

/** A member named by its fingerprint; fires as a warning since time 0 unless said otherwise. */
export function aMember(fingerprint: string, given: Partial<Member> = {}): Member {
  const facts = {
    eventId: 1,
    status: 'firing',
    severity: 'warning',
    arrivedAt: 0,
    knownAt: 0,
    notice: undefined,
    endedUnder: undefined,
  } as const;
  return { fingerprint, ...facts, ...given };
}

/** A channel was notified of an alert: that it fires as a warning. */
export function aNotifiedAlert(fingerprint: string, given: Partial<NotifiedAlert> = {}): NotifiedAlert {
  return { fingerprint, severity: 'warning', at: 100, delivered: 'yes', ...given };
}

export function aNotified(at: number, ...alerts: readonly NotifiedAlert[]): Notified {
  return { thread: 'thread', at, contentHash: '', firing: new Map(alerts.map((alert) => [alert.fingerprint, alert])) };
}

export function aGroup(given: Partial<Omit<Group, 'members'>>, members: readonly Member[], notified?: Notified): Group {
  return {
    id: 'group',
    key: {},
    members: new Map(members.map((member) => [member.fingerprint, member])),
    notified: notified === undefined ? new Map() : new Map([['room', notified]]),
    ...given,
  };
}

/** Waits of 10, 50 and 1000 ms; one channel, `room`. */
export function aPolicy(
  given: Partial<GroupPolicy> = {},
  suppressions: Readonly<Record<string, Suppression>> = {},
): GroupPolicy {
  return {
    route: 'route',
    groupWaitMs: 10,
    groupIntervalMs: 50,
    repeatIntervalMs: 1_000,
    channels: [{ name: 'room', sendResolved: true, unsent: false }],
    suppressionOf: (fingerprint) => suppressions[fingerprint],
    ...given,
  };
}
