import type { QuietTime } from './time-window.ts';

/** Quiet from one time until another (epoch ms); the end does not belong to it. */
export function span(from: number, until: number): QuietTime {
  return {
    holdsAt: (at) => at >= from && at < until,
    lastEndAt: (at) => (until > from && at >= until ? until : undefined),
    nextChangeAt: (at) => {
      if (until <= from) return undefined;
      if (at < from) return from;
      return at < until ? until : undefined;
    },
  };
}
