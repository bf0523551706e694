import type { TimeWindow } from './time-window.ts';

/** Active from one time until another (epoch ms); the end does not belong to it. */
export function windowBetween(from: number, until: number): TimeWindow {
  return {
    isActiveAt: (at) => at >= from && at < until,
    nextChangeAt: (at) => {
      if (until <= from) return undefined;
      if (at < from) return from;
      return at < until ? until : undefined;
    },
  };
}
