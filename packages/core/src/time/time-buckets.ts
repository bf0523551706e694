import { DueQueue } from './due-queue.ts';

/**
 * What is due when, for very many items of which many share a time. Cheaper than a `DueQueue`, and forgets nothing: an
 * item that was added for several times comes up at each of them.
 */
export class TimeBuckets<Item> {
  readonly #buckets = new Map<number, Set<Item>>();
  readonly #times = new DueQueue<number>();

  /** @param at epoch milliseconds */
  add(item: Item, at: number): void {
    const bucket = this.#buckets.get(at);
    if (bucket !== undefined) {
      bucket.add(item);
    } else {
      this.#buckets.set(at, new Set([item]));
      this.#times.set(at, at);
    }
  }

  /** When the first items are due. */
  nextAt(): number | undefined {
    return this.#times.nextAt();
  }

  /** Takes out at most `most` items that are due, the longest due first. */
  take(now: number, most: number): readonly Item[] {
    const items: Item[] = [];
    for (let at = this.nextAt(); at !== undefined && at <= now && items.length < most; at = this.nextAt()) {
      const bucket = this.#buckets.get(at) ?? new Set();
      for (const item of bucket) {
        if (items.length === most) return items;
        bucket.delete(item);
        items.push(item);
      }
      this.#buckets.delete(at);
      this.#times.set(at, undefined);
    }
    return items;
  }
}
