import { compileRouteMatch } from '../../routing/compile-match.ts';
import type { Matcher } from '../../routing/matcher.ts';
import type { Route, RouteTree } from '../../routing/route.ts';
import { prepareCandidates } from '../../routing/route-index.ts';
import { type KeyPath, valueAt } from '../../text/json-path.ts';
import { cachedWindow } from '../../time/cached-window.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { CheckedFile, Place } from '../document/definition.ts';
import { createTimeSlices, type TimeSlices } from '../document/time-slices.ts';
import { type NamedKind, unknownNames } from '../document/unknown-names.ts';
import { compileMatchOf } from '../matchers/compile-match-of.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { MuteTimes } from '../suppression/compile-mute-times.ts';
import { compileMuteWindow, muteReasons } from './compile-mute-window.ts';
import { BUILT_IN_GROUPING, type Grouping, inheritGrouping } from './inherit-grouping.ts';
import type { WrittenGrouping, WrittenRoute, WrittenUnmatched } from './route-schema.ts';

/** What the routes of a list have in common. */
interface Above {
  readonly file: ConfigFile;
  /** Of the list. */
  readonly at: KeyPath;
  /** Before the ids of the routes: `payments/`, `teams/payments.yaml:`. */
  readonly prefix: string;
  readonly grouping: Grouping;
  /** Undefined at the top: there is nothing to inherit. */
  readonly to: readonly string[] | undefined;
}

const UNMATCHED = 'unmatched';
const CHANNEL: NamedKind = { code: 'unknown-channel', one: 'channel', section: 'channels' };

/** What of a file is about routes. */
interface RouteSection {
  readonly defaults?: WrittenGrouping;
  readonly routes?: readonly (WrittenRoute | undefined)[];
  readonly unmatched?: WrittenUnmatched;
}

/** The routes of a configuration, and where each of them is written. */
export interface CompiledRoutes {
  readonly tree: RouteTree;
  readonly definitions: ReadonlyMap<Route, RouteDefinition>;
}

export interface RouteDefinition extends Place {
  readonly written: WrittenRoute;
}

/**
 * The route tree over all files: the main file's routes, then those of the others, each with what it inherits. In
 * slices: there may be ten thousand, and others want to be served meanwhile.
 */
export async function compileRoutes(
  checked: readonly CheckedFile<RouteSection>[],
  channels: ReadonlySet<string>,
  muteTimes: MuteTimes,
  compilation: Compilation,
): Promise<CompiledRoutes> {
  const main = checked.find(({ file }) => file.main);
  const grouping = main
    ? inheritGrouping(
        main.written.defaults ?? {},
        BUILT_IN_GROUPING,
        { file: main.file, at: ['defaults'] },
        compilation,
      )
    : BUILT_IN_GROUPING;
  const isBroken = checked.some(({ file }) => file.broken);
  const slices = createTimeSlices();
  const definitions = new Map<Route, RouteDefinition>();
  const context = { channels: isBroken ? undefined : channels, muteTimes, compilation, definitions, slices };
  const routes: Route[] = [];
  for (const { file, written } of checked) {
    const prefix = file.main ? '' : `${file.path}:`;
    const above: Above = { file, at: ['routes'], prefix, grouping, to: undefined };
    for (const route of await compileList(written.routes ?? [], above, context)) routes.push(route);
  }
  await slices.next();
  prepareCandidates(routes);
  return { tree: { routes, unmatched: compileUnmatched(main, grouping, context) }, definitions };
}

interface Context {
  /** Undefined: a file could not be read, so that nobody knows. */
  readonly channels: ReadonlySet<string> | undefined;
  readonly muteTimes: MuteTimes;
  readonly compilation: Compilation;
  /** Is filled. */
  readonly definitions: Map<Route, RouteDefinition>;
  readonly slices: TimeSlices;
}

