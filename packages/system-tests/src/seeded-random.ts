/** A generator of numbers that gives the same ones for the same seed (mulberry32). */
export interface Random {
  /** From 0 to 1, 1 not among them. */
  next(): number;
  /** From 0, `below` not among them. */
  integer(below: number): number;
  isLikely(probability: number): boolean;
  /** @throws RangeError for an empty list */
  pick<T>(list: readonly T[]): T;
}

export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const integer = (below: number) => Math.floor(next() * below);
  return {
    next,
    integer,
    isLikely: (probability) => next() < probability,
    pick(list) {
      const picked = list.at(integer(list.length));
      if (picked === undefined) throw new RangeError('nothing to pick from');
      return picked;
    },
  };
}
