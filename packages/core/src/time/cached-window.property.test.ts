import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cachedWindow } from './cached-window.ts';
import { anyOf } from './combine-windows.ts';
import { windowBetween } from './window-between.ts';

describe('a remembered time window', () => {
  it('says what it says unremembered, whatever is asked in which order', () => {
    const spans = fc.array(fc.tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 0, max: 100 })), {
      minLength: 1,
    });
    fc.assert(
      fc.property(spans, fc.array(fc.integer({ min: 0, max: 120 })), (list, times) => {
        const window = anyOf(list.map(([from, until]) => windowBetween(from, until)));
        const again = cachedWindow(window);
        for (const at of times) {
          expect([again.isActiveAt(at), again.nextChangeAt(at)]).toEqual([
            window.isActiveAt(at),
            window.nextChangeAt(at),
          ]);
        }
      }),
      { seed: 20261123 },
    );
  });
});
