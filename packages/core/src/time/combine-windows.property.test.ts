import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { muteTime } from '../suppression/mute-time.ts';
import { anyOf, outsideOf } from './combine-windows.ts';
import type { TimeWindow } from './time-window.ts';
import { windowBetween } from './window-between.ts';

const MINUTE_MS = 60_000;
const begin = Date.parse('2026-10-24T12:00:00Z');
const MINUTES = 2 * 1_440;
const minute = fc.integer({ min: 0, max: MINUTES }).map((index) => begin + index * MINUTE_MS);
const { anyWindow } = fc.letrec<{ anyWindow: TimeWindow }>((tie) => ({
  anyWindow: fc.oneof(
    { maxDepth: 3 },
    fc.tuple(minute, minute).map(([one, other]) => windowBetween(Math.min(one, other), Math.max(one, other))),
    fc
      .tuple(fc.constantFrom('Europe/Berlin', 'UTC'), fc.constantFrom(60, 120, 1_320), fc.constantFrom(30, 180, 1_440))
      .map(([timeZone, from, to]) => muteTime([{ timeZone, weekdays: new Set([6, 7]), times: [{ from, to }] }])),
    fc.array(tie('anyWindow'), { maxLength: 3 }).map(anyOf),
    tie('anyWindow').map(outsideOf),
  ),
}));

describe('the law of time windows', () => {
  it('changes exactly where it begins or ends to hold', () => {
    fc.assert(
      fc.property(anyWindow, (window) => {
        let [held, next] = [window.isActiveAt(begin), window.nextChangeAt(begin)];
        for (let time = begin; time < begin + MINUTES * MINUTE_MS; time += MINUTE_MS) {
          const holds = window.isActiveAt(time);
          if (holds !== held) {
            expect(next).toBe(time);
            [held, next] = [holds, window.nextChangeAt(time)];
          }
          if (time % (53 * MINUTE_MS) === 0) expect(window.nextChangeAt(time)).toBe(next);
        }
        if (next !== undefined) expect(next).toBeGreaterThanOrEqual(begin + MINUTES * MINUTE_MS);
      }),
      { seed: 12, numRuns: 150 },
    );
  });
});
