import type { AlertStatus, Fingerprint, NotifyReason, TextMap } from '@signalbox/sdk';
import type { EventId, NotifiedAlert } from '../store/index.ts';
import type { TimeWindow } from '../time/time-window.ts';

/** What decisions need of an alert in a group. Its texts stay in the store. */
export interface Member {
  readonly fingerprint: Fingerprint;
  /** The event that holds its words. */
  readonly eventId: EventId;
  /** `resolved` also for one that left: its labels changed, and it belongs to another group now. */
  readonly status: AlertStatus;
  readonly severity: string;
  /** When this run of firing arrived here, and when its last change did (epoch ms). */
  readonly arrivedAt: number;
  readonly knownAt: number;
  /** Has no end: leaves the group once it was told. */
  readonly notice: true | undefined;
  /** It goes on in another group. */
  readonly moved?: true;
}

/** What one channel was told by one group. */
export interface Notified {
  readonly thread: string;
  /** When it was last told something, here or in the group that its knowledge was brought along from. */
  readonly at: number;
  readonly contentHash: string;
  /** The alerts whose last word here is "firing". */
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
  /** The first change that was not told yet. */
  readonly changedAt?: number;
  /** Something that hid a member ended: the group is looked at at once. */
  readonly wokenAt?: number;
  /** The last look at which something was held back: what fell due until then waits for the end of what hides it. */
  readonly suppressedAt?: number;
}

/** What the live configuration says of a group. Durations in milliseconds. */
export interface GroupPolicy {
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  readonly channels: readonly ChannelPolicy[];
  /** What keeps an alert of the group from being told, or did lately. */
  suppressionOf(fingerprint: Fingerprint): Suppression;
  /** The quiet times of the route, if it has any. */
  readonly muteWindow?: TimeWindow;
}

/** The part of suppression that is about one alert. */
export interface Suppression {
  readonly by?: 'silence' | 'inhibition';
  /** When a silence that covered it ended last (epoch ms). */
  readonly silenceEndedAt?: number;
}

/** Nothing hides it, and nothing did. */
export const NOT_SUPPRESSED: Suppression = {};

export interface ChannelPolicy {
  readonly name: string;
  readonly sendResolved: boolean;
  /** The last message is neither sent nor given up: what it said may be unheard. */
  readonly unsent: boolean;
  /** The configuration no longer sends it here: it hears the end of what it was told, and nothing else. */
  readonly pendingResolve?: true;
}

/** What a channel is to be told now. */
export interface Notify {
  readonly channel: string;
  readonly reason: NotifyReason;
  readonly thread: string;
  readonly contentHash: string;
  readonly firing: readonly Member[];
  readonly resolved: readonly Member[];
  /** Told before, firing on under a silence or an inhibition. */
  readonly suppressed: readonly Member[];
}

/** What a look at a due group gave. */
export interface GroupStep {
  /** The facts afterwards; undefined: nothing is left to say, forget it. Its `members` are the same map as before. */
  readonly group: Group | undefined;
  readonly notify: readonly Notify[];
  /** Members that leave now: over and told, or notices that are through. */
  readonly leaving: readonly Member[];
}
