import { describe, expect, it } from 'vitest';
import { withLabel } from '../testing/with-label.ts';
import { FURTHEST_MS, type TimeWindow } from '../time/time-window.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Silence } from './silence.ts';
import { SuppressionIndex } from './suppression-index.ts';

const DAY = 86_400_000;

const recurring = (id: string, host: string, window: TimeWindow): Silence => ({
  id,
  matcher: withLabel('host', host),
  window,
  comment: '',
});
const silence = (id: string, host: string, from: number, until: number): Silence => ({
  ...recurring(id, host, windowBetween(from, until)),
  until,
});
/** Holds between these times, and looks ahead no further than a calendar does. */
const shortSighted = (from: number, until: number): TimeWindow => {
  const window = windowBetween(from, until);
  return {
    ...window,
    nextChangeAt: (at) => {
      const next = window.nextChangeAt(at);
      return next !== undefined && next <= at + FURTHEST_MS ? next : undefined;
    },
  };
};
const on = (host: string, kind = '') => ({ labels: { host, kind }, annotations: {} });
const rule = {
  id: 'inhibit[0]',
  sources: [withLabel('kind', 'source')],
  target: withLabel('kind', 'target'),
  equal: [],
};

describe('what hides an alert', () => {
  it('is a silence that matches it and holds', () => {
    const index = new SuppressionIndex([silence('x', 'db', 10, 20)], [], 0);
    index.noteFiring('a', on('db'));
    index.noteFiring('b', on('web'));
    expect([5, 10, 19].map((now) => index.suppressionOf('a', now))).toEqual([undefined, 'silence', 'silence']);
    expect(index.suppressionOf('a', 20)).toBeUndefined();
    expect(index.suppressionOf('b', 15)).toBeUndefined();
    expect(index.silencedBy('a', 15)).toEqual(['x']);
    expect(index.silencedBy('a', 25)).toEqual([]);
    expect(index.silencedBy('b', 15)).toEqual([]);
    expect([index.hides('x'), index.hides('y')]).toEqual([1, 0]);
  });

  it('is any of several silences', () => {
    const index = new SuppressionIndex([silence('x', 'db', 0, 20), silence('y', 'db', 5, 10)], [], 0);
    index.noteFiring('a', on('db'));
    expect(index.suppressionOf('a', 15)).toBe('silence');
    expect(index.suppressionOf('a', 30)).toBeUndefined();
    expect(index.silencedBy('a', 7)).toEqual(['x', 'y']);
  });

  it('is an inhibition, where no silence holds', () => {
    const index = new SuppressionIndex([silence('x', 'db', 10, 20)], [rule], 0);
    expect(index.noteFiring('s', on('web', 'source'))).toEqual([]);
    index.noteFiring('t', on('db', 'target'));
    index.noteFiring('u', on('web', 'target'));
    expect(index.suppressionOf('t', 5)).toBe('inhibition');
    expect(index.suppressionOf('t', 15)).toBe('silence');
    expect(index.suppressionOf('t', 25)).toBe('inhibition');
    expect(index.suppressionOf('u', 15)).toBe('inhibition');
    expect(index.inhibitedBy('t')).toEqual(['s']);
    expect([...index.inhibitedAmong(['s', 't', 'u', 'nobody'])]).toEqual(['t', 'u']);
    expect(index.noteEnd('s')).toEqual(['t', 'u']);
    expect(index.suppressionOf('u', 15)).toBeUndefined();
  });

  it('follows the labels of the alert', () => {
    const index = new SuppressionIndex([silence('x', 'db', 0, 20)], [], 0);
    index.noteFiring('a', on('db'));
    index.noteFiring('a', on('web'));
    expect(index.suppressionOf('a', 5)).toBeUndefined();
    expect(index.hides('x')).toBe(0);
  });

  it('goes on hiding an alert that is over, until it is forgotten', () => {
    const index = new SuppressionIndex([silence('x', 'db', 0, 20)], [], 0);
    index.noteFiring('a', on('db'));
    index.noteEnd('a');
    expect(index.suppressionOf('a', 5)).toBe('silence');
    index.forget('a');
    expect(index.suppressionOf('a', 5)).toBeUndefined();
    expect(index.hides('x')).toBe(0);
  });
});

