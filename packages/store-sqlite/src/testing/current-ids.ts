import type { Store } from '@signalbox/core/store';

/** The numbers of the events that a start would take up. */
export async function currentIds(store: Store): Promise<number[]> {
  const current = await store.readCurrentEvents({ rememberSince: 0, limit: Number.MAX_SAFE_INTEGER });
  return current.map(({ id }) => id);
}
