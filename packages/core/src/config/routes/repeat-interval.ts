import { formatDuration } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';
import type { WrittenGrouping } from '../written-config.ts';
import type { Grouping } from './inherit-grouping.ts';

/** A repeat cannot come sooner than the group may speak. Told where one of the two is written. */
export function repeatInterval(grouping: Grouping, written: WrittenGrouping, at: KeyPath): readonly ProblemAt[] {
  const key = written.repeatInterval === undefined ? 'groupInterval' : 'repeatInterval';
  if (written[key] === undefined || grouping.repeatIntervalMs >= grouping.groupIntervalMs) return [];
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
