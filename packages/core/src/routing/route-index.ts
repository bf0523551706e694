import { currentValue } from './label-matchers.ts';
import type { LabelIn, Routable } from './matcher.ts';
import type { Route } from './route.ts';

/** Fewer siblings than this are tried one by one: that is quicker than looking anything up. */
const WORTHWHILE = 16;

/** Some of the siblings, in their order: themselves, and their positions. */
interface Some {
  readonly positions: readonly number[];
  readonly routes: readonly Route[];
}

/** Siblings by the value that a label must have. */
interface RouteIndex {
  readonly byLabel: readonly { readonly name: string; readonly values: ReadonlyMap<string, Some> }[];
  /** Those that no label rules out. */
  readonly others: Some;
}

/** Compiled routes never change, so what was worked out for a list of them holds as long as the list lives. */
const indexes = new WeakMap<readonly Route[], RouteIndex>();

/** The routes among these siblings that may match, in their order: all of them but those whose label has another value. */
export function candidateRoutes(routes: readonly Route[], alert: Routable): Iterable<Route> {
  if (routes.length < WORTHWHILE) return routes;
  const { byLabel, others } = indexOf(routes);
  const lists: Some[] = [];
  if (others.routes.length > 0) lists.push(others);
  for (const { name, values } of byLabel) {
    const found = values.get(currentValue(alert, 'labels', name));
    if (found !== undefined) lists.push(found);
  }
  const [first, second] = lists;
  if (first === undefined) return [];
  // Mostly one label decides: then nothing is merged.
  return second === undefined ? first.routes : inOrder(routes, lists);
}

/** Works out now what the first alert would have to wait for. */
export function prepareCandidates(routes: readonly Route[]): void {
  if (routes.length >= WORTHWHILE) indexOf(routes);
}

function indexOf(routes: readonly Route[]): RouteIndex {
  const known = indexes.get(routes);
  if (known !== undefined) return known;
  const index = indexRoutes(routes);
  indexes.set(routes, index);
  return index;
}

/** Merges ascending lists, so that the walk can stop at the first match. */
function* inOrder(routes: readonly Route[], lists: readonly Some[]): Iterable<Route> {
  const next = lists.map(() => 0);
  for (;;) {
    let nearest = -1;
    let position = routes.length;
    for (let list = 0; list < lists.length; list += 1) {
      const candidate = lists[list]?.positions[next[list] ?? 0];
      if (candidate !== undefined && candidate < position) {
        position = candidate;
        nearest = list;
      }
    }
    const route = routes[position];
    if (route === undefined) return;
    next[nearest] = (next[nearest] ?? 0) + 1;
    yield route;
  }
}

function indexRoutes(routes: readonly Route[]): RouteIndex {
  const valuesOf = new Map<string, Set<string>>();
  for (const { name, values } of routes.flatMap(requirements)) {
    const known = valuesOf.get(name) ?? new Set();
    for (const value of values) known.add(value);
    valuesOf.set(name, known);
  }
  const byLabel = new Map<string, Map<string, number[]>>();
  const others: number[] = [];
  for (const [position, route] of routes.entries()) {
    const spread = ({ name }: LabelIn) => valuesOf.get(name)?.size ?? 0;
    const [first, ...more] = requirements(route);
    let best = first;
    for (const each of more) if (best !== undefined && spread(each) > spread(best)) best = each;
    if (best === undefined) others.push(position);
    else addPositions(byLabel, best, position);
  }
  const some = (positions: readonly number[]): Some => ({
    positions,
    routes: positions.flatMap((position) => routes[position] ?? []),
  });
  return {
    byLabel: [...byLabel].map(([name, positions]) => ({
      name,
      values: new Map([...positions].map(([value, found]) => [value, some(found)])),
    })),
    others: some(others),
  };
}

function addPositions(byLabel: Map<string, Map<string, number[]>>, { name, values }: LabelIn, position: number): void {
  const positions = byLabel.get(name) ?? new Map<string, number[]>();
  byLabel.set(name, positions);
  for (const value of values) {
    const list = positions.get(value);
    if (list === undefined) positions.set(value, [position]);
    else list.push(position);
  }
}

function requirements({ match }: Route): readonly LabelIn[] {
  return [match, ...(match.conditions ?? [])].flatMap(({ labelIn }) => labelIn ?? []);
}
