import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

/** What may be done: an item is set or taken out (no time), or what is due is taken. */
type Step =
  | { readonly do: 'set'; readonly item: number; readonly at: number | undefined }
  | { readonly do: 'take'; readonly now: number; readonly most: number };

const time = fc.integer({ min: 0, max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('set' as const), item: fc.nat(12), at: time }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('set' as const), item: fc.nat(12), at: fc.constant(undefined) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('take' as const), now: time, most: fc.nat(5) }) },
);

describe('a queue of what is due', () => {
  it('is a map from items to times that gives the least first', () => {
    fc.assert(
      fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
        const queue = new DueQueue<number>();
        const due = new Map<number, number>();
        for (const each of steps) {
          if (each.do === 'take') {
            const ready = [...due.values()].filter((at) => at <= each.now).sort((one, other) => one - other);
            const taken = queue.take(each.now, each.most);
            expect(taken.map((item) => due.get(item))).toEqual(ready.slice(0, each.most));
            expect(new Set(taken).size).toBe(taken.length);
            for (const item of taken) due.delete(item);
          } else {
            queue.set(each.item, each.at);
            if (each.at === undefined) due.delete(each.item);
            else due.set(each.item, each.at);
          }
          expect(queue.nextAt()).toBe(due.size === 0 ? undefined : Math.min(...due.values()));
        }
      }),
      { seed: 1, numRuns: 300 },
    );
  });

  it('gives any number of items in the order of their times', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1_000 }), { maxLength: 200 }), (times) => {
        const queue = new DueQueue<number>();
        for (const [item, at] of times.entries()) queue.set(item, at);
        const given = queue.take(1_000, times.length).map((item) => times[item]);
        expect(given).toEqual(times.toSorted((one, other) => one - other));
      }),
      { seed: 2, numRuns: 100 },
    );
  });
});
