import type { KeyPath } from '../../text/json-path.ts';
import type { TimeWindow } from '../../time/time-window.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** A route that is never heard would better be none. */
export function alwaysMuted(muteWindow: TimeWindow, now: number, at: KeyPath): readonly ProblemAt[] {
  if (!muteWindow.isActiveAt(now) || muteWindow.nextChangeAt(now) !== undefined) return [];
  const message = '`mute` and `active` let nothing through: this route says nothing for the next 400 days';
  const hint = 'let some time be left; `to: []` drops alerts on purpose';
  return [{ severity: 'warning', code: 'always-quiet', at, message, hint }];
}
