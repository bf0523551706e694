import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type TimeSpan, united } from './time-span.ts';

const LAST = 40;
const time = fc.integer({ min: 0, max: LAST });
const span = fc
  .tuple(time, time)
  .filter(([one, other]) => one !== other)
  .map(([one, other]): TimeSpan => ({ from: Math.min(one, other), until: Math.max(one, other) }));

function covers(spans: readonly TimeSpan[], at: number): boolean {
  return spans.some(({ from, until }) => from <= at && at < until);
}

describe('united spans of time', () => {
  it('are the same times, in order and apart', () => {
    fc.assert(
      fc.property(fc.array(span, { maxLength: 8 }), (spans) => {
        const together = united(spans);
        for (let at = -1; at <= LAST + 1; at += 1) expect(covers(together, at)).toBe(covers(spans, at));
        for (const [index, next] of together.slice(1).entries()) {
          expect(next.from).toBeGreaterThan(together[index]?.until ?? LAST);
        }
        expect(united(together)).toEqual(together);
        expect(united(spans.toReversed())).toEqual(together);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});
