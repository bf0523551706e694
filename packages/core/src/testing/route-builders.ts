import type { TextMap } from '@signalbox/sdk';
import { compileRouteMatch, type WrittenRouteMatch } from '../routing/compile-match.ts';
import type { Matcher, Routable } from '../routing/matcher.ts';
import type { Route, RouteTree } from '../routing/route.ts';

/** A route as a test of routing says it: its name, its match as it would be written, and its children. */
export interface RouteShape extends WrittenRouteMatch {
  readonly id: string;
  readonly continues?: boolean;
  readonly routes?: readonly RouteShape[];
}

/** A route that notifies a channel of its own name. */
export function aRoute({ id, continues = false, routes = [], ...written }: RouteShape): Route {
  const { matcher } = compileRouteMatch(written);
  if (matcher === undefined) throw new Error(`bad match in ${id}`);
  const intervals = { groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: 0 };
  const groupBy = { type: 'labels', names: [] } as const;
  return { id, match: matcher, to: [id], groupBy, ...intervals, continues, routes: routes.map(aRoute) };
}

export function aTree(...routes: readonly RouteShape[]): RouteTree {
  return { routes: routes.map(aRoute), unmatched: aRoute({ id: 'unmatched' }) };
}

/** What of an alert decides where it goes. */
export function aRoutable(labels: TextMap = {}, annotations: TextMap = {}): Routable {
  return { labels, annotations };
}

/** A condition whose answer is given, and that notes each time it is asked. */
export function aCondition(text: string, holds: boolean, asked: string[] = []): Matcher {
  return {
    text,
    test: () => {
      asked.push(text);
      return holds;
    },
  };
}
