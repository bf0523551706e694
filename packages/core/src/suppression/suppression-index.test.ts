import { describe, expect, it } from 'vitest';
import { withLabel } from '../testing/with-label.ts';
import type { TimeWindow } from '../time/time-window.ts';
import { windowBetween } from '../time/window-between.ts';
import type { Silence } from './silence.ts';
import { SuppressionIndex } from './suppression-index.ts';

const silence = (id: string, host: string, window: TimeWindow): Silence => ({
  id,
  matcher: withLabel('host', host),
  window,
  comment: '',
});
const on = (host: string, kind = '') => ({ labels: { host, kind }, annotations: {} });
const rule = {
  id: 'inhibit[0]',
  sources: [withLabel('kind', 'source')],
  target: withLabel('kind', 'target'),
  equal: [],
};

describe('what hides an alert', () => {
  it('is a silence that matches it and holds', () => {
    const index = new SuppressionIndex([silence('x', 'db', windowBetween(10, 20))], [], 0);
    index.noteFiring('a', on('db'));
    index.noteFiring('b', on('web'));
    expect([5, 10, 19].map((now) => index.suppressionOf('a', now))).toEqual([{}, { by: 'silence' }, { by: 'silence' }]);
    expect(index.suppressionOf('a', 20)).toEqual({ silenceEndedAt: 20 });
    expect(index.suppressionOf('b', 15)).toEqual({});
    expect(index.silencedBy('a', 15)).toEqual(['x']);
    expect(index.silencedBy('a', 25)).toEqual([]);
    expect(index.silencedBy('b', 15)).toEqual([]);
    expect([index.hides('x'), index.hides('y')]).toEqual([1, 0]);
  });

  it('is any of several silences; the last end counts', () => {
    const index = new SuppressionIndex(
      [silence('x', 'db', windowBetween(0, 20)), silence('y', 'db', windowBetween(5, 10))],
      [],
      0,
    );
    index.noteFiring('a', on('db'));
    expect(index.suppressionOf('a', 15)).toEqual({ by: 'silence', silenceEndedAt: 10 });
    expect(index.suppressionOf('a', 30)).toEqual({ silenceEndedAt: 20 });
    expect(index.silencedBy('a', 7)).toEqual(['x', 'y']);
  });

  it('is an inhibition, where no silence holds', () => {
    const index = new SuppressionIndex([silence('x', 'db', windowBetween(10, 20))], [rule], 0);
    expect(index.noteFiring('s', on('web', 'source'))).toEqual([]);
    index.noteFiring('t', on('db', 'target'));
    index.noteFiring('u', on('web', 'target'));
    expect(index.suppressionOf('t', 5)).toEqual({ by: 'inhibition' });
    expect(index.suppressionOf('t', 15)).toEqual({ by: 'silence' });
    expect(index.suppressionOf('t', 25)).toEqual({ by: 'inhibition', silenceEndedAt: 20 });
    expect(index.suppressionOf('u', 15)).toEqual({ by: 'inhibition' });
    expect(index.inhibitedBy('t')).toEqual(['s']);
    expect(index.noteEnd('s')).toEqual(['t', 'u']);
    expect(index.suppressionOf('u', 15)).toEqual({});
  });

  it('follows the labels of the alert', () => {
    const index = new SuppressionIndex([silence('x', 'db', windowBetween(0, 20))], [], 0);
    index.noteFiring('a', on('db'));
    index.noteFiring('a', on('web'));
    expect(index.suppressionOf('a', 5)).toEqual({});
    expect(index.hides('x')).toBe(0);
  });

  it('goes on hiding an alert that is over, until it is forgotten', () => {
    const index = new SuppressionIndex([silence('x', 'db', windowBetween(0, 20))], [], 0);
    index.noteFiring('a', on('db'));
    index.noteEnd('a');
    expect(index.suppressionOf('a', 5)).toEqual({ by: 'silence' });
    index.forget('a');
    expect(index.suppressionOf('a', 5)).toEqual({});
    expect(index.hides('x')).toBe(0);
  });
});

