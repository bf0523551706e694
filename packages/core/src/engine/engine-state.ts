import type { Fingerprint } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import type { EventId, EventRefresh, SilenceRecord, Store, StoredEvent } from '../store/index.ts';
import type { SuppressionIndex } from '../suppression/suppression-index.ts';
import type { DueQueue } from '../time/due-queue.ts';
import type { TimeBuckets } from '../time/time-buckets.ts';
import type { GroupTable } from './group-table.ts';
import type { KnownAlerts } from './known-alerts.ts';
import type { LiveGroup } from './live-group.ts';

/**
 * What the engine holds in memory: a view of the store, ahead of it only by what is being committed.
 * After a failed commit it is thrown away and read again.
 */
export interface EngineState {
  readonly config: Config;
  readonly store: Store;
  readonly known: KnownAlerts;
  readonly groups: GroupTable;
  readonly due: DueQueue<LiveGroup>;
  readonly suppression: SuppressionIndex;
  /** Ad-hoc silences, by id; those that ended within the week among them. */
  readonly adHocSilences: Map<string, SilenceRecord>;
  /** When to look whether alerts were renewed: at their own `expiresAt`, and perhaps earlier. */
  readonly expiries: TimeBuckets<Fingerprint>;
  /** Of those that a start found: whose senders have sent nothing since. They get the time to renew. */
  readonly unconfirmed: Set<Fingerprint>;
  /** Newer bodies of alerts that were no news, not written yet. */
  readonly refreshes: Map<EventId, EventRefresh>;
  /** When ends are forgotten. */
  readonly forgets: DueQueue<Fingerprint>;
  /** A text that no other receipt in this store has. */
  nextReceipt(): string;
  /** Events with their newest bodies; those that are gone are left out. */
  readEvents(ids: readonly EventId[]): Promise<readonly StoredEvent[]>;
}
