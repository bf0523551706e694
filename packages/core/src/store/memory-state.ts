import type {
  DeliveryId,
  EventId,
  EventRefresh,
  Generation,
  GroupRecord,
  SilenceRecord,
  StoredAttempt,
  StoredDelivery,
  StoredEvent,
} from './store.ts';

/** What a store in memory keeps. It outlives its store as a file does: a simulation opens another one on it. */
export interface MemoryState {
  /** By id, in their order. */
  readonly events: Map<EventId, StoredEvent>;
  readonly refreshes: Map<EventId, EventRefresh>;
  /** Not current any more, though no event that is there says so: pruning forgot them, or took what superseded them. */
  readonly forgotten: Set<EventId>;
  readonly groups: Map<string, GroupRecord>;
  readonly deliveries: Map<DeliveryId, StoredDelivery>;
  /** The oldest first. */
  readonly attempts: Map<DeliveryId, readonly StoredAttempt[]>;
  readonly generations: Generation[];
  /** What each silence has said, the newest last. */
  readonly silences: Map<string, SilenceRecord[]>;
}

export function createMemoryState(): MemoryState {
  return {
    events: new Map(),
    refreshes: new Map(),
    forgotten: new Set(),
    groups: new Map(),
    deliveries: new Map(),
    attempts: new Map(),
    generations: [],
    silences: new Map(),
  };
}
