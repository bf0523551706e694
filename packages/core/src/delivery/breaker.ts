/** A target that fails again and again is left alone but for one probe at a time. */
export interface Breaker {
  /** Failures in a row that say that the target is down. */
  readonly failures: number;
  /** Open since it has failed too often: the next probe may go then (epoch ms). */
  readonly probeAt?: number;
}

export const closedBreaker: Breaker = { failures: 0 };

const FAILURES_TO_OPEN = 5;
const LONGEST_PROBE_MS = 15_000;

/** After an attempt that failed as one does whose target is down. Pure. */
export function afterFailure(breaker: Breaker, now: number): Breaker {
  const failures = breaker.failures + 1;
  if (failures < FAILURES_TO_OPEN) return { failures };
  const wait = Math.min(LONGEST_PROBE_MS, 1_000 * 2 ** Math.min(failures - FAILURES_TO_OPEN, 10));
  return { failures, probeAt: now + wait };
}

/** When the next attempt may go; undefined: at once. */
export function blockedUntil(breaker: Breaker, now: number): number | undefined {
  return breaker.probeAt !== undefined && breaker.probeAt > now ? breaker.probeAt : undefined;
}
