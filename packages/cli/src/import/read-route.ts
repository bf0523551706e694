import { ROUTE_KEYS } from './known-keys.ts';
import type { Piece } from './piece.ts';
import type { Place, Problems } from './problems.ts';
import { readMatch } from './read-match.ts';
import { type MapReader, mapReader } from './read-values.ts';
import type { WrittenMap } from './written.ts';

/** A node of Alertmanager's routing tree. What is absent is inherited. */
export interface AlertmanagerRoute extends Place {
  readonly comment?: string;
  readonly receiver?: string;
  readonly match?: Piece;
  readonly groupBy?: readonly string[];
  readonly groupWaitMs?: number;
  readonly groupIntervalMs?: number;
  readonly repeatIntervalMs?: number;
  readonly continues: boolean;
  /** Names of time intervals. */
  readonly mute: readonly string[];
  readonly active: readonly string[];
  readonly routes: readonly AlertmanagerRoute[];
  /** What could not be carried over. */
  readonly notes: readonly string[];
}

/** Names that a route may refer to. */
export interface KnownNames {
  readonly receivers: { has(name: string): boolean };
  readonly intervals: { has(name: string): boolean };
}

/** Reads a route with its children, and reports what Alertmanager would refuse. */
export function readRoute(map: WrittenMap, known: KnownNames, problems: Problems): AlertmanagerRoute {
  const reader = mapReader(map, ROUTE_KEYS, problems);
  const receiver = reader.text('receiver') || undefined;
  if (receiver !== undefined && !known.receivers.has(receiver)) {
    problems.error(reader.take('receiver') ?? map, `no receiver has the name ${JSON.stringify(receiver)}`);
  }
  const match = readMatch(reader, '', problems);
  const groupBy = readGroupBy(reader, problems);
  const durations = readDurations(reader, problems);
  const route = {
    line: map.line,
    path: map.path,
    ...(map.comment === undefined ? {} : { comment: map.comment }),
    ...(receiver === undefined ? {} : { receiver }),
    ...(match === undefined ? {} : { match }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...durations,
    continues: reader.boolean('continue') ?? false,
    mute: readIntervals(reader, 'mute_time_intervals', known, problems),
    active: readIntervals(reader, 'active_time_intervals', known, problems),
    routes: reader.maps('routes').map((child) => readRoute(child, known, problems)),
  };
  const notes = reader
    .leftOver()
    .map(([key, value]) => problems.note(value, `\`${key}\` of a route is not carried over`));
  return { ...route, notes };
}

/** The root takes every alert: it has no conditions and no times. */
export function readRootRoute(map: WrittenMap, known: KnownNames, problems: Problems): AlertmanagerRoute {
  const root = readRoute(map, known, problems);
  if (root.receiver === undefined) problems.error(map, 'the root route has no receiver');
  if (root.match !== undefined) problems.error(map, 'the root route may not have matchers');
  if (root.continues) problems.error(map, 'the root route may not have `continue`');
  if (root.mute.length + root.active.length > 0) problems.error(map, 'the root route may not have time intervals');
  return root;
}

/** An empty list is inherited, like an absent one. */
function readGroupBy(reader: MapReader, problems: Problems): readonly string[] | undefined {
  const written = reader.labels('group_by');
  const names = written.map(({ text }) => text);
  const [first] = written;
  if (first === undefined) return undefined;
  if (names.length > 1 && names.includes('...')) problems.error(first, "'...' must be the only label in group_by");
  if (new Set(names).size < names.length) problems.error(first, 'a label appears twice in group_by');
  return names;
}

function readDurations(reader: MapReader, problems: Problems) {
  const groupWaitMs = reader.duration('group_wait');
  const groupIntervalMs = reader.duration('group_interval');
  const repeatIntervalMs = reader.duration('repeat_interval');
  if (groupIntervalMs === 0) problems.error(reader.map, 'group_interval cannot be zero');
  if (repeatIntervalMs === 0) problems.error(reader.map, 'repeat_interval cannot be zero');
  return {
    ...(groupWaitMs === undefined ? {} : { groupWaitMs }),
    ...(groupIntervalMs === undefined ? {} : { groupIntervalMs }),
    ...(repeatIntervalMs === undefined ? {} : { repeatIntervalMs }),
  };
}

function readIntervals(
  reader: MapReader,
  key: 'mute_time_intervals' | 'active_time_intervals',
  { intervals }: KnownNames,
  problems: Problems,
): readonly string[] {
  return reader.texts(key).flatMap((name) => {
    if (intervals.has(name.text)) return [name.text];
    problems.error(name, `no time interval has the name ${JSON.stringify(name.text)}`);
    return [];
  });
}
