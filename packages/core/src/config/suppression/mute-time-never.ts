import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** A mute time that never holds, or an interval of it, is a mistake: a 30th of February, a year that is over. */
export function muteTimeNever(neverHolds: readonly boolean[], at: KeyPath): readonly ProblemAt[] {
  if (neverHolds.length === 0) {
    const message = 'the mute time has no intervals, so that it never holds';
    return [{ severity: 'warning', code: 'mute-time-never', at, on: 'key', message, hint: 'add one, or remove it' }];
  }
  return neverHolds.flatMap((isNever, index): ProblemAt[] => {
    if (!isNever) return [];
    const message = 'no date from now on is all of this, so that it never holds';
    const hint = 'correct the days, months or years, or remove it';
    return [{ severity: 'warning', code: 'mute-time-never', at: [...at, 'intervals', index], message, hint }];
  });
}