describe('a silence', () => {
  it('says when it changes, whom it covers from then on, and whom it sets free', () => {
    const index = new SuppressionIndex([silence('x', 'db', 10, 20), silence('y', 'db', 15, 30)], [], 0);
    index.noteFiring('a', on('db'));
    expect(index.nextChangeAt()).toBe(10);
    expect(index.takeChanged(10)).toEqual({ began: ['a'], ended: [] });
    expect(index.nextChangeAt()).toBe(15);
    expect(index.takeChanged(19)).toEqual({ began: ['a'], ended: [] });
    expect(index.takeChanged(20)).toEqual({ began: [], ended: ['a'] });
    expect(index.takeChanged(20)).toEqual({ began: [], ended: [] });
    expect(index.nextChangeAt()).toBe(30);
  });

  it('names an alert once that two silences cover, and set free, together', () => {
    const index = new SuppressionIndex([silence('x', 'db', 10, 20), silence('y', 'db', 10, 20)], [], 0);
    index.noteFiring('a', on('db'));
    expect(index.takeChanged(10)).toEqual({ began: ['a'], ended: [] });
    expect(index.takeChanged(20)).toEqual({ began: [], ended: ['a'] });
  });

  it('that comes again and again is never dropped, though its next change lies out of sight', () => {
    const begin = 900 * DAY;
    const index = new SuppressionIndex([recurring('x', 'db', shortSighted(begin, begin + DAY))], [], 0);
    for (const days of [200, 400, 600]) {
      expect(index.nextChangeAt()).toBe(days * DAY);
      index.takeChanged(days * DAY);
    }
    expect(index.nextChangeAt()).toBe(begin);
    index.noteFiring('a', on('db'));
    expect(index.takeChanged(begin)).toEqual({ began: ['a'], ended: [] });
    expect(index.takeChanged(begin + DAY)).toEqual({ began: [], ended: ['a'] });
    expect(index.nextChangeAt()).toBe(begin + DAY + FURTHEST_MS / 2);
    index.noteFiring('b', on('db'));
    expect(index.hides('x')).toBe(2);
  });

  it('that comes once is dropped when it is over, and not before, however far off it begins', () => {
    const begin = 900 * DAY;
    const index = new SuppressionIndex([silence('x', 'db', begin, begin + DAY)], [], 0);
    index.noteFiring('a', on('db'));
    expect(index.nextChangeAt()).toBe(begin);
    expect(index.takeChanged(begin)).toEqual({ began: ['a'], ended: [] });
    expect(index.hides('x')).toBe(1);
    expect(index.takeChanged(begin + DAY)).toEqual({ began: [], ended: ['a'] });
    expect(index.nextChangeAt()).toBeUndefined();
    index.noteFiring('b', on('db'));
    expect([index.hides('x'), index.suppressionOf('a', begin + DAY)]).toEqual([0, undefined]);
  });

  it('that was over when it was made covers nobody, and changes no more', () => {
    const index = new SuppressionIndex([silence('x', 'db', 0, 20)], [], 20);
    index.noteFiring('a', on('db'));
    expect([index.hides('x'), index.nextChangeAt(), index.suppressionOf('a', 20)]).toEqual([0, undefined, undefined]);
    const running = new SuppressionIndex([silence('x', 'db', 0, 20)], [], 19);
    expect(running.nextChangeAt()).toBe(20);
  });

  it('takes the place of one of the same id, and names whom that one covered and whom it covers', () => {
    const index = new SuppressionIndex([silence('x', 'db', 0, 20)], [], 0);
    index.noteFiring('a', on('db'));
    const alerts = [
      { fingerprint: 'a', body: on('db') },
      { fingerprint: 'b', body: on('web') },
    ];
    index.noteFiring('b', on('web'));
    expect(index.putSilence(silence('x', 'web', 0, 40), alerts, 5)).toEqual({ began: ['b'], ended: ['a'] });
    expect([index.suppressionOf('a', 10), index.suppressionOf('b', 10)]).toEqual([undefined, 'silence']);
    expect(index.nextChangeAt()).toBe(40);
    expect(index.putSilence(silence('new', 'db', 0, 40), alerts, 5)).toEqual({ began: ['a'], ended: [] });
    expect(index.suppressionOf('a', 10)).toBe('silence');
    expect(index.putSilence(silence('later', 'db', 6, 40), alerts, 5)).toEqual({ began: [], ended: [] });
  });
});
