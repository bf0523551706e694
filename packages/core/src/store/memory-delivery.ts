import type { AttemptRecord, DeliveryHead, NewDelivery, StoredDelivery } from './store.ts';

export function waitingDelivery(delivery: NewDelivery): StoredDelivery {
  const { replaces: _, ...rest } = delivery;
  return { ...rest, attempts: 0, notBefore: 0, maybeArrived: false, state: 'waiting' };
}

/** What an attempt makes of a delivery. One that is settled stays so; the attempt is counted all the same. */
export function settleDelivery(delivery: StoredDelivery, attempt: AttemptRecord): StoredDelivery {
  const { lastReason: _, ...rest } = delivery;
  const counted: StoredDelivery = {
    ...rest,
    attempts: delivery.attempts + 1,
    maybeArrived: delivery.maybeArrived || attempt.outcome === 'ok' || attempt.outcome === 'unknown',
    ...(attempt.reason === undefined ? {} : { lastReason: attempt.reason }),
  };
  if (delivery.state !== 'waiting') return counted;
  const { state, notBefore = 0, endedAt } = attempt;
  return { ...counted, state, notBefore, ...(state === 'waiting' ? {} : { settledAt: endedAt }) };
}

/** What the engine keeps in memory of one that waits. We may have died in an attempt: it may have arrived. */
export function loadedHead(delivery: StoredDelivery): DeliveryHead {
  const { state: _state, generation: _generation, settledAt: _settledAt, lastReason: _lastReason, ...head } = delivery;
  return { ...head, maybeArrived: true };
}

/** A fallback was notified of it. */
export function steppedIn(delivery: StoredDelivery): StoredDelivery {
  const { fallbackFrom: _, ...rest } = delivery;
  return rest;
}
