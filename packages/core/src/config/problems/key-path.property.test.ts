import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatKeyPath } from './key-path.ts';

describe('a path', () => {
  it('is written in its own way for each', () => {
    const key = fc.oneof(fc.constantFrom('a', 'b', 'a.b', 'a[0]', '"', '', '0'), fc.nat(2));
    const path = fc.array(key, { maxLength: 4 });
    fc.assert(
      fc.property(path, path, (one, other) => {
        expect(formatKeyPath(one) === formatKeyPath(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { seed: 15, numRuns: 300 },
    );
  });
});
