import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { muteTime } from '../suppression/mute-time.ts';
import { anyOf, outsideOf } from './combine-windows.ts';
import { FURTHEST_MS, type TimeWindow } from './time-window.ts';
import { windowBetween } from './window-between.ts';

const never = anyOf([]);
const always = outsideOf(never);
const answers = (window: TimeWindow, at: number) => [
  window.isActiveAt(at),
  window.lastEndAt(at),
  window.nextChangeAt(at),
];

describe('several quiet times', () => {
  it('end when the last of those that overlap or touch does', () => {
    const window = anyOf([windowBetween(10, 20), windowBetween(15, 30), windowBetween(30, 40), windowBetween(50, 60)]);
    expect(answers(window, 9)).toEqual([false, undefined, 10]);
    expect(answers(window, 12)).toEqual([true, undefined, 40]);
    expect(answers(window, 45)).toEqual([false, 40, 50]);
    expect(answers(window, 60)).toEqual([false, 60, undefined]);
  });

  it('never end while one of them always holds', () => {
    expect(answers(anyOf([windowBetween(10, 20), always]), 15)).toEqual([true, undefined, undefined]);
  });

  it('hold never if there are none', () => {
    expect(answers(never, 15)).toEqual([false, undefined, undefined]);
  });
});

describe('the times outside of a quiet time', () => {
  it('end where it begins', () => {
    const window = outsideOf(anyOf([windowBetween(10, 20), windowBetween(30, 40)]));
    expect(answers(window, 5)).toEqual([true, undefined, 10]);
    expect(answers(window, 10)).toEqual([false, 10, 20]);
    expect(answers(window, 25)).toEqual([true, 10, 30]);
    expect(answers(window, 35)).toEqual([false, 30, 40]);
    expect(answers(window, 50)).toEqual([true, 30, undefined]);
  });

  it('are all times, or none', () => {
    expect(answers(always, 15)).toEqual([true, undefined, undefined]);
    expect(answers(outsideOf(always), 15)).toEqual([false, undefined, undefined]);
  });

  it('have no end that is known if that was more than 400 days ago', () => {
    const window = outsideOf(windowBetween(1_000, 2_000 + FURTHEST_MS));
    expect(window.lastEndAt(999 + FURTHEST_MS)).toBe(1_000);
    expect(window.lastEndAt(1_001 + FURTHEST_MS)).toBeUndefined();
  });
});

const MINUTE_MS = 60_000;
const begin = Date.parse('2026-10-24T12:00:00Z');
const MINUTES = 2 * 1_440;
const minute = fc.integer({ min: 0, max: MINUTES }).map((index) => begin + index * MINUTE_MS);
const { quietTime } = fc.letrec<{ quietTime: TimeWindow }>((tie) => ({
  quietTime: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(minute, minute).map(([one, other]) => windowBetween(Math.min(one, other), Math.max(one, other))),
    fc
      .tuple(fc.constantFrom('Europe/Berlin', 'UTC'), fc.constantFrom(60, 120, 1_320), fc.constantFrom(30, 180, 1_440))
      .map(([timeZone, from, to]) => muteTime([{ timeZone, weekdays: new Set([6, 7]), times: [{ from, to }] }])),
    fc.array(tie('quietTime'), { maxLength: 3 }).map(anyOf),
    tie('quietTime').map(outsideOf),
  ),
}));

describe('the law of quiet times', () => {
  it('changes exactly where it begins or ends to hold', () => {
    fc.assert(
      fc.property(quietTime, (window) => {
        let [held, end, next] = [window.isActiveAt(begin), window.lastEndAt(begin), window.nextChangeAt(begin)];
        for (let time = begin; time < begin + MINUTES * MINUTE_MS; time += MINUTE_MS) {
          const holds = window.isActiveAt(time);
          if (holds !== held) {
            expect(next).toBe(time);
            [held, end, next] = [holds, holds ? end : time, window.nextChangeAt(time)];
          }
          if (time === next || time % (53 * MINUTE_MS) === 0) {
            expect([window.lastEndAt(time), window.nextChangeAt(time)]).toEqual([end, next]);
          }
        }
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual(begin + MINUTES * MINUTE_MS);
      }),
      { seed: 12, numRuns: 150 },
    );
  });
});
