/** Bytes of bodies that may be in memory at once, over all requests; a request beyond that is told to come again. */
const BODY_BUDGET_BYTES = 64 * 1024 * 1024;

/** How much of the memory for bodies is reserved. */
export interface BodyBudget {
  /** False if there is no room; nothing is reserved then. */
  reserve(bytes: number): boolean;
  release(bytes: number): void;
}

export function createBodyBudget(limit = BODY_BUDGET_BYTES): BodyBudget {
  let reserved = 0;
  return {
    reserve(bytes) {
      if (reserved + bytes > limit) return false;
      reserved += bytes;
      return true;
    },
    release(bytes) {
      reserved -= bytes;
    },
  };
}
