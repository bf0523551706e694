import type { NotifyReason } from '@signalbox/sdk';
import type { DeliveryObserver } from '../delivery/delivery-runner.ts';
import type { EventKind } from '../store/index.ts';

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
  /** The store refuses; intake answers 503 until `storeRecovered`. */
  storeFailed(error: unknown): void;
  storeRecovered(): void;
  /** Something that should not happen: an exception in a plugin or in our own code. */
  failed(what: string, error: unknown): void;
}
