import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf } from './inspect.ts';

describe('a page', () => {
  it('has the first keys after the last one, in their order, whatever the order of the items', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.stringMatching(/^[0-9a-f]{1,4}$/)),
        fc.integer({ min: 1, max: 5 }),
        fc.stringMatching(/^[0-9a-f]{1,4}$/),
        (keys, limit, after) => {
          const expected = [...keys]
            .sort()
            .filter((key) => key > after)
            .slice(0, limit);
          expect(pageOf(keys, (key) => key, { after, limit })).toEqual(expected);
        },
      ),
      { seed: 20261123 },
    );
  });
});
