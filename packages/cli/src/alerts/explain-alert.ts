import { type ChannelConfig, type Config, explainRouting, groupKeyOf, type Route } from '@signalbox/core';
import type { TextMap } from '@signalbox/sdk';

/** Where an alert goes with a configuration, and why: the documented answer of `explain`. Times are milliseconds. */
export interface Explanation {
  /** Those that it was routed with. */
  readonly labels: TextMap;
  readonly matches: readonly ExplainedMatch[];
  /** In the order of matching, each once. */
  readonly channels: readonly string[];
  readonly inhibitedBy: readonly [];
  readonly silencedBy: readonly [];
  /** Every route that was tried, in order. */
  readonly trace: readonly { readonly route: string; readonly matched: boolean; readonly by: string }[];
}

export interface ExplainedMatch {
  /** `unmatched` if no route took it. */
  readonly route: string;
  readonly channels: readonly string[];
  readonly group: { readonly by: readonly string[]; readonly key: TextMap };
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  readonly muted: null;
}

export function explainAlert(
  { routes, channels }: Pick<Config, 'routes' | 'channels'>,
  alert: { readonly labels: TextMap; readonly annotations: TextMap },
): Explanation {
  const { matches, trace } = explainRouting(routes, alert);
  const explained = matches.map((route) => explainMatch(route, channels, alert.labels));
  return {
    labels: alert.labels,
    matches: explained,
    channels: [...new Set(explained.flatMap((match) => match.channels))],
    inhibitedBy: [],
    silencedBy: [],
    trace: trace.map(({ route, matched, by }) => ({ route, matched, by })),
  };
}

function explainMatch(route: Route, channels: ReadonlyMap<string, ChannelConfig>, labels: TextMap): ExplainedMatch {
  const { groupBy, groupWaitMs, groupIntervalMs, repeatIntervalMs } = route;
  return {
    route: route.id,
    // One that is suspended is passed over as if no route named it.
    channels: route.to.filter((name) => channels.get(name)?.suspended === false),
    group: { by: groupBy.type === 'all' ? ['...'] : groupBy.names, key: groupKeyOf(groupBy, labels) },
    groupWaitMs,
    groupIntervalMs,
    repeatIntervalMs,
    muted: null,
  };
}
