import { describe, expect, it } from 'vitest';
import { cachedWindow } from './cached-window.ts';
import { FURTHEST_MS, type TimeWindow } from './time-window.ts';
import { windowBetween } from './window-between.ts';

/** The window, and how often it was asked whether it is active. */
function counted(window: TimeWindow): { readonly window: TimeWindow; asked(): number } {
  let asked = 0;
  const isActiveAt = (at: number) => {
    asked += 1;
    return window.isActiveAt(at);
  };
  return { window: cachedWindow({ ...window, isActiveAt }), asked: () => asked };
}

describe('a remembered time window', () => {
  it('asks once for as long as nothing changes', () => {
    const { window, asked } = counted(windowBetween(10, 20));
    for (const at of [11, 12, 19]) expect(window.isActiveAt(at)).toBe(true);
    expect(asked()).toBe(1);
    expect(window.isActiveAt(20)).toBe(false);
    expect(asked()).toBe(2);
  });

  it('asks again from the very time of a change', () => {
    const { window, asked } = counted(windowBetween(10, 20));
    expect(window.isActiveAt(9)).toBe(false);
    expect(window.isActiveAt(10)).toBe(true);
    expect(asked()).toBe(2);
  });

  it('answers both questions from what it remembers', () => {
    const { window, asked } = counted(windowBetween(10, 20));
    expect([window.nextChangeAt(15), window.isActiveAt(16)]).toEqual([20, true]);
    expect(asked()).toBe(1);
    expect([window.isActiveAt(27), window.nextChangeAt(28)]).toEqual([false, undefined]);
    expect(asked()).toBe(2);
  });

  it('asks again about a time before the one that it remembers', () => {
    const { window, asked } = counted(windowBetween(10, 20));
    expect([window.isActiveAt(15), window.isActiveAt(5), window.isActiveAt(15)]).toEqual([true, false, true]);
    expect(asked()).toBe(3);
    expect(window.isActiveAt(14)).toBe(true);
    expect(asked()).toBe(4);
  });

  it('of one that changes no more within sight looks again after half of it', () => {
    const half = FURTHEST_MS / 2;
    const { window, asked } = counted(windowBetween(0, 0));
    for (const at of [1_000, 1_000 + half - 1]) expect(window.isActiveAt(at)).toBe(false);
    expect(asked()).toBe(1);
    window.isActiveAt(1_000 + half);
    expect(asked()).toBe(2);
  });

  it('sees what came within sight meanwhile', () => {
    const begin = 3 * FURTHEST_MS;
    const shortSighted = {
      ...windowBetween(begin, begin + 10),
      nextChangeAt: (at: number) => (begin - at <= FURTHEST_MS ? begin : undefined),
    };
    const window = cachedWindow(shortSighted);
    for (let at = 0; at < begin; at += FURTHEST_MS / 4) expect(window.isActiveAt(at)).toBe(false);
    expect(window.isActiveAt(begin)).toBe(true);
  });
});
