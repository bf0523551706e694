import type { Clock } from '../time/clock.ts';

export interface ManualClock extends Clock {
  set(to: number): void;
  /** When the timers that are set fall due. */
  due(): readonly number[];
  /** When the next timer that is set falls due. */
  nextSchedule(): Promise<number>;
  /** Runs what is due by then. */
  run(at: number): void;
  /** Lets time pass by itself from now on: whatever is set within this many milliseconds runs at once. */
  pass(within: number): void;
}

/** A clock that stands still; what is due runs when the test says so. */
export function aManualClock(): ManualClock {
  const timers = new Map<() => void, number>();
  let now = 0;
  let passing = 0;
  let scheduled = (_at: number) => {};
  const run = (at: number) => {
    now = Math.max(now, at);
    const ready = [...timers].filter(([, dueAt]) => dueAt <= now);
    for (const [timer] of ready) {
      timers.delete(timer);
      timer();
    }
  };
  return {
    now: () => now,
    random: () => 0,
    schedule(at, what) {
      const timer = () => what();
      timers.set(timer, at);
      if (at - now <= passing) setImmediate(() => timers.has(timer) && run(at));
      scheduled(at);
      return { cancel: () => timers.delete(timer) };
    },
    set(to) {
      now = to;
    },
    due: () => [...timers.values()].sort((a, b) => a - b),
    nextSchedule: () =>
      new Promise<number>((resolve) => {
        scheduled = resolve;
      }),
    run,
    pass(within) {
      passing = within;
    },
  };
}
