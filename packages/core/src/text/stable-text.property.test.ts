import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stableText } from './stable-text.ts';

/** The same value with the names of each map in the opposite order. */
function turned(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(turned);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .map(([name, item]) => [name, turned(item)])
      .reverse(),
  );
}

describe('a stable text', () => {
  it('is the same for equal values, and JSON of the value', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 3 }), (value) => {
        const text = stableText(value);
        expect(text).toBe(stableText(turned(value)));
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      { seed: 1, numRuns: 200 },
    );
  });
});
