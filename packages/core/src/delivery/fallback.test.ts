import { describe, expect, it } from 'vitest';
import { aChannel, aHead } from '../testing/delivery-builders.ts';
import { earlierFallbackFrom, fallbackDueAt, fallbackOf, fallbacksOf } from './fallback.ts';

const MINUTE = 60_000;

/** Channels in a chain, in this order, each with a patience of ten minutes. */
function aChain(...names: readonly string[]) {
  return new Map(
    names.map((name, index) => {
      const next = names[index + 1];
      return [
        name,
        aChannel({ name, ...(next === undefined ? {} : { fallback: { channel: next, afterMs: 10 * MINUTE } }) }),
      ];
    }),
  );
}

describe('the fallback of a channel', () => {
  it('is the next of its chain', () => {
    const channels = aChain('a', 'b', 'c');
    expect([fallbackOf('a', channels), fallbackOf('b', channels), fallbackOf('c', channels)]).toEqual([
      'b',
      'c',
      undefined,
    ]);
    expect(fallbackOf('nobody', channels)).toBeUndefined();
  });

  it('is the one behind it while the next is suspended', () => {
    const channels = aChain('a', 'b', 'c');
    const suspend = (name: string) => channels.set(name, { ...aChannel(channels.get(name)), suspended: true });
    suspend('b');
    expect(fallbackOf('a', channels)).toBe('c');
    suspend('c');
    expect(fallbackOf('a', channels)).toBeUndefined();
  });

  it('may be any of its chain, in the long run', () => {
    const channels = new Map([...aChain('a', 'b', 'c'), ...aChain('x', 'y')]);
    expect([...fallbacksOf(['a'], channels)]).toEqual(['b', 'c']);
    expect([...fallbacksOf(['b', 'x'], channels)]).toEqual(['c', 'y']);
    expect([...fallbacksOf(['c'], channels)]).toEqual([]);
  });
});

describe('a delivery that waits', () => {
  const waiting = aHead({ channel: 'a', fallbackFrom: 5 * MINUTE });

  it('is told to the fallback after its time', () => {
    expect(fallbackDueAt(waiting, aChain('a', 'b'), 0)).toBe(15 * MINUTE);
  });

  it.each([
    ['has none', aChain('a')],
    ['is gone', aChain('b')],
    [
      'is suspended: it is passed over',
      new Map([...aChain('a', 'b')].map(([name, one]) => [name, { ...one, suspended: name === 'a' }])),
    ],
    [
      'has one that is suspended',
      new Map([...aChain('a', 'b')].map(([name, one]) => [name, { ...one, suspended: name === 'b' }])),
    ],
  ])('is told to nobody if its channel %s', (_, channels) => {
    expect(fallbackDueAt(waiting, channels, 0)).toBeUndefined();
  });

  it('is told to nobody again', () => {
    expect(fallbackDueAt(aHead({ channel: 'a' }), aChain('a', 'b'), 0)).toBeUndefined();
  });

  it('gets half a minute after a start: the absence was ours', () => {
    expect(fallbackDueAt(waiting, aChain('a', 'b'), 600 * MINUTE)).toBe(600.5 * MINUTE);
    expect(fallbackDueAt(waiting, aChain('a', 'b'), 6 * MINUTE)).toBe(15 * MINUTE);
    const quick = new Map([
      ['a', aChannel({ fallback: { channel: 'b', afterMs: 1_000 } })],
      ['b', aChannel()],
    ]);
    expect(fallbackDueAt(waiting, quick, 600 * MINUTE)).toBe(600 * MINUTE + 1_000);
  });

  it('that takes another one along waits since the first that nobody was told of', () => {
    expect(earlierFallbackFrom({ fallbackFrom: 2 }, { fallbackFrom: 1 })).toEqual({ fallbackFrom: 1 });
    expect(earlierFallbackFrom({}, { fallbackFrom: 3 })).toEqual({ fallbackFrom: 3 });
    expect(earlierFallbackFrom({}, {})).toEqual({});
  });
});
