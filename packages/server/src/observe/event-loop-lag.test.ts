import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { measureEventLoopLag } from './event-loop-lag.ts';

describe('the lag of the event loop', () => {
  beforeEach(() => void vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] }));
  afterEach(() => void vi.useRealTimers());

  /** What was observed when the timer ended after each of these times (ms). */
  function observedAfter(...passed: readonly number[]): readonly number[] {
    const observed: number[] = [];
    let now = 1_000;
    const lag = measureEventLoopLag(
      (seconds) => observed.push(seconds),
      () => now,
    );
    for (const ms of passed) {
      now += ms;
      vi.advanceTimersToNextTimer();
    }
    lag.stop();
    expect(vi.getTimerCount()).toBe(0);
    return observed;
  }

  it('is nothing while the loop comes back in time', () => {
    expect(observedAfter(20, 20, 19.9)).toEqual([0, 0, 0]);
  });

  it('is how late it came, and a late one makes the next no later', () => {
    expect(observedAfter(20, 320, 20, 25)).toEqual([0, 0.3, 0, 0.005]);
  });
});
