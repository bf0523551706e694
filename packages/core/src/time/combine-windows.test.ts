import { describe, expect, it } from 'vitest';
import { anyOf, outsideOf } from './combine-windows.ts';
import type { TimeWindow } from './time-window.ts';
import { windowBetween } from './window-between.ts';

const never = anyOf([]);
const always = outsideOf(never);
const answers = (window: TimeWindow, at: number) => [window.isActiveAt(at), window.nextChangeAt(at)];

describe('several time windows', () => {
  it('end when the last of those that overlap or touch does', () => {
    const window = anyOf([windowBetween(10, 20), windowBetween(15, 30), windowBetween(30, 40), windowBetween(50, 60)]);
    expect(answers(window, 9)).toEqual([false, 10]);
    expect(answers(window, 12)).toEqual([true, 40]);
    expect(answers(window, 45)).toEqual([false, 50]);
    expect(answers(window, 60)).toEqual([false, undefined]);
  });

  it('never end while one of them always holds', () => {
    expect(answers(anyOf([windowBetween(10, 20), always]), 15)).toEqual([true, undefined]);
  });

  it('are the only one itself', () => {
    const only = windowBetween(10, 20);
    expect(anyOf([only])).toBe(only);
  });

  it.each([
    ['one within another', [10, 40, 20, 30], [10, 40]],
    ['the same twice', [10, 20, 10, 20], [10, 20]],
    ['the later one first', [30, 40, 10, 30], [10, 40]],
    ['one that is never active beside one', [25, 25, 10, 20], [10, 20]],
  ] as const)('are one: %s', (_, [from, until, otherFrom, otherUntil], [begin, end]) => {
    const window = anyOf([windowBetween(from, until), windowBetween(otherFrom, otherUntil)]);
    const one = windowBetween(begin, end);
    for (let at = 0; at < 50; at += 1) expect(answers(window, at)).toEqual(answers(one, at));
  });

  it('end each by itself where they do not meet', () => {
    const window = anyOf([windowBetween(10, 20), windowBetween(30, 40)]);
    expect([15, 25, 35].map((at) => answers(window, at))).toEqual([
      [true, 20],
      [false, 30],
      [true, 40],
    ]);
  });

  it('have no next change if they take over from each other for more than 400 days', () => {
    const day = 86_400_000;
    const relay = (days: number) =>
      anyOf(Array.from({ length: days }, (_, index) => windowBetween(index * day, (index + 1) * day)));
    expect(relay(3).nextChangeAt(0)).toBe(3 * day);
    expect(relay(400).nextChangeAt(0)).toBe(400 * day);
    expect(relay(401).nextChangeAt(0)).toBeUndefined();
    expect(relay(401).nextChangeAt(2 * day)).toBe(401 * day);
  });

  it('hold never if there are none', () => {
    expect(answers(never, 15)).toEqual([false, undefined]);
  });
});

describe('the times outside of a time window', () => {
  it('end where it begins', () => {
    const window = outsideOf(anyOf([windowBetween(10, 20), windowBetween(30, 40)]));
    expect(answers(window, 5)).toEqual([true, 10]);
    expect(answers(window, 10)).toEqual([false, 20]);
    expect(answers(window, 25)).toEqual([true, 30]);
    expect(answers(window, 35)).toEqual([false, 40]);
    expect(answers(window, 50)).toEqual([true, undefined]);
  });

  it('are all times, or none', () => {
    expect(answers(always, 15)).toEqual([true, undefined]);
    expect(answers(outsideOf(always), 15)).toEqual([false, undefined]);
  });
});
