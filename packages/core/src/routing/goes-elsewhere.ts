import { surelyTakesAll } from './alert-set.ts';
import { alertsAt, type RoutePath } from './route-paths.ts';

/**
 * Do all alerts of a route surely go to another one as well: one before it that goes on (`continue`), or one after it
 * if it, or the route above it, goes on?
 */
export function goesElsewhere(path: RoutePath): boolean {
  const alerts = alertsAt(path);
  return path.some(({ route, siblings }) => {
    const own = siblings.indexOf(route);
    return siblings.some((other, index) => {
      const isTried = index < own ? other.continues : index > own && route.continues;
      return isTried && other.to.length > 0 && surelyTakesAll(other.match, alerts);
    });
  });
}
