import { formatDuration, parseDuration } from '@signalbox/sdk';
import type { GroupBy } from '../../routing/route.ts';
import { type KeyPath, valueAt } from '../../text/json-path.ts';
import type { Compilation } from '../document/compilation.ts';
import type { ConfigFile } from '../document/config-file.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { readDuration } from '../schema/read-duration.ts';
import type { WrittenGrouping } from './route-schema.ts';
import {
  DEFAULT_GROUP_BY,
  DEFAULT_GROUP_INTERVAL,
  DEFAULT_GROUP_WAIT,
  DEFAULT_REPEAT_INTERVAL,
} from './route-schema.ts';

/** How the alerts of a route become messages. */
export interface Grouping {
  readonly groupBy: GroupBy;
  readonly groupWaitMs: number;
  readonly groupIntervalMs: number;
  readonly repeatIntervalMs: number;
}

/** What holds where nothing is written. */
export const BUILT_IN_GROUPING: Grouping = {
  groupBy: { type: 'labels', names: DEFAULT_GROUP_BY },
  groupWaitMs: parseDuration(DEFAULT_GROUP_WAIT) ?? 0,
  groupIntervalMs: parseDuration(DEFAULT_GROUP_INTERVAL) ?? 0,
  repeatIntervalMs: parseDuration(DEFAULT_REPEAT_INTERVAL) ?? 0,
};

/** What is written, and where nothing is, what stands above. */
export function inheritGrouping(
  written: WrittenGrouping,
  above: Grouping,
  { file, at }: { readonly file: ConfigFile; readonly at: KeyPath },
  compilation: Compilation,
): Grouping {
  const ms = (key: 'groupWait' | 'groupInterval' | 'repeatInterval') =>
    readDuration(written[key], { file, at: [...at, key], positive: key === 'repeatInterval' }, compilation);
  const grouping = {
    groupBy: groupByOf(written, { file, at }, compilation) ?? above.groupBy,
    groupWaitMs: ms('groupWait') ?? above.groupWaitMs,
    groupIntervalMs: ms('groupInterval') ?? above.groupIntervalMs,
    repeatIntervalMs: ms('repeatInterval') ?? above.repeatIntervalMs,
  };
  for (const problem of repeatInterval(grouping, written, { file, at })) compilation.report(file, problem);
  return grouping;
}

const ALL_LABELS = '...';

function groupByOf(
  { groupBy }: WrittenGrouping,
  { file, at }: { readonly file: ConfigFile; readonly at: KeyPath },
  { report }: Compilation,
): GroupBy | undefined {
  if (groupBy === undefined) return undefined;
  const names = groupBy.filter((name) => name !== undefined);
  for (const problem of doubtfulLabels(names, [...at, 'groupBy'])) report(file, problem);
  if (!names.includes(ALL_LABELS)) return { type: 'labels', names };
  if (names.length > 1) {
    const message = '"..." means all labels, and no other label can be listed with it';
    report(file, { code: 'wrong-value', at: [...at, 'groupBy'], message, hint: 'write `groupBy: ["..."]`' });
  }
  return { type: 'all' };
}

/** What people write for all labels, or for none of them. */
const NO_LABELS: ReadonlyMap<string, string> = new Map([
  ...['all', '*', '..', '…'].map((word) => [word, 'for all labels write `groupBy: ["..."]`'] as const),
  ['none', 'for one group of all alerts write `groupBy: []`'],
]);

function doubtfulLabels(names: readonly string[], at: KeyPath): readonly ProblemAt[] {
  const [name = ''] = names;
  const hint = names.length === 1 ? NO_LABELS.get(name) : undefined;
  const message = `${JSON.stringify(name)} is the name of a label here`;
  return hint === undefined ? [] : [{ severity: 'warning', code: 'label-word', at: [...at, 0], message, hint }];
}

/** A repeat cannot come sooner than the group may speak. Told where one of the two is written. */
function repeatInterval(
  grouping: Grouping,
  written: WrittenGrouping,
  { file, at }: { readonly file: ConfigFile; readonly at: KeyPath },
): readonly ProblemAt[] {
  // What the schema filled in stands nowhere.
  const says = (key: keyof WrittenGrouping) =>
    written[key] !== undefined && valueAt(file.value, [...at, key]) !== undefined;
  const key = says('repeatInterval') ? 'repeatInterval' : 'groupInterval';
  if (!says(key) || grouping.repeatIntervalMs >= grouping.groupIntervalMs) return [];
  const [repeat, group] = [formatDuration(grouping.repeatIntervalMs), formatDuration(grouping.groupIntervalMs)];
  return [
    {
      severity: 'warning',
      code: 'repeat-shorter-than-group-interval',
      at: [...at, key],
      message: `repeatInterval (${repeat}) is shorter than groupInterval (${group}), and cannot be kept`,
      hint: 'make repeatInterval at least as long as groupInterval',
    },
  ];
}
