import type { EventKind, StoredEvent } from './store.ts';

/** Ends of an alert; remembered for a while, so that a late message changes nothing. */
const ENDS: ReadonlySet<EventKind> = new Set(['resolved', 'expired', 'ended', 'unknown-resolved']);

export function isEnd(event: Pick<StoredEvent, 'kind'>): boolean {
  return ENDS.has(event.kind);
}

/** Those that no other one takes the place of, in their order; neither notices that are through nor what came too late. */
export function foldEvents(events: Iterable<StoredEvent>): StoredEvent[] {
  const current = new Map<number, StoredEvent>();
  for (const event of events) {
    if (event.kind === 'stale') continue;
    if (event.supersedes !== undefined) current.delete(event.supersedes);
    if (event.kind !== 'told') current.set(event.id, event);
  }
  return [...current.values()];
}
