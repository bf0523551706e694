/** Bytes of bodies that may be held at once, over all requests: what comes beyond is told to come again. */
const INTAKE_BUDGET_BYTES = 64 * 1024 * 1024;

/** How much of the intake's memory is spoken for. */
export interface IntakeBudget {
  /** False if there is no room; nothing is taken then. */
  take(bytes: number): boolean;
  give(bytes: number): void;
}

export function createIntakeBudget(limit = INTAKE_BUDGET_BYTES): IntakeBudget {
  let used = 0;
  return {
    take(bytes) {
      if (used + bytes > limit) return false;
      used += bytes;
      return true;
    },
    give(bytes) {
      used -= bytes;
    },
  };
}
