import type { AlertStatus, Fingerprint, NotifyReason, TextMap } from '@signalbox/sdk';

/** Number of an event in the order of acceptance; never used twice. */
export type EventId = number;
/** Number of a delivery in the order of decision. */
export type DeliveryId = number;

/**
 * What a received message was to what was known.
 * `new` (also: fires again), `changed` (severity or labels), `resolved` (by its sender), `expired` (not renewed),
 * `ended` (by a person), `told` (a notice that is through), `stale` (older than what is known; recorded, nothing else),
 * `unknown-resolved` (an end of something unknown; recorded, and remembered for an hour).
 */
export type EventKind = 'new' | 'changed' | 'resolved' | 'expired' | 'ended' | 'told' | 'stale' | 'unknown-resolved';

/** One change of an alert, as it was accepted. Times are epoch milliseconds. */
export interface AlertEvent {
  readonly kind: EventKind;
  readonly fingerprint: Fingerprint;
  readonly source: string;
  /** When it arrived here. */
  readonly at: number;
  /** The event of the same fingerprint that this one takes the place of. */
  readonly supersedes?: EventId;
  /** When the present run of firing began here (the arrival of its `new`): facts survive a change of severity. */
  readonly arrivedAt: number;
  readonly startsAt: number;
  readonly endsAt?: number;
  /** The sender's own time of the change. */
  readonly changedAt?: number;
  /** Resolves by itself then, unless renewed. */
  readonly expiresAt?: number;
  readonly notice?: true;
  /** The sender has a key of its own for it: its labels may change. */
  readonly keyed?: true;
  readonly severity: string;
  /** Of an end: what suppressed the alert at that moment. Absent: nothing did. */
  readonly endedUnder?: EndedUnder;
  readonly body: AlertBody;
}

/** What suppressed an alert when it ended: who was never notified of it is not notified of its end either. */
export interface EndedUnder {
  readonly by?: 'silence' | 'inhibition';
  /** The routes, by id, whose mute time held. */
  readonly mutedRoutes: readonly string[];
}

/** The wide part of an event: read back only when a group speaks. */
export interface AlertBody {
  readonly labels: TextMap;
  readonly annotations: TextMap;
  readonly link?: string;
  readonly image?: string;
}

export interface StoredEvent extends AlertEvent {
  readonly id: EventId;
}

/**
 * An event as it is appended. What it leaves out is taken over from the event that it supersedes, as that one is when
 * this one is written: so an alert is ended without reading its texts.
 */
export interface NewEvent extends Omit<StoredEvent, 'body'> {
  /** Left out: the newest body of the other one, and whether it is keyed. Without labels: its labels. */
  readonly body?: Omit<AlertBody, 'labels'> & { readonly labels?: TextMap };
}

/** A newer body of an alert that is no news: replaces what `readEvents` and `load` give for that event. */
export interface EventRefresh {
  readonly id: EventId;
  readonly expiresAt?: number;
  readonly body?: AlertBody;
}

/** What a channel was last notified of one alert: that it fires. */
export interface NotifiedAlert {
  readonly fingerprint: Fingerprint;
  readonly severity: string;
  /** When the last message that says so was decided. */
  readonly at: number;
  /** Did it arrive? `pending`: its delivery is not settled, or was settled well. `no`: then no "resolved" is due. */
  readonly delivered: 'yes' | 'pending' | 'no';
  /**
   * What suppressed it since that message, and from when (epoch ms). When nothing suppresses it any more, the channel is
   * notified again. An inhibition is noted only if the message said so.
   */
  readonly suppressed?: { readonly by: 'silence' | 'inhibition' | 'mute'; readonly since: number };
}

/** What a group has notified one channel of, alert by alert (Alertmanager: a line of its nflog). */
export interface NotificationRecord {
  readonly channel: string;
  readonly thread: string;
  /** When it was last notified. */
  readonly at: number;
  /** Hash of fingerprints, states and severities of the last message; no text. */
  readonly contentHash: string;
  /** The alerts that the last message of each said to be firing. */
  readonly firing: readonly NotifiedAlert[];
}

/** A group as it is kept: written when it flushes. Members follow from the events and the live configuration. */
export interface GroupRecord {
  /** Opaque, made once; people link to it. */
  readonly id: string;
  readonly route: string;
  /** The values of `groupBy`, by label name in its order. */
  readonly key: TextMap;
  /** The last notification to any channel. */
  readonly notifiedAt?: number;
  readonly notified: readonly NotificationRecord[];
}

/** One alert of a message. Its texts are those of its event, with the newest body. */
export interface SnapshotAlert {
  readonly eventId: EventId;
  readonly fingerprint: Fingerprint;
  readonly notice?: true;
}

