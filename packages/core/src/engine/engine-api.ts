import type { Fingerprint, ReceivedAlert } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import type { Generation } from '../store/index.ts';

/** The running router: the only place where clock, store, transports and configuration meet. */
export interface Engine {
  /**
   * Takes the alerts of one request. Fulfilled when all are on disk; nothing is kept if it rejects with `store-full`,
   * and all or nothing if with `store-commit-unknown`.
   */
  accept(request: AcceptRequest): Promise<readonly AcceptedAlert[]>;
  /** Puts another configuration into force: routes all active alerts again. Atomic. */
  reload(config: Config, generation: Generation): Promise<void>;
  readonly config: Config;
  /** Undefined: it accepts and delivers. Else why not. */
  trouble(): string | undefined;
  stats(): EngineStats;
  /** Ends: no new attempts, running ones get `graceMs`, what was accepted is on disk. The store stays open. */
  stop(graceMs: number): Promise<void>;
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
