import type { Findings } from './findings.ts';
import type { Piece } from './piece.ts';
import { readMatch } from './read-match.ts';
import { type MapReader, mapReader } from './read-values.ts';
import type { Place, WrittenMap } from './written.ts';

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

/** Reads a route with its children, and says what Alertmanager would refuse. */
export function readRoute(map: WrittenMap, known: KnownNames, findings: Findings): AlertmanagerRoute {
  const reader = mapReader(map, findings);
  const receiver = reader.text('receiver') || undefined;
  if (receiver !== undefined && !known.receivers.has(receiver)) {
    findings.error(reader.take('receiver') ?? map, `no receiver has the name ${JSON.stringify(receiver)}`);
  }
  const match = readMatch(reader, '', findings);
  const groupBy = readGroupBy(reader, findings);
  const durations = readDurations(reader, findings);
  const route = {
    line: map.line,
    path: map.path,
    ...(map.comment === undefined ? {} : { comment: map.comment }),
    ...(receiver === undefined ? {} : { receiver }),
    ...(match === undefined ? {} : { match }),
    ...(groupBy === undefined ? {} : { groupBy }),
    ...durations,
    continues: reader.boolean('continue') ?? false,
    mute: readIntervals(reader, 'mute_time_intervals', known, findings),
    active: readIntervals(reader, 'active_time_intervals', known, findings),
    routes: reader.maps('routes').map((child) => readRoute(child, known, findings)),
  };
  const notes = reader
    .leftOver()
    .map(([key, value]) => findings.note(value, `\`${key}\` of a route is not carried over`));
  return { ...route, notes };
}

/** The root takes every alert: it has no conditions and no times. */
export function readRootRoute(map: WrittenMap, known: KnownNames, findings: Findings): AlertmanagerRoute {
  const root = readRoute(map, known, findings);
  if (root.receiver === undefined) findings.error(map, 'the root route has no receiver');
  if (root.match !== undefined) findings.error(map, 'the root route may not have matchers');
  if (root.continues) findings.error(map, 'the root route may not have `continue`');
  if (root.mute.length + root.active.length > 0) findings.error(map, 'the root route may not have time intervals');
  return root;
}

/** An empty list says nothing: it is inherited, as an absent one. */
function readGroupBy(reader: MapReader, findings: Findings): readonly string[] | undefined {
  const written = reader.texts('group_by');
  const names = written.map(({ text }) => text);
  const [first] = written;
  if (first === undefined) return undefined;
  if (names.length > 1 && names.includes('...')) findings.error(first, "'...' stands alone in group_by");
  if (new Set(names).size < names.length) findings.error(first, 'a label stands twice in group_by');
  return names;
}

function readDurations(reader: MapReader, findings: Findings) {
  const groupWaitMs = reader.duration('group_wait');
  const groupIntervalMs = reader.duration('group_interval');
  const repeatIntervalMs = reader.duration('repeat_interval');
  if (groupIntervalMs === 0) findings.error(reader.map, 'group_interval cannot be zero');
  if (repeatIntervalMs === 0) findings.error(reader.map, 'repeat_interval cannot be zero');
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
  findings: Findings,
): readonly string[] {
  return reader.texts(key).flatMap((name) => {
    if (intervals.has(name.text)) return [name.text];
    findings.error(name, `no time interval has the name ${JSON.stringify(name.text)}`);
    return [];
  });
}
