import type { DeliveryHead } from '../store/index.ts';
import type { Outbox } from './outbox.ts';

/** Takes out all that waits for channels that the configuration no longer has: it becomes dead letters. */
export function dropRemovedChannels(outbox: Outbox, channels: ReadonlyMap<string, unknown>): readonly DeliveryHead[] {
  const removed = [...outbox.channels()].map(([name]) => name).filter((name) => !channels.has(name));
  return removed.flatMap((name) => outbox.drop(name));
}