/** A channel that did not get a message, which therefore goes to its fallback. */
export interface StandIn {
  readonly channel: string;
  /** The delivery that it did not get. */
  readonly delivery: DeliveryId;
  /** What failed, for people; secrets are masked. */
  readonly why: string;
}

/** A message as it was decided: of which alerts it tells what. It holds no texts: they are read when it is rendered. */
export interface Snapshot {
  readonly reason: NotifyReason;
  readonly status: AlertStatus;
  /** The worst of what fires; where nothing does, of all that the message is about. */
  readonly severity: string;
  readonly thread: string;
  readonly group: { readonly id: string; readonly key: TextMap };
  readonly route: string;
  readonly firing: readonly SnapshotAlert[];
  readonly resolved: readonly SnapshotAlert[];
  readonly suppressed: readonly SnapshotAlert[];
  readonly contentHash: string;
  /** A person had it sent again: when it was decided first (epoch ms). */
  readonly resendFrom?: number;
  /** The channels that this message stands in for, whose fallback is notified. Absent: it is a group's own. */
  readonly fallbackFor?: readonly StandIn[];
}

/** Which other delivery one was made for. */
export interface DeliveryOrigin {
  /** The one that a person had sent again. */
  readonly resendOf?: DeliveryId;
  /** The one whose channel did not get it. */
  readonly fallbackOf?: DeliveryId;
}

/** The job of getting one notification to one channel. */
export interface NewDelivery extends DeliveryOrigin {
  /** From `allocateDeliveryIds`. */
  readonly id: DeliveryId;
  readonly channel: string;
  readonly groupId: string;
  readonly decidedAt: number;
  /** Whose place it takes: those not yet sent of the same channel and group. They are settled as `superseded`. */
  readonly replaces: readonly DeliveryId[];
  /** When the oldest of what it carries was decided: `giveUpAfter` counts from here. */
  readonly waitingSince: number;
  /** When the oldest of what it carries, and no fallback was notified of, was decided. Absent: there is none. */
  readonly fallbackFrom?: number;
  /** Hash of the configuration that decided it. */
  readonly generation: string;
  readonly snapshot: Snapshot;
}

export type DeliveryState = 'waiting' | 'sent' | 'dead' | 'superseded';

/** What the engine keeps in memory of each unsettled delivery. */
export interface DeliveryHead extends Pick<DeliveryOrigin, 'resendOf'> {
  readonly id: DeliveryId;
  readonly channel: string;
  readonly groupId: string;
  readonly decidedAt: number;
  readonly waitingSince: number;
  /** As `NewDelivery` has it; absent as well once a fallback was notified of it. */
  readonly fallbackFrom?: number;
  readonly attempts: number;
  readonly notBefore: number;
  /** True if some attempt may have arrived: no answer came, or the program ended while it was unsettled (so `load` gives true). */
  readonly maybeArrived: boolean;
  readonly snapshot: Snapshot;
}

export interface StoredDelivery extends DeliveryHead, DeliveryOrigin {
  readonly state: DeliveryState;
  readonly generation: string;
  readonly settledAt?: number;
  readonly lastReason?: string;
}

/** A delivery in a list: without its alerts. */
export interface DeliverySummary
  extends Pick<StoredDelivery, 'id' | 'channel' | 'groupId' | 'decidedAt' | 'state' | 'attempts' | 'notBefore'>,
    Pick<StoredDelivery, 'settledAt' | 'lastReason'>,
    DeliveryOrigin,
    Pick<Snapshot, 'route' | 'reason' | 'status' | 'severity'> {
  /** How many alerts the message lists. */
  readonly firing: number;
  readonly resolved: number;
  readonly suppressed: number;
}

/** Which deliveries; all that is given must hold. */
export interface DeliveryQuery {
  readonly state?: DeliveryState;
  readonly channel?: string;
  readonly route?: string;
  readonly groupId?: string;
  /** Those that name this alert. */
  readonly alert?: Fingerprint;
  readonly reason?: NotifyReason;
  /** Those that repeat this one. */
  readonly resendOf?: DeliveryId;
  /** Decided at this time or later (epoch ms). */
  readonly since?: number;
  /** Decided before this time (epoch ms). */
  readonly until?: number;
  /** The `next` of the page before. */
  readonly after?: DeliveryPosition;
  readonly limit: number;
}

/** A place in the list of deliveries, which goes by the time of decision: behind this one. */
export interface DeliveryPosition {
  readonly decidedAt: number;
  readonly id: DeliveryId;
}

