import { type Block, block, comments, type Piece } from './piece.ts';
import type { Problems } from './problems.ts';
import type { AlertmanagerRoute } from './read-route.ts';
import { writeDuration } from './write-duration.ts';

/** Alertmanager's own defaults of the root route. */
const DEFAULT_WAIT_MS = 30_000;
const DEFAULT_INTERVAL_MS = 300_000;
const DEFAULT_REPEAT_MS = 14_400_000;

/** What routes refer to, under its new names. */
export interface RouteTargets {
  /** The channels of each receiver; none: it has no integrations. */
  readonly channels: ReadonlyMap<string, readonly string[]>;
  /** The mute time of each time interval. */
  readonly muteTimes: ReadonlyMap<string, string>;
  /** For people's own comments: secrets hidden. */
  readonly mask: (comment: string) => string;
  readonly problems: Problems;
}

/** The three parts that a routing tree becomes. */
export interface ConvertedRoutes {
  readonly defaults: Block;
  readonly routes: readonly Block[];
  readonly unmatched: Block;
  /** Of the root, for the head of the file. */
  readonly notes: readonly string[];
}

/**
 * The root's settings are the `defaults`, its children the top-level routes, and what no child takes is `unmatched`:
 * the root's receiver has it.
 */
export function convertRoutes(root: AlertmanagerRoute, targets: RouteTargets): ConvertedRoutes {
  return {
    defaults: block({
      groupBy: root.groupBy ?? [],
      ...durations(
        {
          groupWaitMs: DEFAULT_WAIT_MS,
          groupIntervalMs: DEFAULT_INTERVAL_MS,
          repeatIntervalMs: DEFAULT_REPEAT_MS,
          ...root,
        },
        root,
        targets,
      ),
    }),
    routes: root.routes.map((child) => convertRoute(child, root.receiver, targets)),
    unmatched: block({ to: channelsOf(root.receiver, targets) }),
    notes: root.notes,
  };
}

/** @param inherited the receiver to be written out: a top-level route has none above it */
function convertRoute(route: AlertmanagerRoute, inherited: string | undefined, targets: RouteTargets): Block {
  const receiver = route.receiver ?? inherited;
  const to = receiver === undefined ? undefined : channelsOf(receiver, targets);
  const mute = muteTimesOf(route.mute, targets);
  const active = muteTimesOf(route.active, targets);
  const routes = route.routes.map((child) => convertRoute(child, undefined, targets));
  return block(
    {
      match: route.match,
      to,
      groupBy: route.groupBy,
      ...durations(route, route, targets),
      mute: mute.length === 0 ? undefined : mute,
      active: active.length === 0 ? undefined : active,
      continue: route.continues || undefined,
      routes: routes.length === 0 ? undefined : routes,
    },
    {
      tall: true,
      ...comments(
        route.comment === undefined ? undefined : targets.mask(route.comment),
        ...route.notes,
        to?.length === 0
          ? `receiver ${JSON.stringify(receiver)} has no integrations: its alerts are dropped`
          : undefined,
      ),
    },
  );
}

function channelsOf(receiver: string | undefined, { channels }: RouteTargets): readonly string[] {
  return receiver === undefined ? [] : (channels.get(receiver) ?? []);
}

function muteTimesOf(intervals: readonly string[], { muteTimes }: RouteTargets): readonly string[] {
  return [...new Set(intervals)].flatMap((name) => muteTimes.get(name) ?? []);
}

function durations(
  { groupWaitMs, groupIntervalMs, repeatIntervalMs }: Partial<AlertmanagerRoute>,
  place: AlertmanagerRoute,
  { problems }: RouteTargets,
): Readonly<Record<string, Piece | undefined>> {
  const written = (ms: number | undefined) => (ms === undefined ? undefined : writeDuration(ms, place, problems));
  return {
    groupWait: written(groupWaitMs),
    groupInterval: written(groupIntervalMs),
    repeatInterval: written(repeatIntervalMs),
  };
}
