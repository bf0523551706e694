/** The only way to the time. Everything that waits takes one; tests bring their own. */
export interface Clock {
  /** Epoch milliseconds; never goes back while the process lives, whatever happens to the wall clock. */
  now(): number;
  /** Calls `run` once, at or after `at` (epoch ms), never before the caller's turn is over. */
  schedule(at: number, run: () => void): Timer;
  /** From 0 to below 1. */
  random(): number;
}

export interface Timer {
  cancel(): void;
}

/** Longest time-out that timers can take. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The wall clock as it was at the start, carried on by the monotonic one. */
export function systemClock(): Clock {
  const offset = Date.now() - performance.now();
  const now = () => Math.floor(offset + performance.now());
  return {
    now,
    schedule(at, run) {
      const timeout = setTimeout(run, Math.min(Math.max(at - now(), 0), LONGEST_TIMEOUT_MS));
      return { cancel: () => clearTimeout(timeout) };
    },
    random: () => Math.random(),
  };
}
