import { type AlertSet, alertsThatMatch } from './alert-set.ts';
import type { Route, RouteTree } from './route.ts';

/** A route below those that lead to it: each with its siblings, from the top down. */
export type RoutePath = readonly RouteAmongSiblings[];

export interface RouteAmongSiblings {
  readonly route: Route;
  readonly siblings: readonly Route[];
}

/** Every route, depth first, as matching goes. */
export function routePaths({ routes }: Pick<RouteTree, 'routes'>, above: RoutePath = []): readonly RoutePath[] {
  return routes.flatMap((route) => {
    const path = [...above, { route, siblings: routes }];
    return [path, ...routePaths(route, path)];
  });
}

/** The alerts that fulfil all conditions on the way to a route. */
export function alertsAt(path: RoutePath): AlertSet {
  return alertsThatMatch(path.map(({ route }) => route.match));
}
