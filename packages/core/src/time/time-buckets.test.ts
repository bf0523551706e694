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

it('gives an item as often as it was added', () => {
  const buckets = bucketsOf(['a', 10], ['a', 10], ['a', 20]);
  expect(buckets.take(10, 9)).toEqual(['a', 'a']);
  expect(buckets.take(20, 9)).toEqual(['a']);
});

it('takes an item again at a time that was through', () => {
  const buckets = bucketsOf(['a', 10]);
  buckets.take(10, 9);
  buckets.add('a', 10);
  expect(buckets.take(10, 9)).toEqual(['a']);
});

it('is empty at first', () => {
  expect(bucketsOf().nextAt()).toBeUndefined();
  expect(bucketsOf().take(99, 9)).toEqual([]);
});

it('gives what is due at this very time, and nothing that is due one later', () => {
  const buckets = bucketsOf(['a', 10], ['b', 11]);
  expect(buckets.take(9, 9)).toEqual([]);
  expect(buckets.take(10, 9)).toEqual(['a']);
  expect(buckets.nextAt()).toBe(11);
});

it('stays at a time of which only a part was taken', () => {
  const buckets = bucketsOf(['a', 10], ['b', 10], ['c', 20]);
  expect(buckets.take(99, 1)).toEqual(['a']);
  expect(buckets.nextAt()).toBe(10);
  buckets.add('d', 10);
  expect(buckets.take(99, 9)).toEqual(['b', 'd', 'c']);
});

it('goes on from a time that was taken to its last item', () => {
  const buckets = bucketsOf(['a', 10], ['b', 20]);
  expect(buckets.take(99, 1)).toEqual(['a']);
  expect(buckets.nextAt()).toBe(20);
  expect(buckets.take(99, 0)).toEqual([]);
});

it('takes an earlier time after a later one', () => {
  const buckets = bucketsOf(['late', 30]);
  buckets.add('early', 5);
  expect(buckets.nextAt()).toBe(5);
  expect(buckets.take(99, 9)).toEqual(['early', 'late']);
});
