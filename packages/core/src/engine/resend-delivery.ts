import { deliveryName, readDeliveryName } from '../delivery/delivery-name.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { threadOf } from '../grouping/content-hash.ts';
import type { GroupRecord, NewDelivery, StoredDelivery } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import { noteTold } from './note-told.ts';

/** A delivery that is sent again, or why it is not. */
export type Resent =
  | { readonly type: 'resent'; readonly name: string; readonly resendOf: string; readonly channel: string }
  | { readonly type: 'refused'; readonly why: ResendRefusal; readonly detail: string };

export type ResendRefusal = 'unknown-delivery' | 'unknown-channel' | 'not-dead';

/** Which dead letter is sent again to which channel; what was sent again already; or why nothing is. */
export type ResendPlan = { readonly type: 'send'; readonly origin: StoredDelivery; readonly channel: string } | Resent;

/**
 * Finds out whether a dead letter is to be sent again, and what it was at first: one that was sent again and died is
 * the same message once more. What waits for the channel already, or has arrived there, is not sent a second time.
 *
 * @param to the channel that gets it; undefined: its own
 */
export async function planResend(state: EngineState, name: string, to: string | undefined): Promise<ResendPlan> {
  const { store, config } = state;
  const refuse = (why: ResendRefusal, detail: string): Resent => ({ type: 'refused', why, detail });
  const named = readDeliveryName(name);
  const delivery = named === undefined ? undefined : await store.readDelivery(named.id);
  if (delivery === undefined || delivery.groupId !== named?.groupId) {
    return refuse('unknown-delivery', 'no delivery has this id');
  }
  if (delivery.state !== 'dead') return refuse('not-dead', NOT_DEAD[delivery.state]);
  const channel = to ?? delivery.channel;
  const configured = config.channels.get(channel);
  if (configured === undefined)
    return refuse('unknown-channel', `the configuration has no channel ${JSON.stringify(channel)}`);
  if (configured.suspended) return refuse('unknown-channel', `the channel ${JSON.stringify(channel)} is suspended`);
  const origin = delivery.resendOf === undefined ? delivery : await store.readDelivery(delivery.resendOf);
  // The first one may be gone from the history: then this one is all that is known of it.
  const first = origin ?? delivery;
  const { deliveries } = await store.listDeliveries({ resendOf: first.id, channel, limit: 1 });
  const [last] = deliveries;
  if (last?.state === 'waiting' || last?.state === 'sent') {
    return { type: 'resent', name: deliveryName(last), resendOf: deliveryName(first), channel };
  }
  return { type: 'send', origin: first, channel };
}

const NOT_DEAD = {
  waiting: 'it waits, and is tried again by itself',
  sent: 'it was delivered',
  superseded: 'a newer message took its place, or nothing was left to say',
} as const;

/** Takes into memory that a dead letter is sent again, as it was; what is given is to be committed as one. */
export function makeResend(
  state: EngineState,
  outbox: Outbox,
  { origin, channel }: Extract<ResendPlan, { readonly type: 'send' }>,
  now: number,
): { readonly delivery: NewDelivery; readonly groups: readonly GroupRecord[] } {
  const { groupId } = origin;
  const thread = state.groups.byId(groupId)?.facts.notified.get(channel)?.thread ?? threadOf(groupId, channel);
  const resendFrom = origin.snapshot.resendFrom ?? origin.decidedAt;
  const snapshot = { ...origin.snapshot, reason: 'resend', thread, resendFrom } as const;
  const delivery: NewDelivery = {
    id: state.store.allocateDeliveryIds(1),
    channel,
    groupId,
    decidedAt: now,
    replaces: [],
    waitingSince: now,
    generation: state.config.hash,
    resendOf: origin.id,
    snapshot,
  };
  const groups = noteTold(state, { groupId, channel, snapshot, isReplaced: false, now });
  outbox.add(delivery);
  return { delivery, groups: groups.map((group) => group.record()) };
}
