import type { TimeWindow } from '../time/time-window.ts';
import type { Matcher } from './matcher.ts';

/** The compiled routes: tried in order, depth first. `unmatched` has what none took. */
export interface RouteTree {
  readonly routes: readonly Route[];
  readonly unmatched: Route;
}

/** One route with all that it inherits filled in. */
export interface Route {
  /** For people, `explain` and metrics: `payments/routes[0]`, `teams/payments.yaml:routes[0]`, `unmatched`. */
  readonly id: string;
  readonly match: Matcher;
  /** Names of channels that exist, in order; empty: dropped on purpose. */
  readonly to: readonly string[];
  readonly groupBy: GroupBy;
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  /** When this route's groups say nothing (`mute`, and all times outside of `active`); not inherited. Absent: never. */
  readonly muteWindow?: TimeWindow;
  /** What `muteWindow` is made of: for people. */
  readonly muteReasons?: readonly MuteReason[];
  /** Go on to the next sibling after a match. */
  readonly continues: boolean;
  readonly routes: readonly Route[];
}

/** A mute time that a route names, and when it mutes the route. */
export interface MuteReason {
  readonly name: string;
  readonly window: TimeWindow;
  /** Of the IANA database. */
  readonly timeZone: string;
}

/** Label names in their order, or all of them (`["..."]`). */
export type GroupBy = { readonly type: 'labels'; readonly names: readonly string[] } | { readonly type: 'all' };