async function compileList(
  list: readonly (WrittenRoute | undefined)[],
  above: Above,
  context: Context,
): Promise<readonly Route[]> {
  const ids = list.map((route, index) => `${above.prefix}${route?.name ?? `routes[${index}]`}`);
  const taken = above.to === undefined ? [UNMATCHED] : [];
  for (const problem of uniqueRouteIds(ids, taken, above.at)) context.compilation.report(above.file, problem);
  const routes: Route[] = [];
  for (const [index, route] of list.entries()) {
    const id = ids[index];
    if (route === undefined || id === undefined) continue;
    routes.push(...(await compileRoute(route, id, [...above.at, index], above, context)));
    await context.slices.next();
  }
  return routes;
}

async function compileRoute(
  written: WrittenRoute,
  id: string,
  at: KeyPath,
  above: Above,
  context: Context,
): Promise<readonly Route[]> {
  const { file } = above;
  const { compilation } = context;
  const match = compileMatchOf(written, at, file, compilation);
  const grouping = inheritGrouping(written, above.grouping, { file, at }, compilation);
  const to = channelsOf(written, at, file, context) ?? above.to;
  if (to === undefined && !isWritten(file, [...at, 'to'])) {
    compilation.report(file, {
      code: 'route-without-to',
      at,
      message: 'a top-level route must have `to`',
      hint: 'add `to: [CHANNEL]`; `to: []` drops its alerts on purpose',
    });
  }
  const below: Above = { file, at: [...at, 'routes'], prefix: `${id}/`, grouping, to: to ?? [] };
  const routes = await compileList(written.routes ?? [], below, context);
  prepareCandidates(routes);
  const muteWindow = compileMuteWindow(written, { file, at }, context.muteTimes, compilation);
  if (match === undefined) return [];
  const own = {
    id,
    match,
    to: to ?? [],
    ...grouping,
    ...(muteWindow === undefined
      ? {}
      : { muteWindow: cachedWindow(muteWindow), muteReasons: muteReasons(written, context.muteTimes) }),
  };
  // One that is written, though too wrong to be used, most likely meant true: nothing is said to be unreachable because of it.
  const continues = written.continue ?? isWritten(file, [...at, 'continue']);
  const route = { ...own, continues, routes };
  context.definitions.set(route, { file, at, written });
  return [route];
}

/** It stands in the file, though it may have been too wrong to be used: that was reported. */
function isWritten(file: ConfigFile, at: KeyPath): boolean {
  return valueAt(file.value, at) !== undefined;
}

function compileUnmatched(main: CheckedFile<RouteSection> | undefined, grouping: Grouping, context: Context): Route {
  const written: WrittenUnmatched = main?.written.unmatched ?? {};
  const at = [UNMATCHED];
  const { matcher } = compileRouteMatch({});
  const common = { id: UNMATCHED, match: matcher ?? EVERYTHING, continues: false, routes: [] };
  if (main === undefined) return { ...common, ...grouping, to: [] };
  const own = inheritGrouping(written, grouping, { file: main.file, at }, context.compilation);
  const route = { ...common, ...own, to: channelsOf(written, at, main.file, context) ?? [] };
  context.definitions.set(route, { file: main.file, at, written });
  return route;
}

const EVERYTHING: Matcher = { text: '', test: () => true };

function channelsOf(
  { to }: WrittenUnmatched,
  at: KeyPath,
  file: ConfigFile,
  { channels, compilation }: Context,
): readonly string[] | undefined {
  if (to === undefined) return undefined;
  const place = [...at, 'to'];
  if (channels !== undefined) {
    for (const problem of unknownNames(to, { file, at: place }, CHANNEL, channels)) compilation.report(file, problem);
  }
  return to.filter((name) => name !== undefined);
}

/** Siblings have different ids, or metrics and `explain` would take one for the other. */
function uniqueRouteIds(ids: readonly string[], taken: readonly string[], at: KeyPath): readonly ProblemAt[] {
  const seen = new Set(taken);
  return ids.flatMap((id, index): ProblemAt[] => {
    if (!seen.has(id)) {
      seen.add(id);
      return [];
    }
    const message = `another route beside this one has the id ${JSON.stringify(id)}`;
    return [{ code: 'duplicate-name', at: [...at, index, 'name'], message, hint: 'give it another name' }];
  });
}