export interface DeliveryPage {
  /** The newest first. */
  readonly deliveries: readonly DeliverySummary[];
  /** Where the next page begins; absent on the last one. A page may have fewer than its limit, or none, and still a next one. */
  readonly next?: DeliveryPosition;
}

/** A channel that a group notifies. */
export interface GroupChannel {
  readonly groupId: string;
  readonly channel: string;
}

/** How one attempt ended. `outcome: 'unknown'`: no answer came; it may have arrived. */
export interface AttemptRecord {
  readonly delivery: DeliveryId;
  readonly startedAt: number;
  readonly endedAt: number;
  readonly outcome: 'ok' | 'retry' | 'reject' | 'unknown';
  readonly reason?: string;
  /** What becomes of the delivery. `waiting`: tried again at `notBefore`. */
  readonly state: DeliveryState;
  readonly notBefore?: number;
  /** The status of the answer, if one came. */
  readonly status?: number;
  readonly request?: SentRequest;
}

/** What an attempt sent, for people: secrets are masked, and a long body is cut. */
export interface SentRequest {
  /** Absent, as `url` is: the transport sends by itself, and `body` is what it shows of that. */
  readonly method?: string;
  readonly url?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

/** An attempt as it is kept. */
export type StoredAttempt = Omit<AttemptRecord, 'delivery' | 'state' | 'notBefore'>;

/** What one look at the due groups decided; committed as a whole. */
export interface Flush {
  /** When it was decided: the time at which `superseded` and `dead` ones are settled. Absent: they count as settled when they were decided. */
  readonly at?: number;
  readonly groups: readonly GroupRecord[];
  /** Groups that have nothing left to say: forgotten. */
  readonly forgotten: readonly string[];
  readonly deliveries: readonly NewDelivery[];
  /** Unsent deliveries with nothing left to say. */
  readonly superseded: readonly DeliveryId[];
  /** Unsent deliveries that nobody tries any more, and why: dead letters, without an attempt. */
  readonly dead?: readonly { readonly id: DeliveryId; readonly reason: string }[];
  /** Results of attempts that are settled in the same commit: what follows from them is among `deliveries`. */
  readonly attempts?: readonly AttemptRecord[];
  /** Deliveries that a fallback is notified of by this flush: they have no `fallbackFrom` any more. */
  readonly steppedIn?: readonly DeliveryId[];
  /** Notices that are through, and alerts that expired: appended as events. */
  readonly events: readonly NewEvent[];
}

/** An ad-hoc silence, made by a person. Times are epoch milliseconds. */
export interface SilenceRecord {
  readonly id: string;
  /** All must hold; each in the syntax of matchers: `host=~"db-.*"`. */
  readonly matchers: readonly string[];
  readonly startsAt: number;
  readonly endsAt: number;
  readonly author: string;
  readonly comment: string;
  readonly createdAt: number;
  readonly updatedAt: number;
}

/** A configuration that was live. */
export interface Generation {
  /** Hash of all its files. */
  readonly hash: string;
  readonly at: number;
  /** The main file's path as it was given, and each file's text, by path relative to the main file's folder. */
  readonly main: string;
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** Which events; all that is given must hold. */
export interface EventQuery {
  readonly fingerprint?: Fingerprint;
  /** Those with ids below this one. */
  readonly before?: EventId;
  /** Those with ids above this one. */
  readonly after?: EventId;
  /** Those that arrived then or later (epoch ms). */
  readonly since?: number;
  /** Those that arrived before (epoch ms). */
  readonly until?: number;
  readonly oldestFirst?: true;
  readonly limit: number;
}

/** What a start takes up, but for the events, which may be a million. */
export interface StoredState {
  readonly groups: readonly GroupRecord[];
  /** Unsettled deliveries by id. */
  readonly deliveries: readonly DeliveryHead[];
  readonly lastGeneration?: Generation;
  /** Those that end after a week before `rememberSince`, by id: a channel may still wait for the end of what they suppressed. */
  readonly silences: readonly SilenceRecord[];
}

/** Which events are current: firing, or ends that are remembered. */
export interface CurrentEventsQuery {
  /** Ends that arrived before this time are forgotten (epoch ms). */
  readonly rememberSince: number;
  /** Those with ids above this one. Default: all. */
  readonly after?: EventId;
  readonly limit: number;
}

/**
 * Where accepted alerts live. One engine runs on it. Each operation is atomic, and durable once its promise is
 * fulfilled; operations become durable in the order in which they were called, and those called at about the same time
 * may share a commit. A read sees what was called before it, durable or not; nothing else is promised of its time, and
 * no decision of the engine waits for one.
 *
 * Errors are `SignalboxError`s: `store-full` and `store-fenced` (certainly nothing is durable), `store-commit-unknown`
 * (it may be), `store-moved`, `store-closed`. After any of them all later operations fail until `recover` was called:
 * what the caller holds in memory may be ahead of the store, and must be read again. While the disk is full, the store
 * can be read, pruned and tidied.
 *
 * `store-fenced` is for a store that several processes share, all of them accepting, one of them running the engine
 * under a lease: a commit names the number of its lease, and is refused with this if another process has taken the
 * lease since. `recover` is fulfilled there once this process has the lease again.
 */
export interface Store {
  /** Version of this contract. */
  readonly contract: 2;
  /** Where it is, for messages. */
  readonly place: string;
  /** The first of `count` ids in a row that nobody else gets. At once, without I/O: the caller refers to events before they are durable. */
  allocateEventIds(count: number): EventId;
  allocateDeliveryIds(count: number): DeliveryId;
  /** Ids are allocated ones, ascending over all calls. */
  appendEvents(events: readonly NewEvent[]): Promise<void>;
  /** Newest bodies of alerts that are no news. Lost ones do no harm. */
  refreshEvents(refreshes: readonly EventRefresh[]): Promise<void>;
  /** Events by id with their newest bodies, in any order; ids that are not there are left out. */
  readEvents(ids: readonly EventId[]): Promise<readonly StoredEvent[]>;
  /** Current events with their newest bodies, by id. */
  readCurrentEvents(query: CurrentEventsQuery): Promise<readonly StoredEvent[]>;
  commitFlush(flush: Flush): Promise<void>;
  settleAttempts(attempts: readonly AttemptRecord[]): Promise<void>;
  readDelivery(id: DeliveryId): Promise<StoredDelivery | undefined>;
  /** The attempts of a delivery, the oldest first; of the newest ten with their requests. */
  readAttempts(id: DeliveryId): Promise<readonly StoredAttempt[]>;
  /** A page takes a bounded time, however many deliveries there are and few that match. */
  listDeliveries(query: DeliveryQuery): Promise<DeliveryPage>;
  /** Of each of these the newest delivery, and the newest that was sent where that is another one. In any order. */
  newestDeliveries(of: readonly GroupChannel[]): Promise<readonly DeliverySummary[]>;
  /** Events by id, the newest first unless the oldest are wanted first. */
  listEvents(query: EventQuery): Promise<readonly StoredEvent[]>;
  /** The newest event of each of these fingerprints, of whatever age. Slow: it may read the whole history. */
  findLatest(fingerprints: readonly Fingerprint[]): Promise<readonly StoredEvent[]>;
  /** Adds a silence, or replaces the one of the same id; what it said before stays in the history. */
  saveSilence(silence: SilenceRecord): Promise<void>;
  /** What a silence has said over time, the newest first. */
  silenceHistory(id: string): Promise<readonly SilenceRecord[]>;
  saveGeneration(generation: Generation): Promise<void>;
  /** @param rememberSince as `readCurrentEvents` has it */
  load(rememberSince: number): Promise<StoredState>;
  /** After an error: closes and opens again. Throws (`SignalboxError`) while it cannot write. */
  recover(): Promise<void>;
  /**
   * Removes history older than `before` that nothing current and no delivery refers to; at most about `limit` rows.
   * Returns how many went. A silence goes, with all that it ever said, a year after others of its age.
   */
  prune(before: number, limit: number): Promise<number>;
  /** Maintenance (checkpoints). Throws if it fails. */
  tidy(): Promise<void>;
  stats(): Promise<StoreStats>;
  /** How much there is of what. It reads through whole tables: not for every minute. */
  count(): Promise<StoreCounts>;
  /**
   * Writes a consistent copy of all that is durable into a new file, which `open` takes; others read and write
   * meanwhile. Absent where a store is no file.
   *
   * @throws {SignalboxError} `backup-failed`: there is no such file then
   */
  backup?(file: string): Promise<void>;
  /** Commits what was called before, then closes. */
  close(): Promise<void>;
}

export interface StoreCounts {
  readonly events: number;
  /** When the oldest event that is kept arrived (epoch ms). Absent: there is none. */
  readonly oldestEventAt?: number;
  readonly deliveries: Readonly<Record<DeliveryState, number>>;
  /** Open ones. */
  readonly groups: number;
  /** Ad-hoc silences that are kept, over ones among them. */
  readonly silences: number;
  /** Configurations that are kept. */
  readonly generations: number;
}

export interface StoreStats {
  /** Size on disk, bytes, without what waits to be checkpointed. */
  readonly bytes: number;
  /** Bytes that wait to be checkpointed. */
  readonly pendingBytes: number;
  /** Commits since the start. */
  readonly commits: number;
}
