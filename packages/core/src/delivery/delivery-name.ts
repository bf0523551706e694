import type { DeliveryHead } from '../store/index.ts';

type Named = Pick<DeliveryHead, 'id' | 'groupId'>;

/** The name of a delivery, and its idempotency key: unique over stores, the same over attempts, without a dot (Standard Webhooks). */
export function deliveryName({ id, groupId }: Named): string {
  return `${groupId}-${id}`;
}
