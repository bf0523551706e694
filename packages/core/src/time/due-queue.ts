/** Outdated entries that are not worth rebuilding the heap for. */
const MOST_OUTDATED = 1_024;

/** What is due when: a binary heap. An entry that was set again keeps its place until it comes up, and is skipped then. */
export class DueQueue<Item> {
  #heap: { readonly at: number; readonly item: Item }[] = [];
  readonly #due = new Map<Item, number>();

  /** @param at epoch milliseconds; undefined takes the item out */
  set(item: Item, at: number | undefined): void {
    if (at === undefined) {
      this.#due.delete(item);
    } else if (this.#due.get(item) !== at) {
      this.#due.set(item, at);
      this.#push({ at, item });
    }
    if (this.#heap.length > 2 * this.#due.size + MOST_OUTDATED) this.#rebuild();
  }

  /** When the first item is due. */
  nextAt(): number | undefined {
    this.#dropOutdated();
    return this.#heap[0]?.at;
  }

  /** Takes out at most `most` items that are due, the longest due first. */
  take(now: number, most: number): readonly Item[] {
    const items: Item[] = [];
    while (items.length < most) {
      this.#dropOutdated();
      const first = this.#heap[0];
      if (first === undefined || first.at > now) break;
      this.#pop();
      this.#due.delete(first.item);
      items.push(first.item);
    }
    return items;
  }

  /** What was set again or taken out would stay in the heap, and in memory, until its old time. */
  #rebuild(): void {
    this.#heap = [];
    for (const [item, at] of this.#due) this.#push({ at, item });
  }

  #dropOutdated(): void {
    for (let first = this.#heap[0]; first !== undefined; first = this.#heap[0]) {
      if (this.#due.get(first.item) === first.at) return;
      this.#pop();
    }
  }

  #push(entry: { readonly at: number; readonly item: Item }): void {
    const heap = this.#heap;
    let index = heap.push(entry) - 1;
    while (index > 0) {
      const above = (index - 1) >> 1;
      const parent = heap[above];
      if (parent === undefined || parent.at <= entry.at) break;
      heap[index] = parent;
      index = above;
    }
    heap[index] = entry;
  }

  #pop(): void {
    const heap = this.#heap;
    const last = heap.pop();
    if (last === undefined || heap.length === 0) return;
    let index = 0;
    for (;;) {
      let below = index * 2 + 1;
      const left = heap[below];
      if (left === undefined) break;
      const right = heap[below + 1];
      let child = left;
      if (right !== undefined && right.at < left.at) {
        child = right;
        below += 1;
      }
      if (child.at >= last.at) break;
      heap[index] = child;
      index = below;
    }
    heap[index] = last;
  }
}
