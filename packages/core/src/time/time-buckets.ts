import { DueQueue } from './due-queue.ts';

/** The items of one time; those before `next` are taken. */
interface Bucket<Item> {
  readonly items: Item[];
  next: number;
}

/**
 * What is due when, for very many items of which many share a time. Cheaper than a `DueQueue`, and forgets nothing: an
 * item that was added twice comes up twice. Lists, since sets would be a tenth of what it costs to accept an alert.
 */
export class TimeBuckets<Item> {
  readonly #buckets = new Map<number, Bucket<Item>>();
  readonly #times = new DueQueue<number>();

  /** @param at epoch milliseconds */
  add(item: Item, at: number): void {
    const bucket = this.#buckets.get(at);
    if (bucket !== undefined) {
      bucket.items.push(item);
    } else {
      this.#buckets.set(at, { items: [item], next: 0 });
      this.#times.set(at, at);
    }
  }

  /** When the first items are due. */
  nextAt(): number | undefined {
    return this.#times.nextAt();
  }

  /** Takes out at most `most` items that are due, the longest due first. */
  take(now: number, most: number): readonly Item[] {
    const taken: Item[] = [];
    for (let at = this.nextAt(); at !== undefined && at <= now && taken.length < most; at = this.nextAt()) {
      const bucket = this.#buckets.get(at);
      if (bucket !== undefined) {
        const { items, next } = bucket;
        bucket.next = Math.min(items.length, next + most - taken.length);
        taken.push(...items.slice(next, bucket.next));
        if (bucket.next < items.length) break;
        this.#buckets.delete(at);
      }
      this.#times.set(at, undefined);
    }
    return taken;
  }
}
