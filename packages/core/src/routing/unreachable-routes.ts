import { type AlertSet, isSurelyEmpty, splitByLabel, surelyTakesAll } from './alert-set.ts';
import type { Route, RouteTree } from './route.ts';
import { candidateRoutes } from './route-index.ts';
import { alertsAt, type RoutePath, routePaths } from './route-paths.ts';

/** A route that no alert ever comes to. */
export interface UnreachableRoute {
  readonly route: Route;
  /** The routes before it that take all that it could take. None: its conditions and those above it exclude each other. */
  readonly takenBy: readonly Route[];
}

/** A label of which more values are listed than this is not looked at value by value. */
const MOST_VALUES = 200;

/**
 * The routes that no alert reaches, as far as that is certain; not those below one of them. It is certain of values and
 * lists of values, and of patterns that are tried on these: two patterns are not compared.
 */
export function unreachableRoutes(tree: RouteTree): readonly UnreachableRoute[] {
  const found = new Map<Route, UnreachableRoute>();
  for (const path of routePaths(tree)) {
    const route = path.at(-1)?.route;
    if (route === undefined || path.some((above) => found.has(above.route))) continue;
    const alerts = alertsAt(path);
    const takenBy = isSurelyEmpty(alerts) ? [] : takersOf(alerts, path);
    if (takenBy !== undefined) found.set(route, { route, takenBy });
  }
  return [...found.values()];
}

/** Who takes all of these alerts before they come to the end of a path; undefined: perhaps nobody. */
function takersOf(alerts: AlertSet, path: RoutePath): readonly Route[] | undefined {
  const taker = takerOf(alerts, path);
  if (taker !== undefined) return [taker];
  for (const [label, values] of alerts.values) {
    if (values.size < 2 || values.size > MOST_VALUES) continue;
    const takers = splitByLabel(alerts, label).map((part) => takerOf(part, path));
    if (!takers.includes(undefined)) return [...new Set(takers)].filter((each) => each !== undefined);
  }
  return undefined;
}

/** The first route that takes them all: one that stands before the path at any level, and does not go on. */
function takerOf(alerts: AlertSet, path: RoutePath): Route | undefined {
  // Whoever takes them all takes this one, so that it may be looked up by its labels.
  const one = { labels: Object.fromEntries([...alerts.values].map(([label, [value = '']]) => [label, value])) };
  for (const { route, siblings } of path) {
    for (const before of candidateRoutes(siblings, { ...one, annotations: {} })) {
      if (before === route) break;
      if (!before.continues && surelyTakesAll(before.match, alerts)) return before;
    }
  }
  return undefined;
}
