import { goesElsewhere } from '../../routing/goes-elsewhere.ts';
import type { Route } from '../../routing/route.ts';
import { type RoutePath, routePaths } from '../../routing/route-paths.ts';
import { type UnreachableRoute, unreachableRoutes } from '../../routing/unreachable-routes.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { CompiledRoutes, RouteDefinition } from './compile-routes.ts';

/**
 * Warnings about routes that do less than they seem to.
 *
 * @param standIns what each channel takes the place of that notifies nobody itself
 */
export function checkRoutes(
  { tree, definitions }: CompiledRoutes,
  standIns: ReadonlyMap<string, string>,
  { report }: Compilation,
): void {
  const unreachable = new Map(unreachableRoutes(tree).map((found) => [found.route, found]));
  const paths = new Map(routePaths(tree).map((path) => [path.at(-1)?.route, path]));
  for (const [route, definition] of definitions) {
    const found = unreachable.get(route);
    const path = paths.get(route) ?? [];
    const isReached = !path.some((above) => unreachable.has(above.route));
    const problems = [
      ...(found === undefined ? [] : [unreachableRoute(found, definition)]),
      ...(isReached ? activeAlone(path, definition) : []),
      ...standInsOnly(route, standIns, definition),
    ];
    for (const problem of problems) report(definition.file, { severity: 'warning', ...problem });
  }
}

function unreachableRoute({ takenBy }: UnreachableRoute, { at }: RouteDefinition): ProblemAt {
  const code = 'unreachable-route';
  if (takenBy.length === 0) {
    const message =
      'no alert reaches this route: its conditions, with those of the routes above it, exclude each other';
    return { code, at, message, hint: 'correct its match, or move it below another route' };
  }
  const ids = listed(shortened(takenBy.map(({ id }) => JSON.stringify(id))));
  const [takes, that] = takenBy.length === 1 ? ['takes', 'that one'] : ['take', 'those'];
  const message = `no alert reaches this route: ${ids} ${takes} all that it could`;
  return { code, at, message, hint: `move it before ${ids}, or give ${that} \`continue: true\`` };
}

/** As in Alertmanager, its times say when a route notifies, not which alerts it takes. */
function activeAlone(path: RoutePath, { at, written }: RouteDefinition): readonly ProblemAt[] {
  const route = path.at(-1)?.route;
  if (route === undefined || route.to.length === 0 || route.continues) return [];
  if (written.active === undefined || written.active.length === 0 || goesElsewhere(path)) return [];
  const message = 'at other times nobody is notified of its alerts: they are not handed to another route';
  const hint = 'add `continue: true`, and a later route for the other times; `continue: true` alone if it is meant';
  return [{ code: 'active-without-continue', at: [...at, 'active'], message, hint }];
}

function standInsOnly(
  { to }: Route,
  standIns: ReadonlyMap<string, string>,
  { at, written }: RouteDefinition,
): readonly ProblemAt[] {
  if (written.to === undefined || to.length === 0 || !to.every((name) => standIns.has(name))) return [];
  const what = listed(to.map((name) => `${JSON.stringify(name)} only stands in for ${standIns.get(name)}`));
  const hint = 'give the channel the transport that notifies people, and remove its `insteadOf`';
  return [{ code: 'stand-in-only', at: [...at, 'to'], message: `nobody is notified: ${what}`, hint }];
}

/** Some of them, and how many there are besides. */
function shortened(words: readonly string[]): readonly string[] {
  return words.length <= MOST_LISTED ? words : [...words.slice(0, MOST_LISTED), `${words.length - MOST_LISTED} more`];
}

const MOST_LISTED = 3;

function listed(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`;
}
