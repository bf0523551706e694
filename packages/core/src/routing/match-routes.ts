import type { Routable } from './matcher.ts';
import type { Route, RouteTree } from './route.ts';
import { candidateRoutes } from './route-index.ts';

/** Told of every route that is tried, in order. */
export type RouteVisitor = (route: Route, matched: boolean) => void;

/**
 * The destinations of an alert, in the order of the tree; `unmatched` alone if no route takes it. Depth first, as in
 * Alertmanager: the first sibling that matches takes the alert, unless it says `continue`; a matching route hands it
 * to those of its children that match, and is itself the destination if none does.
 *
 * With a `visit`, every route is tried and reported; without one, those that cannot match are passed over.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#route
 */
export function matchRoutes(tree: RouteTree, alert: Routable, visit?: RouteVisitor): readonly Route[] {
  const destinations: Route[] = [];
  matchSiblings(tree.routes, alert, visit, destinations);
  return destinations.length > 0 ? destinations : [tree.unmatched];
}

function matchSiblings(
  routes: readonly Route[],
  alert: Routable,
  visit: RouteVisitor | undefined,
  found: Route[],
): void {
  for (const route of visit === undefined ? candidateRoutes(routes, alert) : routes) {
    const matched = route.match.test(alert);
    visit?.(route, matched);
    if (!matched) continue;
    const before = found.length;
    matchSiblings(route.routes, alert, visit, found);
    if (found.length === before) found.push(route);
    if (!route.continues) return;
  }
}
