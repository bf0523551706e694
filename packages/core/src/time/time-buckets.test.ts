import { expect, it } from 'vitest';
import { TimeBuckets } from './time-buckets.ts';

function bucketsOf(...items: readonly (readonly [string, number])[]): TimeBuckets<string> {
  const buckets = new TimeBuckets<string>();
  for (const [item, at] of items) buckets.add(item, at);
  return buckets;
}

it('gives what is due, the longest due first', () => {
  const buckets = bucketsOf(['c', 30], ['a', 10], ['b', 20], ['a2', 10]);
  expect(buckets.nextAt()).toBe(10);
  expect(buckets.take(20, 9)).toEqual(['a', 'a2', 'b']);
  expect(buckets.nextAt()).toBe(30);
});

it('gives no more than it is asked for, and the rest later', () => {
  const buckets = bucketsOf(['a', 10], ['b', 10], ['c', 10], ['d', 20]);
  expect(buckets.take(50, 2)).toEqual(['a', 'b']);
  expect(buckets.take(50, 2)).toEqual(['c', 'd']);
  expect(buckets.take(50, 2)).toEqual([]);
  expect(buckets.nextAt()).toBeUndefined();
});

it('gives an item once for each of its times', () => {
  const buckets = bucketsOf(['a', 10], ['a', 10], ['a', 20]);
  expect(buckets.take(10, 9)).toEqual(['a']);
  expect(buckets.take(20, 9)).toEqual(['a']);
});

it('takes an item again at a time that was through', () => {
  const buckets = bucketsOf(['a', 10]);
  buckets.take(10, 9);
  buckets.add('a', 10);
  expect(buckets.take(10, 9)).toEqual(['a']);
});
