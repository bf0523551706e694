/** The only way to the time. Everything that waits takes one; tests bring their own. */
export interface Clock {
  /** Epoch milliseconds; never goes back while the process lives, whatever happens to the wall clock. */
  now(): number;
  /**
   * Calls `run` once, at or after `at` (epoch ms), never before the caller's turn is over. What is due already runs at
   * the end of this turn of the event loop, before what is put off with `setImmediate` later in it.
   */
  schedule(at: number, run: () => void): Timer;
  /** From 0 to below 1. */
  random(): number;
}

export interface Timer {
  cancel(): void;
}

/** Longest time-out that timers can take; what is due later is waited for in several steps. */
const LONGEST_TIMEOUT_MS = 2 ** 31 - 1;

/** The wall clock as it was at the start, carried on by the monotonic one. */
export function systemClock(): Clock {
  const offset = Date.now() - performance.now();
  const now = () => Math.floor(offset + performance.now());
  return {
    now,
    schedule(at, run) {
      if (at <= now()) {
        const immediate = setImmediate(run);
        return { cancel: () => clearImmediate(immediate) };
      }
      const wait = () => setTimeout(onTimeout, Math.min(at - now(), LONGEST_TIMEOUT_MS));
      // A timer counts whole milliseconds of its own, and may end one before the time has come.
      const onTimeout = () => {
        if (now() >= at) run();
        else timeout = wait();
      };
      let timeout = wait();
      return { cancel: () => clearTimeout(timeout) };
    },
    random: () => Math.random(),
  };
}
