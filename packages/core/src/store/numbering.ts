/** Gives numbers in a row, and refuses records that come out of it: what is derived from events counts on their order. */
export interface Numbering {
  /** The first of `count` numbers that nobody else gets. */
  allocate(count: number): number;
  /** @throws {RangeError} if one is not above all that were used before */
  use(records: readonly { readonly id: number }[]): void;
}

/** @param last the highest number in the store */
export function createNumbering(last: number): Numbering {
  let allocated = last;
  let used = last;
  return {
    allocate(count) {
      const first = allocated + 1;
      allocated += count;
      return first;
    },
    use(records) {
      for (const { id } of records) {
        if (id <= used || id > allocated) throw new RangeError(`number ${id} is out of its row (${used} was used)`);
        used = id;
      }
    },
  };
}
