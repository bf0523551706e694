import { describe, expect, it } from 'vitest';
import { aMember } from '../testing/group-builders.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import type { Member } from './group.ts';

describe('the hash of what a message says', () => {
  const [a, b] = [aMember('a'), aMember('b')];
  const hash = contentHashOf([a, b], [], []);

  it('does not depend on the order', () => {
    expect(contentHashOf([b, a], [], [])).toBe(hash);
    const three = [aMember('x'), aMember('y'), aMember('z')];
    expect(contentHashOf([a], three.toReversed(), three)).toBe(contentHashOf([a], three, three.toReversed()));
  });

  it.each<[string, Parameters<typeof contentHashOf>]>([
    ['without one of them', [[a], [], []]],
    ['where one is over', [[a], [b], []]],
    ['where one is suppressed', [[a], [], [b]]],
    ['of another severity', [[a, aMember('b', { severity: 'critical' })], [], []]],
    ['where all are over', [[], [a, b], []]],
    ['where all are suppressed', [[], [], [a, b]]],
    ['that says nothing', [[], [], []]],
    ['that says one of them twice', [[a, b, b], [], []]],
    ['where a name goes over into a severity', [[aMember('a w', { severity: 'arning' }), b], [], []]],
  ])('is another one for a message %s', (_what, said) => {
    expect(contentHashOf(...said)).not.toBe(hash);
  });

  it.each<[string, Partial<Member>]>([
    ['event', { eventId: 99 }],
    ['time of arrival', { arrivedAt: 7 }],
    ['time of the last change', { knownAt: 7 }],
    ['being a notice', { notice: true }],
    ['state of its own', { status: 'resolved' }],
  ])('does not depend on the %s of an alert: a message with the same words is the same', (_what, given) => {
    expect(contentHashOf([aMember('a', given), b], [], [])).toBe(hash);
  });

  it('does not depend on the severity of what is over, and does on that of what is suppressed', () => {
    const critical = aMember('b', { severity: 'critical' });
    expect(contentHashOf([a], [critical], [])).toBe(contentHashOf([a], [b], []));
    expect(contentHashOf([a], [], [critical])).not.toBe(contentHashOf([a], [], [b]));
  });

  it('has no two equal ones among many', () => {
    const all = Array.from({ length: 5_000 }, (_, index) => contentHashOf([aMember(`${index}`)], [], []));
    expect(new Set(all).size).toBe(all.length);
  });

  it.each([0, 1, 7, 500])('is 16 hex digits for %d alerts', (count) => {
    const many = Array.from({ length: count }, (_, index) => aMember(`alert ${index}`));
    expect(contentHashOf(many, many, many)).toMatch(/^[0-9a-f]{16}$/);
  });

  it('is the same in every version: it is kept in stores', () => {
    const [c, d] = [aMember('c'), aMember('d', { severity: 'critical' })];
    expect(contentHashOf([a, b], [c], [d])).toBe('338d5d47d6e81d12');
    expect(contentHashOf([], [], [])).toBe('0000000000000000');
  });
});

describe('the thread of a channel in a group', () => {
  it('is the same in every version: it is kept in stores, and by targets', () => {
    expect(threadOf('group', 'room')).toBe('group-4308cd3b');
  });

  it('is another one for another group or channel', () => {
    expect(threadOf('g', 'room')).toBe(threadOf('g', 'room'));
    expect(new Set([threadOf('g', 'room'), threadOf('g', 'pager'), threadOf('h', 'room')]).size).toBe(3);
  });

  it.each(['', 'room', '部屋', 'a channel with spaces/and more'])(
    'has only letters of its group and hex digits for %j',
    (channel) => {
      expect(threadOf('g1', channel)).toMatch(/^g1-[0-9a-f]{8}$/);
    },
  );
});
