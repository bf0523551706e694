import type { AlertStatus, Fingerprint, NotifyReason, TextMap } from '@signalbox/sdk';
import type { EndedUnder, EventId, NotifiedAlert } from '../store/index.ts';
import type { Suppression } from '../suppression/suppression.ts';
import type { TimeWindow } from '../time/time-window.ts';

/** What decisions need of an alert in a group. Its texts stay in the store. */
export interface Member {
  readonly fingerprint: Fingerprint;
  /** The event that holds its body. */
  readonly eventId: EventId;
  /** `resolved` also for one that left: its labels changed, and it belongs to another group now. */
  readonly status: AlertStatus;
  readonly severity: string;
  /** When this run of firing arrived here, and when its last change did (epoch ms). */
  readonly arrivedAt: number;
  readonly knownAt: number;
  /** A notice has no end: it leaves the group once it was notified. */
  readonly notice: true | undefined;
  /** Of an end: what suppressed the alert then. */
  readonly endedUnder: EndedUnder | undefined;
  /** It goes on in another group. */
  readonly moved?: true;
}

/** What one group has notified one channel of. */
export interface Notified {
  readonly thread: string;
  /** When the channel was last notified, here or in the group that this was brought along from. */
  readonly at: number;
  readonly contentHash: string;
  /** The alerts that the channel last heard to be firing. */
  readonly firing: ReadonlyMap<Fingerprint, NotifiedAlert>;
}

/**
 * A group: facts with their times. Due times follow from them and from the live policy, so that a new interval counts
 * at once. The members come and go with every accepted batch, and the whole is judged only when it is due.
 */
export interface Group {
  /** Opaque, made once. */
  readonly id: string;
  readonly key: TextMap;
  readonly members: ReadonlyMap<Fingerprint, Member>;
  /** By channel. */
  readonly notified: ReadonlyMap<string, Notified>;
  /** The last notification to any channel. */
  readonly notifiedAt?: number;
  /** The first change that no notification has named yet. */
  readonly changedAt?: number;
  /** Something that suppressed a member ended: the group is due at once. */
  readonly wokenAt?: number;
  /** The last look at which something was suppressed: what fell due until then waits for the end of the suppression. */
  readonly suppressedAt?: number;
  /** The last look, if it fell into a mute time of the route: the end of that wakes the group. */
  readonly mutedAt?: number;
  /** A silence began to cover a member, and that is not noted yet in what its channels were notified of. */
  readonly silencedAt?: number;
}

/** What the live configuration says of a group. Durations in milliseconds. */
export interface GroupPolicy {
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  readonly channels: readonly ChannelPolicy[];
  /** The route's id. */
  readonly route: string;
  /** What suppresses an alert of the group now, apart from the route's mute time. */
  suppressionOf(fingerprint: Fingerprint): Suppression | undefined;
  /** When the route is muted, if it ever is. */
  readonly muteWindow?: TimeWindow;
}

export interface ChannelPolicy {
  readonly name: string;
  readonly sendResolved: boolean;
  /** The last message is neither sent nor given up: what it said may not have arrived. */
  readonly unsent: boolean;
  /** The configuration no longer notifies this channel: it is notified of the ends of what it heard, and of nothing else. */
  readonly pendingResolve?: true;
}

/** What a channel is to be notified of now. */
export interface Notify {
  readonly channel: string;
  readonly reason: NotifyReason;
  readonly thread: string;
  readonly contentHash: string;
  readonly firing: readonly Member[];
  readonly resolved: readonly Member[];
  /** Notified before, and firing on under a silence or an inhibition. */
  readonly suppressed: readonly Member[];
}

/** What a look at a due group gave. */
export interface GroupStep {
  /** The facts afterwards; undefined: nothing is left to say, the group is over. Its `members` are the same map as before. */
  readonly group: Group | undefined;
  readonly notify: readonly Notify[];
  /** Members that leave now: those whose end was notified, and notices that were. */
  readonly leaving: readonly Member[];
}
