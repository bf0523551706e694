import { FURTHEST_MS, type TimeWindow } from './time-window.ts';

/** It holds while one of these does; of none, never. */
export function anyOf(windows: readonly TimeWindow[]): TimeWindow {
  const [only] = windows;
  if (only !== undefined && windows.length === 1) return only;
  const isActiveAt = (at: number) => windows.some((window) => window.isActiveAt(at));
  return {
    isActiveAt,
    nextChangeAt: (at) => (isActiveAt(at) ? endAfter(windows, at) : earliest(changesAfter(windows, at))),
    lastEndAt(at) {
      for (let time = at; time >= at - FURTHEST_MS; ) {
        const end = latest(endsBefore(windows, time));
        if (end === undefined || end < at - FURTHEST_MS) return undefined;
        if (!isActiveAt(end)) return end;
        time = end - 1; // another one took over there
      }
      return undefined;
    },
  };
}

/** It holds while the other one does not: all times but those that are named `active`. */
export function outsideOf(window: TimeWindow): TimeWindow {
  return {
    isActiveAt: (at) => !window.isActiveAt(at),
    nextChangeAt: (at) => window.nextChangeAt(at),
    lastEndAt(at) {
      const inside = window.isActiveAt(at) ? at : before(window.lastEndAt(at));
      if (inside === undefined) return undefined;
      const earlier = window.lastEndAt(inside) ?? inside - FURTHEST_MS;
      const begin = window.isActiveAt(earlier) ? undefined : window.nextChangeAt(earlier);
      return begin !== undefined && begin >= at - FURTHEST_MS ? begin : undefined;
    },
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

function endsBefore(windows: readonly TimeWindow[], at: number): readonly number[] {
  return windows.map((window) => window.lastEndAt(at)).filter((end) => end !== undefined);
}

function earliest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.min(...times);
}

function latest(times: readonly number[]): number | undefined {
  return times.length === 0 ? undefined : Math.max(...times);
}

/** Times are whole milliseconds. */
function before(time: number | undefined): number | undefined {
  return time === undefined ? undefined : time - 1;
}
