import type { LatestDelivery } from '@signalbox/core';
import { type Static, Type } from '@signalbox/sdk';
import { exactly, orNull, timeSchema } from '../../http/component.ts';
import { timeText } from '../times.ts';

export const DELIVERY_STATES = ['waiting', 'sent', 'dead', 'superseded'] as const;

/** What became of a group's decisions for one channel. */
export const latestDeliveryFields = {
  channel: Type.String(),
  decidedAt: orNull(timeSchema, 'When the last message to it was decided; null: none was.'),
  state: orNull(
    Type.Enum(DELIVERY_STATES),
    'What became of that message: `superseded` had nothing left to say; null: none was decided, or it is kept no longer.',
  ),
  deliveredAt: orNull(timeSchema, 'When that message arrived.'),
  settledAt: orNull(timeSchema, 'Since when it is `sent`, `dead` or `superseded`.'),
  nextAttemptAt: orNull(timeSchema, 'When it is tried next, at the earliest; null while it is being tried.'),
  attempts: Type.Integer({ minimum: 0, description: 'How often it was tried.' }),
  lastError: orNull(
    Type.String(),
    'Why the last attempt failed; of one that was not tried yet, why its target takes nothing.',
  ),
  delivery: orNull(Type.String(), 'Its id.'),
  lastDeliveredAt: orNull(timeSchema, 'When a message of the group last arrived there, that one or one before it.'),
};

const latestDeliverySchema = exactly(latestDeliveryFields);

/** @param decidedAt when the group decided, where the delivery is kept no longer */
export function latestDeliveryJson(
  { channel, delivery, deliveredAt }: LatestDelivery,
  decidedAt?: number,
): Static<typeof latestDeliverySchema> {
  const time = (at: number | undefined) => (at === undefined ? null : timeText(at));
  return {
    channel,
    decidedAt: time(delivery?.decidedAt ?? decidedAt),
    state: delivery?.state ?? null,
    deliveredAt: time(delivery?.state === 'sent' ? delivery.settledAt : undefined),
    settledAt: time(delivery?.settledAt),
    nextAttemptAt: time(delivery?.nextAttemptAt),
    attempts: delivery?.attempts ?? 0,
    lastError: delivery?.lastError ?? null,
    delivery: delivery?.name ?? null,
    lastDeliveredAt: time(deliveredAt),
  };
}
