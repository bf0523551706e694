import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { remembered } from './cached-window.ts';
import { anyOf } from './combine-windows.ts';
import { span } from './window-between.ts';

describe('a remembered quiet time', () => {
  it('says what it says unremembered, whatever is asked in which order', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(spans, fc.array(fc.integer({ min: 0, max: 120 })), (list, times) => {
        const quiet = anyOf(list.map(([from, until]) => span(from, until)));
        const again = remembered(quiet);
        for (const at of times) {
          expect([again.holdsAt(at), again.lastEndAt(at), again.nextChangeAt(at)]).toEqual([
            quiet.holdsAt(at),
            quiet.lastEndAt(at),
            quiet.nextChangeAt(at),
          ]);
        }
      }),
      { seed: 20261123 },
    );
  });

  it('asks once for as long as nothing changes', () => {
    let asked = 0;
    const quiet = span(10, 20);
    const holdsAt = (at: number) => {
      asked += 1;
      return quiet.holdsAt(at);
    };
    const counted = remembered({ ...quiet, holdsAt });
    for (const at of [11, 12, 19]) expect(counted.holdsAt(at)).toBe(true);
    expect(asked).toBe(1);
    expect(counted.holdsAt(20)).toBe(false);
    expect(asked).toBe(2);
  });
});
