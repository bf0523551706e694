import type { Timer } from '@signalbox/core';
import { createLog } from '../observe/log.ts';
import { createThrottledLog } from '../observe/throttled-log.ts';

/** A throttled log on a clock that stands still until it is told to go on. */
export function aThrottledLog() {
  let now = 1_000;
  let timers: { at: number; run: () => void }[] = [];
  const lines: string[] = [];
  const log = createLog({
    level: 'info',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  const clock = {
    now: () => now,
    schedule(at: number, run: () => void): Timer {
      const timer = { at, run };
      timers.push(timer);
      return { cancel: () => (timers = timers.filter((each) => each !== timer)) };
    },
  };
  return {
    throttled: createThrottledLog(log, clock),
    logged: () => lines.map((line) => JSON.parse(line)),
    timers: () => timers.length,
    pass(ms: number) {
      now += ms;
      const due = timers.filter(({ at }) => at <= now);
      timers = timers.filter(({ at }) => at > now);
      for (const { run } of due) run();
    },
  };
}
