import { readDeliveryName } from '../delivery/delivery-name.ts';
import type { DeliveryState, StoredDelivery } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';

/** The name of what was given up, or why it was not. `being-tried`: an attempt of it is under way. */
export type GivenUp =
  | { readonly name: string }
  | { readonly refused: 'unknown' | 'being-tried' | Exclude<DeliveryState, 'waiting'> };

/** Finds the delivery that a person gives up; or says why that cannot be done. */
export async function findWaiting(
  { store }: Pick<EngineState, 'store'>,
  name: string,
): Promise<StoredDelivery | Extract<GivenUp, { readonly refused: string }>> {
  const named = readDeliveryName(name);
  const delivery = named === undefined ? undefined : await store.readDelivery(named.id);
  if (delivery === undefined || delivery.groupId !== named?.groupId) return { refused: 'unknown' };
  return delivery.state === 'waiting' ? delivery : { refused: delivery.state };
}
