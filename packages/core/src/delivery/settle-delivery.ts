import type { EngineState } from '../engine/engine-state.ts';
import { recordOf } from '../engine/live-group.ts';
import type { DeliveryHead, Flush, NewDelivery, NotifiedAlert } from '../store/index.ts';
import { mergeWaiting } from './merge-waiting.ts';
import type { Outbox } from './outbox.ts';

/** A flush that writes nothing: to be built on. */
export const NOTHING: Flush = { groups: [], forgotten: [], deliveries: [], superseded: [], events: [] };

/**
 * An attempt failed and is to be repeated, but the group has said more meanwhile: one message carries both.
 * Undefined: nothing newer waits, and the delivery itself was put back.
 */
export function putBack(state: EngineState, outbox: Outbox, head: DeliveryHead, notBefore: number): Flush | undefined {
  const queue = outbox.queueOf(head.channel);
  const newer = queue.takeWaiting(head.groupId);
  queue.landed(head);
  const [older, newest] = [state.store.readDelivery(head.id), newer && state.store.readDelivery(newer.id)];
  if (newer === undefined || older === undefined || newest === undefined) {
    queue.put({ ...head, notBefore });
    return undefined;
  }
  const delivery: NewDelivery = {
    id: state.store.allocateDeliveryIds(1),
    channel: head.channel,
    groupId: head.groupId,
    // The words that it says were decided with the newer one: by this time they are found if it never arrives.
    decidedAt: newer.decidedAt,
    replaces: [head.id, newer.id],
    waitingSince: Math.min(head.waitingSince, newer.waitingSince),
    generation: state.config.hash,
    snapshot: mergeWaiting(newest.snapshot, older.snapshot),
  };
  outbox.hold(delivery, head.maybeArrived || newer.maybeArrived);
  return { ...NOTHING, deliveries: [delivery] };
}

/** A message is known never to have arrived: for what only it has said, no "resolved" is owed. */
export function noteUndelivered(state: EngineState, head: DeliveryHead): Flush | undefined {
  const group = state.groups.byId(head.groupId);
  const notified = group?.facts.notified.get(head.channel);
  if (group === undefined || notified === undefined || head.maybeArrived) return undefined;
  const isUndelivered = (word: NotifiedAlert) => word.delivered === 'pending' && word.at === head.decidedAt;
  const firing = new Map(
    [...notified.firing].map(([id, word]) => [id, isUndelivered(word) ? { ...word, delivered: 'no' as const } : word]),
  );
  group.facts = { ...group.facts, notified: new Map(group.facts.notified).set(head.channel, { ...notified, firing }) };
  return { ...NOTHING, groups: [recordOf(group)] };
}
