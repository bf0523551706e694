import type { DeliveryHead, NewDelivery } from '../store/index.ts';
import { ChannelQueue } from './channel-queue.ts';

/** All deliveries that are not settled, by channel. */
export class Outbox {
  readonly #channels = new Map<string, ChannelQueue>();
  /** Decided, and not on disk yet: nothing is sent before. */
  readonly #held = new Map<string, DeliveryHead>();

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
    const held = this.#held.get(`${channel}\u0000${groupId}`);
    return held !== undefined || this.queueOf(channel).isUnsent(groupId);
  }

  isHeld(channel: string, groupId: string): boolean {
    return this.#held.has(`${channel}\u0000${groupId}`);
  }

  /** Takes out the delivery of this group that no attempt is under way for, to be replaced. */
  takeWaiting(channel: string, groupId: string): DeliveryHead | undefined {
    const key = `${channel}\u0000${groupId}`;
    const held = this.#held.get(key);
    this.#held.delete(key);
    return held ?? this.queueOf(channel).takeWaiting(groupId);
  }

  /**
   * Remembers a delivery until it is on disk.
   * @param maybeArrived an attempt of what it replaces may have arrived
   */
  hold(delivery: NewDelivery, maybeArrived = false): void {
    const { id, channel, groupId, decidedAt, waitingSince } = delivery;
    const head = { id, channel, groupId, decidedAt, waitingSince, attempts: 0, notBefore: 0, maybeArrived };
    this.#held.set(`${channel}\u0000${groupId}`, head);
  }

  /** These are on disk: they may be sent. */
  release(deliveries: readonly NewDelivery[]): void {
    for (const { id, channel, groupId } of deliveries) {
      const key = `${channel}\u0000${groupId}`;
      const head = this.#held.get(key);
      if (head?.id !== id) continue;
      this.#held.delete(key);
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
