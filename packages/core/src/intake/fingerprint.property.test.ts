import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fingerprintOf } from './fingerprint.ts';

const of = (labels: Readonly<Record<string, string>>) =>
  fingerprintOf('monitor', { status: 'firing', labels, annotations: {} }, 'r1');

describe('two alerts of one source', () => {
  const labels = fc.dictionary(fc.constantFrom('a', 'b', 'ab', '1', ''), fc.constantFrom('', 'a', 'b', 'ab', '1:a'), {
    maxKeys: 4,
  });

  it('are the same exactly if their labels are, empty ones aside', () => {
    const said = (map: Readonly<Record<string, string>>) =>
      JSON.stringify(
        Object.entries(map)
          .filter(([, value]) => value !== '')
          .sort(),
      );
    fc.assert(
      fc.property(labels, labels, (one, other) => {
        expect(of(one) === of(other)).toBe(said(one) === said(other));
      }),
      { seed: 20261123, numRuns: 300 },
    );
  });
});
