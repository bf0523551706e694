import type { LatestDelivery } from '@signalbox/core';
import type { DeliveryState } from '@signalbox/core/store';
import { type Static, Type } from '@signalbox/sdk';
import { exactly, orNull, timeSchema } from '../../http/component.ts';
import { timeTextOrNull } from '../times.ts';

export const DELIVERY_STATES = ['waiting', 'sent', 'dead', 'superseded'] as const satisfies readonly DeliveryState[];

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
  return {
    channel,
    decidedAt: timeTextOrNull(delivery?.decidedAt ?? decidedAt),
    state: delivery?.state ?? null,
    deliveredAt: timeTextOrNull(delivery?.state === 'sent' ? delivery.settledAt : undefined),
    settledAt: timeTextOrNull(delivery?.settledAt),
    nextAttemptAt: timeTextOrNull(delivery?.nextAttemptAt),
    attempts: delivery?.attempts ?? 0,
    lastError: delivery?.lastError ?? null,
    delivery: delivery?.name ?? null,
    lastDeliveredAt: timeTextOrNull(deliveredAt),
  };
}
