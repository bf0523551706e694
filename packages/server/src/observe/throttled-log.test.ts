import { describe, expect, it } from 'vitest';
import { aThrottledLog } from '../testing/a-throttled-log.ts';
import { shapeOf } from './throttled-log.ts';

const aWarning = (kind: string, fields = {}) => ({
  kind,
  wider: 'wide',
  fields: { kind, ...fields },
  message: 'again',
});

describe('a warning that comes often', () => {
  it('is logged at once, then with the number of those left out, also when nothing more comes', () => {
    const { throttled, logged, pass } = aThrottledLog();
    for (let count = 0; count < 6; count++) throttled.warn(aWarning('a', { count }));
    pass(9_999);
    expect(logged()).toMatchObject([{ level: 'warn', msg: 'again', count: 0 }]);
    expect(logged()[0]).not.toHaveProperty('unsaidBefore');
    pass(1);
    expect(logged()[1]).toMatchObject({
      level: 'warn',
      msg: 'again: the last of 5 that were not logged',
      count: 5,
      unsaidBefore: 5,
    });
    pass(60_000);
    expect(logged()).toHaveLength(2);
  });

  it('is a line in ten seconds while it goes on', () => {
    const { throttled, logged, pass } = aThrottledLog();
    for (let second = 0; second < 30; second++) {
      throttled.warn(aWarning('a'));
      pass(1_000);
    }
    expect(logged().map(({ unsaidBefore }) => unsaidBefore)).toEqual([undefined, 9, 10, 10]);
  });

  it('is a line a kind', () => {
    const { throttled, logged, pass } = aThrottledLog();
    for (const kind of ['a', 'b', 'c', 'a', 'b', 'c']) throttled.warn(aWarning(kind));
    pass(10_000);
    expect(logged().map(({ kind, unsaidBefore }) => [kind, unsaidBefore])).toEqual([
      ...[
        ['a', undefined],
        ['b', undefined],
        ['c', undefined],
      ],
      ...[
        ['a', 1],
        ['b', 1],
        ['c', 1],
      ],
    ]);
  });

  it('is logged at once again when it was quiet', () => {
    const { throttled, logged, pass, timers } = aThrottledLog();
    throttled.warn(aWarning('a'));
    pass(10_000);
    expect(timers()).toBe(0);
    throttled.warn(aWarning('a'));
    expect(logged()).toHaveLength(2);
    expect(logged()[1]).not.toHaveProperty('unsaidBefore');
  });

  it('is one of its wider kind when there are very many kinds', () => {
    const { throttled, logged, pass } = aThrottledLog();
    for (let count = 0; count < 1_000; count++) throttled.warn(aWarning(`kind ${count}`));
    expect(logged()).toHaveLength(51);
    pass(10_000);
    expect(logged()).toHaveLength(52);
    expect(logged()[51]).toMatchObject({ unsaidBefore: 949 });
  });

  it('is not lost at the end', () => {
    const { throttled, logged, timers } = aThrottledLog();
    for (let count = 0; count < 3; count++) throttled.warn(aWarning('a'));
    throttled.close();
    expect([logged()[1].unsaidBefore, timers()]).toEqual([2, 0]);
  });
});

it.each([
  ['alerts[3]: the label "x" is bad', 'alerts[*]: the label * is bad'],
  ['the mistake is at character 17', 'the mistake is at character *'],
  ['x'.repeat(300), 'x'.repeat(200)],
])('the shape of %j is %j', (sentence, shape) => expect(shapeOf(sentence)).toBe(shape));
