import { describe, expect, it } from 'vitest';
import { DueQueue } from './due-queue.ts';

function queueOf(...entries: readonly (readonly [string, number])[]): DueQueue<string> {
  const queue = new DueQueue<string>();
  for (const [item, at] of entries) queue.set(item, at);
  return queue;
}

describe('a queue of what is due', () => {
  it('is empty at first', () => {
    const queue = new DueQueue<string>();
    expect(queue.nextAt()).toBeUndefined();
    expect(queue.take(Number.MAX_SAFE_INTEGER, 9)).toEqual([]);
  });

  it('says when the first item is due, in whatever order they came', () => {
    expect(queueOf(['a', 30], ['b', 10], ['c', 20]).nextAt()).toBe(10);
    expect(queueOf(['a', 10], ['b', 20]).nextAt()).toBe(10);
    expect(queueOf(['a', 0]).nextAt()).toBe(0);
    expect(queueOf(['a', -5], ['b', 0]).nextAt()).toBe(-5);
  });

  it('gives what is due, the longest due first, and keeps the rest', () => {
    const queue = queueOf(['d', 40], ['b', 20], ['c', 30], ['a', 10]);
    expect(queue.take(30, 9)).toEqual(['a', 'b', 'c']);
    expect(queue.nextAt()).toBe(40);
    expect(queue.take(39, 9)).toEqual([]);
    expect(queue.take(40, 9)).toEqual(['d']);
    expect(queue.nextAt()).toBeUndefined();
  });

  it('gives six items in the order of their times, in whichever of 720 orders they came', () => {
    const orders = (items: readonly number[]): readonly (readonly number[])[] =>
      items.length === 0
        ? [[]]
        : items.flatMap((item) => orders(items.filter((other) => other !== item)).map((rest) => [item, ...rest]));
    for (const order of orders([1, 2, 3, 4, 5, 6])) {
      const queue = new DueQueue<number>();
      for (const at of order) queue.set(at, at);
      expect(queue.take(6, 6)).toEqual([1, 2, 3, 4, 5, 6]);
    }
  });

  it('gives what is due at this very time, and nothing that is due one later', () => {
    const queue = queueOf(['a', 10], ['b', 11]);
    expect(queue.take(9, 9)).toEqual([]);
    expect(queue.take(10, 9)).toEqual(['a']);
  });

  it('gives no more than it is asked for, and the rest later', () => {
    const queue = queueOf(['a', 10], ['b', 20], ['c', 30]);
    expect(queue.take(50, 0)).toEqual([]);
    expect(queue.take(50, 2)).toEqual(['a', 'b']);
    expect(queue.take(50, 2)).toEqual(['c']);
  });

  it('gives each item once', () => {
    const queue = queueOf(['a', 10]);
    expect(queue.take(10, 9)).toEqual(['a']);
    expect(queue.take(10, 9)).toEqual([]);
  });

  it.each<[string, number, number, readonly string[]]>([
    ['later', 30, 20, ['b', 'a']],
    ['earlier', 5, 5, ['a', 'b']],
    ['to the time that it has', 10, 10, ['a', 'b']],
  ])('moves an item that is set %s', (_, at, next, order) => {
    const queue = queueOf(['a', 10], ['b', 20]);
    queue.set('a', at);
    expect(queue.nextAt()).toBe(next);
    expect(queue.take(99, 9)).toEqual(order);
    expect(queue.take(99, 9)).toEqual([]);
  });

  it('gives an item once that was moved away and back', () => {
    const queue = queueOf(['a', 10], ['a', 30], ['a', 10], ['b', 20]);
    expect(queue.take(10, 9)).toEqual(['a']);
    expect(queue.take(99, 9)).toEqual(['b']);
  });

  it('takes an item out', () => {
    const queue = queueOf(['a', 10], ['b', 20], ['c', 30]);
    queue.set('a', undefined);
    queue.set('c', undefined);
    queue.set('never there', undefined);
    expect(queue.nextAt()).toBe(20);
    expect(queue.take(99, 9)).toEqual(['b']);
    expect(queue.nextAt()).toBeUndefined();
  });

  it('takes an item again that was given or taken out', () => {
    const queue = queueOf(['a', 10], ['b', 10]);
    expect(queue.take(10, 9)).toHaveLength(2);
    queue.set('a', 10);
    expect(queue.take(10, 9)).toEqual(['a']);
    queue.set('a', 20);
    queue.set('a', undefined);
    queue.set('a', 20);
    expect(queue.take(20, 9)).toEqual(['a']);
  });

  it('tells items apart as a map does', () => {
    const [one, other] = [{ name: 'same' }, { name: 'same' }];
    const queue = new DueQueue<object>();
    queue.set(one, 20);
    queue.set(other, 10);
    expect(queue.take(99, 9).map((item) => item === one)).toEqual([false, true]);
  });

  it('loses and doubles nothing when items are set again and again', () => {
    const queue = queueOf(['a', 1], ['b', 2], ['c', 5_000]);
    for (let at = 10; at < 5_000; at += 1) {
      queue.set('a', at);
      queue.set('b', at + 1);
    }
    expect(queue.nextAt()).toBe(4_999);
    expect(queue.take(9_999, 9)).toEqual(['a', expect.any(String), expect.any(String)]);
    expect(queue.take(9_999, 9)).toEqual([]);
  });

  it('loses nothing when most items are taken out', () => {
    const queue = new DueQueue<number>();
    for (let item = 0; item < 4_000; item += 1) queue.set(item, 4_000 - item);
    for (let item = 0; item < 4_000; item += 1) if (item % 1_000 !== 0) queue.set(item, undefined);
    expect(queue.take(9_999, 9_999)).toEqual([3_000, 2_000, 1_000, 0]);
  });
});
