import type { AttemptRecord, DeliveryHead } from '../store/index.ts';
import type { Outbox } from './outbox.ts';

/** The deliveries that were taken out, and how the store settles them. */
export interface DroppedDeliveries {
  readonly heads: readonly DeliveryHead[];
  readonly records: readonly AttemptRecord[];
}

/** Takes out all that waits for channels that the configuration no longer has: it becomes dead letters. */
export function dropRemovedChannels(
  outbox: Outbox,
  channels: ReadonlyMap<string, unknown>,
  now: number,
): DroppedDeliveries {
  const removed = [...outbox.channels()].map(([name]) => name).filter((name) => !channels.has(name));
  const heads = removed.flatMap((name) => outbox.drop(name));
  const records = heads.map(
    ({ id }): AttemptRecord => ({
      delivery: id,
      startedAt: now,
      endedAt: now,
      outcome: 'reject',
      reason: 'channel-removed',
      state: 'dead',
    }),
  );
  return { heads, records };
}
