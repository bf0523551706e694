import { FURTHEST_MS, type TimeWindow } from './time-window.ts';

/** It holds while one of these does; of none, never. */
export function anyOf(windows: readonly TimeWindow[]): TimeWindow {
  const [only] = windows;
  if (only !== undefined && windows.length === 1) return only;
  const isActiveAt = (at: number) => windows.some((window) => window.isActiveAt(at));
  return {
    isActiveAt,
    nextChangeAt: (at) => (isActiveAt(at) ? endAfter(windows, at) : earliest(changesAfter(windows, at))),
  };
}

/** It holds while the other one does not: all times but those that are named `active`. */
export function outsideOf(window: TimeWindow): TimeWindow {
  return {
    isActiveAt: (at) => !window.isActiveAt(at),
    nextChangeAt: (at) => window.nextChangeAt(at),
  };
}

/** Where none of them holds any more: each that holds there carries on until its own end. */
function endAfter(windows: readonly TimeWindow[], at: number): number | undefined {
  for (let time = at; time <= at + FURTHEST_MS; ) {
    const holding = windows.filter((window) => window.isActiveAt(time));
    if (holding.length === 0) return time;
    const ends = changesAfter(holding, time);
    if (ends.length < holding.length) return undefined;
    time = Math.max(...ends);
  }
  return undefined;
}

function changesAfter(windows: readonly TimeWindow[], at: number): readonly number[] {
  return windows.map((window) => window.nextChangeAt(at)).filter((change) => change !== undefined);
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times);
}
