import {
  type ChannelConfig,
  type Config,
  explainRouting,
  fallbackOf,
  fallbacksOf,
  groupKeyOf,
  type Route,
  routeMuteAt,
} from '@signalbox/core';
import type { ReceivedAlert, TextMap } from '@signalbox/sdk';
import type { ExplainedSuppression, SuppressionAt } from './explain-suppression.ts';

/** Where an alert goes with a configuration, and why: the documented answer of `explain`. */
export interface Explanation extends ExplainedSuppression {
  /** Those that it was routed with. */
  readonly labels: TextMap;
  readonly matches: readonly ExplainedMatch[];
  /** In the order of matching, each once. */
  readonly channels: readonly string[];
  /** Who is notified in the place of these channels, if they fail, down the chain. Those without a fallback are left out; absent: none has one. */
  readonly fallbacks?: readonly ExplainedFallback[];
  /** Every route that was tried, in order. */
  readonly trace: readonly { readonly route: string; readonly matched: boolean; readonly by: string }[];
}

export interface ExplainedFallback {
  readonly channel: string;
  readonly fallback: string;
  readonly afterMs: number;
}

export interface ExplainedMatch {
  /** `unmatched` if no route took it. */
  readonly route: string;
  readonly channels: readonly string[];
  readonly group: { readonly by: readonly string[]; readonly key: TextMap };
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
  /** The mute times that hold, and until when the route says nothing. */
  readonly muted: { readonly by: readonly string[]; readonly until: string | null } | null;
}

/** By the same functions as in production: only the store is not there. */
export function explainAlert(
  { routes, channels }: Pick<Config, 'routes' | 'channels'>,
  alert: Pick<ReceivedAlert, 'status' | 'labels' | 'annotations'>,
  suppression: SuppressionAt,
): Explanation {
  const { matches, trace } = explainRouting(routes, alert);
  const explained = matches.map((route) => explainMatch(route, channels, alert.labels, suppression.at));
  const notified = [...new Set(explained.flatMap((match) => match.channels))];
  const fallbacks = explainFallbacks(notified, channels);
  return {
    labels: alert.labels,
    matches: explained,
    channels: notified,
    ...(fallbacks.length === 0 ? {} : { fallbacks }),
    ...suppression.suppressionOf(alert),
    trace: trace.map(({ route, matched, by }) => ({ route, matched, by })),
  };
}

function explainFallbacks(
  notified: readonly string[],
  channels: ReadonlyMap<string, ChannelConfig>,
): readonly ExplainedFallback[] {
  const asked = [...new Set([...notified, ...fallbacksOf(notified, channels)])];
  return asked.flatMap((channel) => {
    const fallback = fallbackOf(channel, channels);
    const { afterMs } = channels.get(channel)?.fallback ?? {};
    return fallback === undefined || afterMs === undefined ? [] : [{ channel, fallback, afterMs }];
  });
}

function explainMatch(
  route: Route,
  channels: ReadonlyMap<string, ChannelConfig>,
  labels: TextMap,
  at: number,
): ExplainedMatch {
  const { groupBy, groupWaitMs, groupIntervalMs, repeatIntervalMs } = route;
  return {
    route: route.id,
    // One that is suspended is passed over as if no route named it.
    channels: route.to.filter((name) => channels.get(name)?.suspended === false),
    group: { by: groupBy.type === 'all' ? ['...'] : groupBy.names, key: groupKeyOf(groupBy, labels) },
    groupWaitMs,
    groupIntervalMs,
    repeatIntervalMs,
    muted: routeMuteAt(route, at) ?? null,
  };
}
