import type { DeliveryHead } from '../store/index.ts';

type Named = Pick<DeliveryHead, 'id' | 'groupId'>;

/** The name of a delivery, and its idempotency key: unique over stores, the same over attempts, without a dot (Standard Webhooks). */
export function deliveryName({ id, groupId }: Named): string {
  return `${groupId}-${id}`;
}

/** Undefined for what names no delivery. */
export function readDeliveryName(name: string): Named | undefined {
  const [, groupId, id] = /^(.+)-([1-9]\d{0,14})$/.exec(name) ?? [];
  return groupId === undefined ? undefined : { groupId, id: Number(id) };
}
