/** The only way to the time. Everything that waits takes one; tests bring their own. */
export interface Clock {
  /** Epoch milliseconds; never goes back while the process lives, whatever happens to the wall clock. */
  now(): number;
  /** Calls `run` once, at or after `at` (epoch ms). */
  schedule(at: number, run: () => void): Timer;
  /** From 0 to below 1. */
  random(): number;
}

export interface Timer {
  cancel(): void;
}
