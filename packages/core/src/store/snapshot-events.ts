import type { EventId, Snapshot } from './store.ts';

/** The events that a message refers to. */
export function eventsOf({ firing, resolved, suppressed }: Snapshot): EventId[] {
  return [...firing, ...resolved, ...suppressed].map(({ eventId }) => eventId);
}
