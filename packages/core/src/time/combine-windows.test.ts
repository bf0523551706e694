import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { muteTime } from '../suppression/mute-time.ts';
import { anyOf, outside } from './combine-windows.ts';
import { FURTHEST_MS, type QuietTime } from './time-window.ts';
import { span } from './window-between.ts';

const never = anyOf([]);
const always = outside(never);
const answers = (quiet: QuietTime, at: number) => [quiet.holdsAt(at), quiet.lastEndAt(at), quiet.nextChangeAt(at)];

describe('several quiet times', () => {
  it('end when the last of those that overlap or touch does', () => {
    const quiet = anyOf([span(10, 20), span(15, 30), span(30, 40), span(50, 60)]);
    expect(answers(quiet, 9)).toEqual([false, undefined, 10]);
    expect(answers(quiet, 12)).toEqual([true, undefined, 40]);
    expect(answers(quiet, 45)).toEqual([false, 40, 50]);
    expect(answers(quiet, 60)).toEqual([false, 60, undefined]);
  });

  it('never end while one of them always holds', () => {
    expect(answers(anyOf([span(10, 20), always]), 15)).toEqual([true, undefined, undefined]);
  });

  it('hold never if there are none', () => {
    expect(answers(never, 15)).toEqual([false, undefined, undefined]);
  });
});

describe('the times outside of a quiet time', () => {
  it('end where it begins', () => {
    const quiet = outside(anyOf([span(10, 20), span(30, 40)]));
    expect(answers(quiet, 5)).toEqual([true, undefined, 10]);
    expect(answers(quiet, 10)).toEqual([false, 10, 20]);
    expect(answers(quiet, 25)).toEqual([true, 10, 30]);
    expect(answers(quiet, 35)).toEqual([false, 30, 40]);
    expect(answers(quiet, 50)).toEqual([true, 30, undefined]);
  });

  it('are all times, or none', () => {
    expect(answers(always, 15)).toEqual([true, undefined, undefined]);
    expect(answers(outside(always), 15)).toEqual([false, undefined, undefined]);
  });

  it('have no end that is known if that was more than 400 days ago', () => {
    const quiet = outside(span(1_000, 2_000 + FURTHEST_MS));
    expect(quiet.lastEndAt(999 + FURTHEST_MS)).toBe(1_000);
    expect(quiet.lastEndAt(1_001 + FURTHEST_MS)).toBeUndefined();
  });
});

const MINUTE_MS = 60_000;
const begin = Date.parse('2026-10-24T12:00:00Z');
const MINUTES = 2 * 1_440;
const minute = fc.integer({ min: 0, max: MINUTES }).map((index) => begin + index * MINUTE_MS);
const { quietTime } = fc.letrec<{ quietTime: QuietTime }>((tie) => ({
  quietTime: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(minute, minute).map(([one, other]) => span(Math.min(one, other), Math.max(one, other))),
    fc
      .tuple(fc.constantFrom('Europe/Berlin', 'UTC'), fc.constantFrom(60, 120, 1_320), fc.constantFrom(30, 180, 1_440))
      .map(([timeZone, from, to]) => muteTime([{ timeZone, weekdays: new Set([6, 7]), times: [{ from, to }] }])),
    fc.array(tie('quietTime'), { maxLength: 3 }).map(anyOf),
    tie('quietTime').map(outside),
  ),
}));

describe('the law of quiet times', () => {
  it('changes exactly where it begins or ends to hold', () => {
    fc.assert(
      fc.property(quietTime, (quiet) => {
        let [held, end, next] = [quiet.holdsAt(begin), quiet.lastEndAt(begin), quiet.nextChangeAt(begin)];
        for (let time = begin; time < begin + MINUTES * MINUTE_MS; time += MINUTE_MS) {
          const holds = quiet.holdsAt(time);
          if (holds !== held) {
            expect(next).toBe(time);
            [held, end, next] = [holds, holds ? end : time, quiet.nextChangeAt(time)];
          }
          if (time === next || time % (53 * MINUTE_MS) === 0) {
            expect([quiet.lastEndAt(time), quiet.nextChangeAt(time)]).toEqual([end, next]);
          }
        }
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual(begin + MINUTES * MINUTE_MS);
      }),
      { seed: 12, numRuns: 150 },
    );
  });
});
