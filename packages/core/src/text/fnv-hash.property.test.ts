import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hash32, ListHash } from './fnv-hash.ts';

function listHash(texts: readonly string[]): number {
  const hash = new ListHash();
  for (const text of texts) hash.add(text);
  return hash.value();
}

const text = fc.string({ unit: fc.constantFrom(...'ab0 \0\uffff\ud83d東🙂'), maxLength: 8 });

describe('the hash of a text', () => {
  it('fits into 32 bits without a sign, whatever the seed', () => {
    fc.assert(
      fc.property(text, fc.integer(), (written, seed) => {
        const hash = hash32(written, seed);
        expect(hash).toBe(hash >>> 0);
      }),
      { seed: 1, numRuns: 300 },
    );
  });
});

describe('the hash of a list of texts', () => {
  it('is the same for the same texts, and a whole number that is exact', () => {
    fc.assert(
      fc.property(fc.array(text, { maxLength: 6 }), (texts) => {
        const hash = listHash(texts);
        expect(hash).toBe(listHash([...texts]));
        expect(Number.isSafeInteger(hash)).toBe(true);
        expect(hash).toBeGreaterThanOrEqual(0);
      }),
      { seed: 1, numRuns: 200 },
    );
  });

  it('differs where the lists do', () => {
    const texts = fc.array(text, { maxLength: 3 });
    fc.assert(
      fc.property(texts, texts, (one, other) => {
        expect(listHash(one) === listHash(other)).toBe(JSON.stringify(one) === JSON.stringify(other));
      }),
      { seed: 2, numRuns: 300 },
    );
  });
});