describe('a silence', () => {
  it('says when it changes, and whom it sets free', () => {
    const index = new SuppressionIndex(
      [silence('x', 'db', windowBetween(10, 20)), silence('y', 'db', windowBetween(15, 30))],
      [],
      0,
    );
    index.noteFiring('a', on('db'));
    expect(index.nextChangeAt()).toBe(10);
    expect(index.takeChanged(10)).toEqual([]);
    expect(index.nextChangeAt()).toBe(15);
    expect(index.takeChanged(19)).toEqual([]);
    expect(index.takeChanged(20)).toEqual(['a']);
    expect(index.takeChanged(20)).toEqual([]);
    expect(index.nextChangeAt()).toBe(30);
  });

  it('names an alert once that two silences set free together', () => {
    const index = new SuppressionIndex(
      [silence('x', 'db', windowBetween(0, 20)), silence('y', 'db', windowBetween(0, 20))],
      [],
      0,
    );
    index.noteFiring('a', on('db'));
    expect(index.takeChanged(20)).toEqual(['a']);
  });

  it('is asked again though its next change lies far off', () => {
    const never: TimeWindow = { isActiveAt: () => false, lastEndAt: () => undefined, nextChangeAt: () => undefined };
    const index = new SuppressionIndex([silence('x', 'db', never)], [], 0);
    expect(index.nextChangeAt()).toBe(200 * 86_400_000);
  });

  it('takes the place of one of the same id, and names whom that one covered', () => {
    const index = new SuppressionIndex([silence('x', 'db', windowBetween(0, 20))], [], 0);
    index.noteFiring('a', on('db'));
    const alerts = [
      { fingerprint: 'a', body: on('db') },
      { fingerprint: 'b', body: on('web') },
    ];
    index.noteFiring('b', on('web'));
    expect(index.putSilence(silence('x', 'web', windowBetween(0, 40)), alerts, 5)).toEqual(['a']);
    expect([index.suppressionOf('a', 10), index.suppressionOf('b', 10)]).toEqual([
      { silenceEndedAt: 5 },
      { by: 'silence' },
    ]);
    expect(index.nextChangeAt()).toBe(40);
    expect(index.putSilence(silence('new', 'db', windowBetween(0, 40)), alerts, 5)).toEqual([]);
    expect(index.suppressionOf('a', 10)).toEqual({ by: 'silence', silenceEndedAt: 5 });
  });

  it('ends with the reload that takes it out, and goes on where it is still there', () => {
    const [x, y] = [silence('x', 'db', windowBetween(0, 100)), silence('y', 'web', windowBetween(0, 100))];
    const before = new SuppressionIndex([x, y], [], 0);
    const after = new SuppressionIndex([y], [], 50);
    for (const index of [before, after]) {
      index.noteFiring('a', on('db'));
      index.noteFiring('b', on('web'));
      index.noteFiring('c', on('nowhere'));
    }
    after.inherit(before, 50);
    expect(after.suppressionOf('a', 60)).toEqual({ silenceEndedAt: 50 });
    expect(after.suppressionOf('b', 60)).toEqual({ by: 'silence' });
    expect(after.suppressionOf('c', 60)).toEqual({});
    const later = new SuppressionIndex([], [], 70);
    later.inherit(after, 70);
    expect(later.suppressionOf('a', 80)).toEqual({ silenceEndedAt: 50 });
    expect(later.suppressionOf('b', 80)).toEqual({ silenceEndedAt: 70 });
    later.forget('a');
    expect(later.suppressionOf('a', 80)).toEqual({});
  });

  it('that was over before the reload is not ended by it', () => {
    const before = new SuppressionIndex([silence('x', 'db', windowBetween(0, 20))], [], 0);
    before.noteFiring('a', on('db'));
    const after = new SuppressionIndex([], [], 50);
    after.inherit(before, 50);
    expect(after.suppressionOf('a', 60)).toEqual({});
  });
});
