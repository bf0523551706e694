import { describe, expect, it } from 'vitest';
import { afterFailure, type Breaker, blockedUntil, closedBreaker } from './breaker.ts';

/** The breaker after this many failures in a row, the last of them at `now`. */
function after(failures: number, now = 0): Breaker {
  let breaker = closedBreaker;
  for (let count = 0; count < failures; count += 1) breaker = afterFailure(breaker, now);
  return breaker;
}

describe('a breaker', () => {
  it.each([0, 1, 2, 3, 4])('is closed after %d failures', (failures) => {
    expect(after(failures, 1_000)).toEqual({ failures });
    expect(blockedUntil(after(failures, 1_000), 0)).toBeUndefined();
  });

  it.each([
    [5, 1_000],
    [6, 2_000],
    [7, 4_000],
    [8, 8_000],
    [9, 15_000],
    [10, 15_000],
    [15, 15_000],
    [16, 15_000],
    [2_000, 15_000],
  ])('is open after %d failures, and lets a probe go %d ms later', (failures, wait) => {
    expect(after(failures, 50_000)).toEqual({ failures, probeAt: 50_000 + wait });
  });

  it('counts the wait from the last failure', () => {
    const open = after(5, 1_000);
    expect(afterFailure(open, 9_000)).toEqual({ failures: 6, probeAt: 11_000 });
  });

  it('is not changed by what follows from it', () => {
    const before = after(4);
    afterFailure(before, 5);
    expect(before).toEqual({ failures: 4 });
    expect(closedBreaker).toEqual({ failures: 0 });
  });

  it.each([
    [0, 2_000],
    [1_999, 2_000],
    [2_000, undefined],
    [2_001, undefined],
  ])('that probes at 2000 blocks at %d until %s', (now, until) => {
    expect(blockedUntil({ failures: 5, probeAt: 2_000 }, now)).toBe(until);
  });

  it('that never opened blocks nothing, at any time', () => {
    for (const now of [-1, 0, Number.MAX_SAFE_INTEGER]) expect(blockedUntil(closedBreaker, now)).toBeUndefined();
  });
});
