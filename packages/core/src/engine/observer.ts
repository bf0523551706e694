import type { NotifyReason } from '@signalbox/sdk';
import type { AttemptRecord, EventKind } from '../store/index.ts';

/** What the engine tells about its doing, for logs and metrics. It must not throw and is never awaited. */
export interface EngineObserver {
  /** Messages of one request are on disk. `none`: a re-send without news. */
  accepted(source: string, kinds: ReadonlyMap<EventKind | 'none', number>): void;
  /** A group decided to say something. */
  decided(decision: {
    channel: string;
    route: string;
    group: string;
    reason: NotifyReason;
    firing: number;
    resolved: number;
  }): void;
  attempted(
    attempt: AttemptRecord & { readonly channel: string; readonly transport: string; readonly group: string },
  ): void;
  /** A channel's template failed, and the default one was sent. */
  renderFailed(failure: { channel: string; part: string; error: string }): void;
  /** A transport has something for the log. */
  said(channel: string, fields: Readonly<Record<string, unknown>>, text: string): void;
  /** The store refuses; intake answers 503 until `storeRecovered`. */
  storeFailed(error: unknown): void;
  storeRecovered(): void;
  /** Something that should not happen: an exception in a plugin or in our own code. */
  failed(what: string, error: unknown): void;
}
