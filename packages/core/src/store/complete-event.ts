import type { EventId, NewEvent, StoredEvent } from './store.ts';

/**
 * An event as it is kept: with what it takes over from the one that it supersedes.
 * @param read the event of this id with its newest body
 */
export function completeEvent(event: NewEvent, read: (id: EventId) => StoredEvent | undefined): StoredEvent {
  const { body, supersedes } = event;
  if (body?.labels !== undefined) return event as StoredEvent;
  const earlier = supersedes === undefined ? undefined : read(supersedes);
  if (earlier === undefined) throw new Error(`event ${event.id} takes its body over from one that is not there`);
  if (body !== undefined) return { ...event, body: { ...body, labels: earlier.body.labels } };
  return { ...event, ...(earlier.keyed === undefined ? {} : { keyed: earlier.keyed }), body: earlier.body };
}
