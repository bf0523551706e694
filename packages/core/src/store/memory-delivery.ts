import type { AttemptRecord, DeliveryHead, NewDelivery, StoreCounts, StoredAttempt, StoredDelivery } from './store.ts';

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

/** The requests of so many attempts of a delivery are kept: one that waits a day for its target has thousands. */
export const KEPT_REQUESTS = 10;

/** The attempts of a delivery with one more. */
export function withAttempt(attempts: readonly StoredAttempt[], attempt: AttemptRecord): readonly StoredAttempt[] {
  const { delivery: _delivery, state: _state, notBefore: _notBefore, ...kept } = attempt;
  return [...attempts, kept].map((each, index, all) => {
    if (index >= all.length - KEPT_REQUESTS) return each;
    const { request: _request, ...old } = each;
    return old;
  });
}

/** What the engine keeps in memory of one that waits. We may have died in an attempt: it may have arrived. */
export function loadedHead(delivery: StoredDelivery): DeliveryHead {
  const { id, channel, groupId, decidedAt, waitingSince, attempts, notBefore, snapshot } = delivery;
  const { fallbackFrom, resendOf } = delivery;
  const head = { id, channel, groupId, decidedAt, waitingSince, attempts, notBefore, maybeArrived: true, snapshot };
  return {
    ...head,
    ...(fallbackFrom === undefined ? {} : { fallbackFrom }),
    ...(resendOf === undefined ? {} : { resendOf }),
  };
}

export function countStates(deliveries: Iterable<StoredDelivery>): StoreCounts['deliveries'] {
  const counts = { waiting: 0, sent: 0, dead: 0, superseded: 0 };
  for (const { state } of deliveries) counts[state] += 1;
  return counts;
}

/** A fallback was notified of it. */
export function steppedIn(delivery: StoredDelivery): StoredDelivery {
  const { fallbackFrom: _, ...rest } = delivery;
  return rest;
}
