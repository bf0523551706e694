import { describe, expect, it } from 'vitest';
import { aMember } from '../testing/group-builders.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import { groupAddress, groupKeyOf } from './group-key.ts';

describe('the key of a group', () => {
  it('has the labels of groupBy in its order, absent ones empty', () => {
    const key = groupKeyOf({ type: 'labels', names: ['service', 'alertname'] }, { alertname: 'Disk', host: 'a' });
    expect(Object.entries(key)).toEqual([
      ['service', ''],
      ['alertname', 'Disk'],
    ]);
  });

  it('has all labels in order for "..."', () => {
    expect(Object.entries(groupKeyOf({ type: 'all' }, { b: '2', a: '1' }))).toEqual([
      ['a', '1'],
      ['b', '2'],
    ]);
  });

  it('is empty for no labels, and has no prototype', () => {
    const key = groupKeyOf({ type: 'labels', names: [] }, { a: '1' });
    expect(Object.keys(key)).toEqual([]);
    expect(Object.getPrototypeOf(key)).toBeNull();
  });

  it('makes an address that is another one for another route, name or value', () => {
    const addresses = [
      groupAddress('r', { a: 'b' }),
      groupAddress('q', { a: 'b' }),
      groupAddress('r', { a: 'c' }),
      groupAddress('r', { c: 'b' }),
      groupAddress('r', {}),
      groupAddress('r', { a: '', b: '' }),
      groupAddress('r', { a: '' }),
    ];
    expect(new Set(addresses).size).toBe(addresses.length);
  });
});

describe('the hash of what a message says', () => {
  const [a, b] = [aMember('a'), aMember('b')];
  const hash = contentHashOf([a, b], [], []);

  it('does not depend on the order', () => {
    expect(contentHashOf([b, a], [], [])).toBe(hash);
    expect(hash).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is another one for other alerts, words or severities', () => {
    const others = [
      contentHashOf([a], [], []),
      contentHashOf([a], [b], []),
      contentHashOf([a], [], [b]),
      contentHashOf([a, aMember('b', { severity: 'critical' })], [], []),
      contentHashOf([], [a, b], []),
      contentHashOf([], [], [a, b]),
      contentHashOf([], [], []),
    ];
    expect(new Set([hash, ...others]).size).toBe(others.length + 1);
  });

  it('is the same in every version: it is kept in stores', () => {
    const [c, d] = [aMember('c'), aMember('d', { severity: 'critical' })];
    expect(contentHashOf([a, b], [c], [d])).toBe('338d5d47d6e81d12');
    expect(contentHashOf([], [], [])).toBe('0000000000000000');
    expect(threadOf('group', 'room')).toBe('group-4308cd3b');
  });

  it('names the thread of a channel in a group', () => {
    expect(threadOf('g', 'room')).toBe(threadOf('g', 'room'));
    expect(new Set([threadOf('g', 'room'), threadOf('g', 'pager'), threadOf('h', 'room')]).size).toBe(3);
  });
});
