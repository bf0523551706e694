import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { WEEKDAYS } from './mute-time-schema.ts';
import { numbersIn, type RangeKind, readRanges } from './read-ranges.ts';

const DAYS: RangeKind = { names: WEEKDAYS, round: 7 };

describe('the numbers of ranges', () => {
  it('of days from one to another are those that a walk through the week meets', () => {
    const day = fc.integer({ min: 0, max: 6 });
    fc.assert(
      fc.property(day, day, (from, to) => {
        const walk = new Set<number>();
        for (let at = from; ; at = (at + 1) % 7) {
          walk.add(at + 1);
          if (at === to) break;
        }
        const ranges = readRanges([`${WEEKDAYS[from]}-${WEEKDAYS[to]}`], DAYS);
        const numbers = numbersIn(ranges.flatMap((found) => (found.type === 'range' ? [found.range] : [])));
        expect([...numbers].sort()).toEqual([...walk].sort());
      }),
      { seed: 15, numRuns: 60 },
    );
  });
});
