import { matchRoutes } from './match-routes.ts';
import type { Matcher, Routable } from './matcher.ts';
import type { Route, RouteTree } from './route.ts';

/** Where an alert goes, and what was asked on the way. */
export interface RoutingExplanation {
  readonly matches: readonly Route[];
  /** Every route that was tried, in order. */
  readonly trace: readonly RoutingStep[];
}

export interface RoutingStep {
  /** The route's id. */
  readonly route: string;
  readonly matched: boolean;
  /** The conditions that hold; of a route that did not match, the first one that does not. */
  readonly by: string;
}

/** The same walk as `matchRoutes`, with a note of each route that it tried. */
export function explainRouting(tree: RouteTree, alert: Routable): RoutingExplanation {
  const trace: RoutingStep[] = [];
  const matches = matchRoutes(tree, alert, ({ id, match }, matched) => {
    trace.push({ route: id, matched, by: matched ? match.text : firstMiss(match, alert) });
  });
  return { matches, trace };
}

function firstMiss(matcher: Matcher, alert: Routable): string {
  return (matcher.conditions?.find((condition) => !condition.test(alert)) ?? matcher).text;
}
