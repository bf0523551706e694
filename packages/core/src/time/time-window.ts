/**
 * Times at which something is active, such as a silence or a mute time. Pure: everything is asked with a time (epoch ms), and calendars follow the
 * wall clock of their time zone.
 */
export interface TimeWindow {
  isActiveAt(at: number): boolean;
  /** The next time after `at` at which it begins or ends; undefined: it changes no more (within 400 days). */
  nextChangeAt(at: number): number | undefined;
}

/** How far ahead a time window is looked through: 400 days, so that every year has its days. */
export const FURTHEST_MS = 400 * 86_400_000;
