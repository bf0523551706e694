import { describe, expect, it } from 'vitest';
import { hash32, hex32, ListHash } from './fnv-hash.ts';

function listHash(texts: readonly string[]): number {
  const hash = new ListHash();
  for (const text of texts) hash.add(text);
  return hash.value();
}

const numbered = Array.from({ length: 10_000 }, (_, index) => `host-${index}`);

describe('the hash of a text', () => {
  it.each([
    ['', 1_572_119_809],
    ['a', 1_469_464_775],
    ['ab', 3_363_919_325],
    ['ba', 3_280_410_757],
    ['host-1', 2_152_599_110],
    ['host-2', 1_531_418_547],
    ['東京', 2_848_070_407],
    ['🙂', 2_046_258_176],
  ])('of %j is %i for ever: stores keep it', (text, hash) => {
    expect(hash32(text)).toBe(hash);
  });

  it('is another one for another seed', () => {
    expect(hash32('a', 1)).not.toBe(hash32('a', 2));
    expect(hash32('a', 0x811c_9dc5)).toBe(hash32('a'));
  });

  it('fits into 32 bits without a sign', () => {
    for (const text of numbered.slice(0, 1_000)) {
      const hash = hash32(text);
      expect(hash).toBe(hash >>> 0);
    }
  });

  it('spreads neighbours evenly', () => {
    const buckets = new Map<number, number>();
    for (const text of numbered) {
      const bucket = hash32(text) % 16;
      buckets.set(bucket, (buckets.get(bucket) ?? 0) + 1);
    }
    for (const count of buckets.values()) expect(Math.abs(count - 625)).toBeLessThan(150);
    expect(buckets.size).toBe(16);
  });
});

describe('eight hexadecimal digits', () => {
  it.each([
    [0, '00000000'],
    [1, '00000001'],
    [0xff, '000000ff'],
    [0x1234_5678, '12345678'],
    [0xffff_ffff, 'ffffffff'],
  ])('of %i are %s', (value, digits) => {
    expect(hex32(value)).toBe(digits);
  });
});

describe('the hash of a list of texts', () => {
  it.each<[string, readonly string[], readonly string[]]>([
    ['where a text ends', ['ab', 'c'], ['a', 'bc']],
    ['how many there are', ['a', ''], ['a']],
    ['an empty text', [''], []],
    ['the order', ['a', 'b'], ['b', 'a']],
    ['one text of all', ['a', 'b'], ['ab']],
    ['one letter at the end', ['abcdefgh1'], ['abcdefgh2']],
    ['one letter at the beginning', ['1abcdefgh'], ['2abcdefgh']],
    ['the case of letters', ['a'], ['A']],
  ])('tells apart %s', (_, one, other) => {
    expect(listHash(one)).not.toBe(listHash(other));
  });

  it('can be asked on the way, and goes on', () => {
    const hash = new ListHash();
    hash.add('a');
    expect(hash.value()).toBe(listHash(['a']));
    expect(hash.value()).toBe(listHash(['a']));
    hash.add('b');
    expect(hash.value()).toBe(listHash(['a', 'b']));
  });

  it('uses both of its halves: 10,000 lists have 10,000 hashes, which 32 bits would not promise', () => {
    const hashes = numbered.map((text) => listHash(['group', text]));
    expect(new Set(hashes).size).toBe(numbered.length);
    expect(new Set(hashes.map((hash) => Math.floor(hash / 2 ** 32))).size).toBeGreaterThan(9_900);
    expect(new Set(hashes.map((hash) => hash % 2 ** 32)).size).toBeGreaterThan(9_900);
    expect(Math.max(...hashes.map((hash) => Math.floor(hash / 2 ** 32)))).toBeGreaterThan(2 ** 20);
  });
});
