import type { EventQuery, StoredEvent } from './store.ts';

/** Does a list that was asked for so have this event? */
export function isListed(
  { id, fingerprint, at }: Pick<StoredEvent, 'id' | 'fingerprint' | 'at'>,
  query: Omit<EventQuery, 'limit' | 'oldestFirst'>,
): boolean {
  const { before = Number.POSITIVE_INFINITY, after = Number.NEGATIVE_INFINITY } = query;
  const { since = Number.NEGATIVE_INFINITY, until = Number.POSITIVE_INFINITY } = query;
  const isMeant = query.fingerprint === undefined || query.fingerprint === fingerprint;
  return isMeant && id < before && id > after && at >= since && at < until;
}
