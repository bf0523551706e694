import type { Alert, AlertStatus, Fingerprint, ReceivedAlert, TextMap } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import type {
  DeliveryPage,
  DeliveryQuery,
  DeliverySummary,
  EventQuery,
  Generation,
  GroupChannel,
  SilenceRecord,
  StoredAttempt,
  StoredEvent,
} from '../store/index.ts';
import type { GivenUp } from './give-up-delivery.ts';
import type { Resent } from './resend-delivery.ts';

/** The running router: the only place where clock, store, transports and configuration meet. */
export interface Engine {
  /**
   * Takes the alerts of one request. Fulfilled when all are on disk; nothing is kept if it rejects with `store-full`,
   * and all or nothing if with `store-commit-unknown`.
   */
  accept(request: AcceptRequest): Promise<readonly AcceptedAlert[]>;
  /**
   * Puts another configuration into force: routes all active alerts again, while the engine goes on under the one
   * before. Atomic: it rejects, and nothing has changed, while the store cannot keep the generation.
   */
  reload(config: Config, generation: Generation): Promise<void>;
  readonly config: Config;
  /** Undefined: it accepts and delivers. Else why not. */
  unhealthyReason(): string | undefined;
  stats(): EngineStats;
  /** Active alerts by fingerprint, after `after`, at most `limit`. */
  alerts(query: { readonly after?: Fingerprint; readonly limit: number }): Promise<readonly ActiveAlert[]>;
  /** One alert that is active or ended within the hour. */
  alert(fingerprint: Fingerprint): Promise<ActiveAlert | undefined>;
  /** Open groups by id, after `after`, at most `limit`. */
  groups(query: { readonly after?: string; readonly limit: number }): readonly OpenGroup[];
  group(id: string): OpenGroup | undefined;
  /** Deliveries, the newest first. */
  deliveries(query: DeliveryQuery): Promise<ShownDeliveries>;
  /** One by its name. */
  delivery(name: string): Promise<DeliveryDetails | undefined>;
  /** What happened to alerts, the newest first. */
  events(query: EventQuery): Promise<readonly StoredEvent[]>;
  /** What was decided last for each of these channels, and what became of it; in their order. */
  latestDeliveries(of: readonly GroupChannel[]): Promise<readonly LatestDelivery[]>;
  /** The same of the messages that name one alert, for each group and channel that is notified of it, or was lately. */
  latestDeliveriesOfAlert(fingerprint: Fingerprint): Promise<readonly LatestDelivery[]>;
  /**
   * A person has a dead letter sent again, as it was, to its channel or to another one. Fulfilled when that is on disk.
   * Asked again, it gives the delivery that waits or has arrived.
   */
  resend(name: string, to: string | undefined): Promise<Resent>;
  /** A person gives up a delivery that waits: it is a dead letter then. On disk when fulfilled. */
  giveUp(name: string): Promise<GivenUp>;
  /** A person ends an alert that its sender forgot. False: nothing fires under this fingerprint. */
  endAlert(fingerprint: Fingerprint): Promise<boolean>;
  /** Planned and ad-hoc ones, those that ended within the week among them. */
  silences(): readonly LiveSilence[];
  /** Adds an ad-hoc silence, or changes the one of the same id; on disk and in force when fulfilled. */
  setSilence(silence: SilenceRecord): Promise<void>;
  /** Ends: no new attempts, running ones get `graceMs`, what was accepted is on disk. The store stays open. */
  stop(graceMs: number): Promise<void>;
}

/** An active alert, and why it is or is not said. */
export interface ActiveAlert extends Alert {
  /** When this run of firing arrived here. */
  readonly arrivedAt: number;
  /** Ids of open groups it is a member of. */
  readonly groups: readonly string[];
  /** Ids of silences that hold now. */
  readonly silencedBy: readonly string[];
  /** Fingerprints of the alerts that inhibit it now. */
  readonly inhibitedBy: readonly Fingerprint[];
}

export interface OpenGroup {
  readonly id: string;
  readonly route: string;
  readonly key: TextMap;
  readonly firing: number;
  readonly resolved: number;
  readonly suppressed: number;
  /** Its route is muted now. */
  readonly muted: boolean;
  /** When it last decided to notify a channel: what became of that, its deliveries say. */
  readonly decidedAt?: number;
  /** When it is looked at next. */
  readonly dueAt?: number;
  readonly channels: readonly {
    readonly channel: string;
    readonly decidedAt?: number;
    /** Fingerprints of the alerts that fire by the messages decided for it, whether they arrived or not. */
    readonly firing: readonly Fingerprint[];
  }[];
  /** Fingerprints. */
  readonly members: readonly Fingerprint[];
}

/** A delivery as it stands now. */
export interface ShownDelivery extends Omit<DeliverySummary, 'notBefore' | 'lastReason'> {
  /** As messages and logs have it. */
  readonly name: string;
  /** Absent: the configuration no longer has the channel. */
  readonly transport?: string;
  /** When it is tried next, at the earliest (epoch ms). Absent: it does not wait, or is being tried, or its channel is suspended. */
  readonly nextAttemptAt?: number;
  /** Why the last attempt failed; of one that waits and was not tried yet: why its target takes nothing. */
  readonly lastError?: string;
}

export interface ShownDeliveries extends Omit<DeliveryPage, 'deliveries'> {
  readonly deliveries: readonly ShownDelivery[];
}

/** A delivery with all that is kept of it. */
export interface DeliveryDetails extends ShownDelivery {
  readonly alerts: readonly {
    readonly fingerprint: Fingerprint;
    /** What the message says of it. */
    readonly status: AlertStatus | 'suppressed';
    readonly labels: TextMap;
  }[];
  /** The oldest first. */
  readonly tries: readonly StoredAttempt[];
}

/** What became of a group's decisions for one channel. */
export interface LatestDelivery extends GroupChannel {
  /** What was decided last. Absent: nothing was, or it is kept no longer. */
  readonly delivery?: ShownDelivery;
  /** When a message last arrived there, this one or one before it (epoch ms). */
  readonly deliveredAt?: number;
}

export interface LiveSilence {
  readonly id: string;
  /** Ad-hoc ones only. */
  readonly record?: SilenceRecord;
  readonly state: 'pending' | 'active' | 'expired';
  readonly matchers: string;
  readonly comment: string;
  /** How many alerts it hides now. */
  readonly hides: number;
}

export interface AcceptRequest {
  /** Name of the source in the configuration. */
  readonly source: string;
  readonly alerts: readonly ReceivedAlert[];
  /** Epoch milliseconds. */
  readonly receivedAt: number;
}

export interface AcceptedAlert {
  readonly fingerprint: Fingerprint;
}

export interface EngineStats {
  readonly activeAlerts: number;
  readonly groups: number;
  readonly channels: readonly ChannelStats[];
}

export interface ChannelStats {
  readonly channel: string;
  /** Deliveries that are not sent yet. */
  readonly waiting: number;
  readonly inFlight: number;
  /** When the oldest of them was decided, epoch ms. */
  readonly waitingSince?: number;
}
