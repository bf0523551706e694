import { zonedTimeText } from '../time/zoned-time-text.ts';
import type { Route } from './route.ts';

/** Why the groups of a route say nothing at a time. */
export interface RouteMute {
  /** Names of mute times: those of `mute` that are active, and those of `active` if none of them is. */
  readonly by: readonly string[];
  /** When the route speaks again, by the clock of the first of them (RFC 3339); null: not within 400 days. */
  readonly until: string | null;
}

/**
 * Asks the same window as the groups of the route do. Undefined: it is not muted.
 *
 * @param at epoch ms
 */
export function routeMuteAt({ muteWindow, muteReasons = [] }: Route, at: number): RouteMute | undefined {
  if (muteWindow?.isActiveAt(at) !== true) return undefined;
  const reasons = muteReasons.filter(({ window }) => window.isActiveAt(at));
  const until = muteWindow.nextChangeAt(at);
  return {
    by: [...new Set(reasons.map(({ name }) => name))],
    until: until === undefined ? null : zonedTimeText(until, reasons[0]?.timeZone ?? 'UTC'),
  };
}
