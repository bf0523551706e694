import type { DeliveryHead, NewDelivery } from '../store/index.ts';
import { ChannelQueue } from './channel-queue.ts';
import { laneOf } from './lane.ts';

/** All deliveries that are not settled, by channel. */
export class Outbox {
  readonly #channels = new Map<string, ChannelQueue>();
  /** Decided, and not on disk yet: nothing is sent before. By channel and group. */
  readonly #uncommitted = new Map<string, DeliveryHead>();

  /** Those that a start finds. What was in flight when the program ended may have arrived. */
  constructor(unsettled: readonly DeliveryHead[]) {
    for (const head of unsettled) this.queueOf(head.channel).put(head);
  }

  channels(): Iterable<[string, ChannelQueue]> {
    return this.#channels;
  }

  queueOf(channel: string): ChannelQueue {
    const queue = this.#channels.get(channel) ?? new ChannelQueue();
    this.#channels.set(channel, queue);
    return queue;
  }

  isUnsent(channel: string, groupId: string): boolean {
    return this.isUncommitted(channel, groupId) || this.queueOf(channel).isUnsent(groupId);
  }

  isUncommitted(channel: string, groupId: string): boolean {
    return this.#uncommitted.has(addressOf(channel, groupId));
  }

  /** Takes out the delivery of this group that no attempt is under way for, to be replaced. */
  takeWaiting(channel: string, groupId: string): DeliveryHead | undefined {
    const address = addressOf(channel, groupId);
    const uncommitted = this.#uncommitted.get(address);
    this.#uncommitted.delete(address);
    return uncommitted ?? this.queueOf(channel).takeWaiting(groupId);
  }

  /**
   * Remembers a delivery until it is on disk.
   * @param maybeArrived an attempt of what it replaces may have arrived
   */
  add(delivery: NewDelivery, maybeArrived = false): void {
    const { id, channel, groupId, decidedAt, waitingSince, snapshot } = delivery;
    const fresh = { attempts: 0, notBefore: 0, maybeArrived };
    const { fallbackFrom, resendOf } = delivery;
    const waiting = {
      ...(fallbackFrom === undefined ? {} : { fallbackFrom }),
      ...(resendOf === undefined ? {} : { resendOf }),
    };
    const head = { id, channel, groupId, decidedAt, waitingSince, snapshot, ...waiting, ...fresh };
    this.#uncommitted.set(addressOf(channel, laneOf(head)), head);
  }

  /** These are on disk: they may be sent. */
  committed(deliveries: readonly NewDelivery[]): void {
    for (const delivery of deliveries) {
      const { id, channel } = delivery;
      const address = addressOf(channel, laneOf(delivery));
      const head = this.#uncommitted.get(address);
      if (head?.id !== id) continue;
      this.#uncommitted.delete(address);
      this.queueOf(channel).put(head);
    }
  }

  /** Takes out all that waits for a channel. */
  drop(channel: string): readonly DeliveryHead[] {
    const queue = this.#channels.get(channel);
    if (queue === undefined) return [];
    const heads = [...queue.heads()];
    this.#channels.delete(channel);
    return heads;
  }
}

function addressOf(channel: string, lane: string): string {
  return `${channel}\u0000${lane}`;
}
