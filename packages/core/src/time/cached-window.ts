import { FURTHEST_MS, type TimeWindow } from './time-window.ts';

/** What a time window says is the same until it changes. */
interface Answer {
  readonly from: number;
  readonly until: number;
  readonly holds: boolean;
  readonly nextChange: number | undefined;
}

/** The same time window; a question whose answer has not changed since the last one costs nothing. */
export function cachedWindow(window: TimeWindow): TimeWindow {
  let last: Answer | undefined;
  const ask = (at: number): Answer => {
    if (last !== undefined && last.from <= at && at < last.until) return last;
    const nextChange = window.nextChangeAt(at);
    // Where it changes no more within sight, it is looked at again long before the end of sight.
    const until = nextChange ?? at + FURTHEST_MS / 2;
    last = { from: at, until, holds: window.isActiveAt(at), nextChange };
    return last;
  };
  return {
    isActiveAt: (at) => ask(at).holds,
    nextChangeAt: (at) => ask(at).nextChange,
  };
}
