import type { NotifyReason } from '@signalbox/sdk';
import type { DeliveryObserver } from '../delivery/delivery-runner.ts';
import type { DeliveryId, EventKind } from '../store/index.ts';

/** What the engine reports, for logs and metrics. It must not throw and is never awaited. */
export interface EngineObserver extends DeliveryObserver {
  /** Messages of one request are on disk. `none`: a re-send without news. */
  accepted(source: string, kinds: ReadonlyMap<EventKind | 'none', number>): void;
  /** A group decided on a notification. */
  decided(decision: {
    channel: string;
    route: string;
    group: string;
    reason: NotifyReason;
    firing: number;
    resolved: number;
  }): void;
  /**
   * A delivery is settled without an attempt: a newer one of its group says it, nothing is left to say, or nobody tries
   * it any more.
   */
  settled(delivery: {
    id: DeliveryId;
    channel: string;
    groupId: string;
    state: 'superseded' | 'dead';
    reason?: string;
  }): void;
  /** The store refuses; intake answers 503 until `storeRecovered`. */
  storeFailed(error: unknown): void;
  storeRecovered(): void;
  /** Something that should not happen: an exception in a plugin or in our own code. */
  failed(what: string, error: unknown): void;
}
