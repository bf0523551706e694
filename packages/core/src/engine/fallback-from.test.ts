import { describe, expect, it } from 'vitest';
import type { Notify } from '../grouping/group.ts';
import { aChannel, aHead } from '../testing/delivery-builders.ts';
import { aMember } from '../testing/group-builders.ts';
import { fallbackFromOf } from './fallback-from.ts';

const NOW = 9_000;
const channels = new Map([
  ['pager', aChannel({ fallback: { channel: 'room', afterMs: 1_000 } })],
  ['room', aChannel()],
]);
const [a, b, c] = [aMember('a'), aMember('b'), aMember('c')];

function notify(given: Partial<Notify>): Notify {
  return {
    channel: 'pager',
    reason: 'resolved',
    thread: 't',
    contentHash: 'h',
    firing: [],
    resolved: [],
    suppressed: [],
    ...given,
  };
}
const sinceOf = (message: Notify, others: readonly Notify[], waiting?: number | 'told') =>
  fallbackFromOf(
    message,
    [message, ...others],
    waiting === undefined ? undefined : aHead(waiting === 'told' ? {} : { fallbackFrom: waiting }),
    channels,
    NOW,
  ).fallbackFrom;

describe('a message waits for its fallback', () => {
  const news = notify({ reason: 'new', firing: [a] });

  it('since it was decided, or since the first that it takes along and nobody was told of', () => {
    expect([sinceOf(news, []), sinceOf(news, [], 4_000), sinceOf(news, [], 'told')]).toEqual([NOW, 4_000, NOW]);
  });

  it('never, if it says ends alone and the fallback hears them itself', () => {
    const itsOwn = notify({ channel: 'room', resolved: [a, b] });
    expect(sinceOf(notify({ resolved: [a] }), [itsOwn])).toBeUndefined();
    expect(sinceOf(notify({ resolved: [a], reason: 'moved' }), [itsOwn], 4_000)).toBeUndefined();
  });

  it('for an end that the fallback does not hear of', () => {
    expect(sinceOf(notify({ resolved: [a, c] }), [notify({ channel: 'room', resolved: [a] })])).toBe(NOW);
    expect(sinceOf(notify({ resolved: [a] }), [notify({ channel: 'mail', resolved: [a] })])).toBe(NOW);
  });

  it('for what fires on, and waited before the ends', () => {
    const itsOwn = notify({ channel: 'room', resolved: [a] });
    expect(sinceOf(notify({ firing: [c], resolved: [a] }), [itsOwn], 4_000)).toBe(4_000);
    expect(sinceOf(notify({ firing: [c], resolved: [a] }), [itsOwn], 'told')).toBeUndefined();
  });
});
