import type { AttemptRecord, DeliveryHead, Flush, NewDelivery, Store } from '../store/index.ts';
import { earlierFallbackFrom } from './fallback.ts';
import { originOf } from './fallback-snapshot.ts';
import { mergeWaiting } from './merge-waiting.ts';
import type { Outbox } from './outbox.ts';

/** What a result is applied to. */
export interface ResultContext {
  readonly outbox: Outbox;
  readonly store: Pick<Store, 'allocateDeliveryIds'>;
  /** Hash of the live configuration. */
  readonly generation: string;
}

/**
 * All that the result of an attempt changes, once the store has it: the delivery is complete, or waits for its next
 * attempt, or a newer one takes it along.
 *
 * @param head the delivery as it is after the attempt
 * @returns what is to be committed; undefined: nothing
 */
export function applyAttemptResult(
  head: DeliveryHead,
  record: AttemptRecord,
  context: ResultContext,
): Flush | undefined {
  const queue = context.outbox.queueOf(head.channel);
  if (record.state === 'waiting') return waitAgain(head, record.notBefore ?? 0, context);
  queue.complete(head);
  return undefined;
}

/** A flush that writes nothing: to be built on. */
export const EMPTY_FLUSH: Flush = { groups: [], forgotten: [], deliveries: [], superseded: [], events: [] };

/** To be tried again; if the group has said more meanwhile, one message carries both. */
function waitAgain(
  head: DeliveryHead,
  notBefore: number,
  { outbox, store, generation }: ResultContext,
): Flush | undefined {
  const queue = outbox.queueOf(head.channel);
  queue.complete(head);
  // What is sent again says what was once true: nothing newer is said with it, nor takes it along.
  const newer = head.resendOf === undefined ? queue.takeWaiting(head.groupId) : undefined;
  if (newer === undefined) {
    queue.put({ ...head, notBefore });
    return undefined;
  }
  const snapshot = mergeWaiting(newer.snapshot, head.snapshot);
  const delivery: NewDelivery = {
    id: store.allocateDeliveryIds(1),
    channel: head.channel,
    groupId: head.groupId,
    // What it says of alerts was decided with the newer one: by this time the group finds it if it never arrives.
    decidedAt: newer.decidedAt,
    replaces: [head.id, newer.id],
    waitingSince: Math.min(head.waitingSince, newer.waitingSince),
    ...earlierFallbackFrom(head, newer),
    generation,
    ...originOf(snapshot),
    snapshot,
  };
  outbox.add(delivery, head.maybeArrived || newer.maybeArrived);
  return { ...EMPTY_FLUSH, deliveries: [delivery] };
}
