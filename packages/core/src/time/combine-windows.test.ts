import { describe, expect, it } from 'vitest';
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

describe('several time windows', () => {
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

  it('end at the end of the latest, not where an earlier one ended inside of it', () => {
    const window = anyOf([windowBetween(10, 20), windowBetween(15, 30), windowBetween(28, 29)]);
    expect(window.lastEndAt(29)).toBeUndefined();
    expect(window.lastEndAt(30)).toBe(30);
    expect(window.lastEndAt(99)).toBe(30);
  });

  it('give the end of an earlier one while a later one holds', () => {
    expect(answers(anyOf([windowBetween(10, 20), windowBetween(30, 40)]), 35)).toEqual([true, 20, 40]);
  });

  it('have no end that is known if that was more than 400 days ago', () => {
    const window = anyOf([windowBetween(0, 10), windowBetween(3, 5)]);
    expect(window.lastEndAt(10 + FURTHEST_MS)).toBe(10);
    expect(window.lastEndAt(11 + FURTHEST_MS)).toBeUndefined();
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
    expect(answers(never, 15)).toEqual([false, undefined, undefined]);
  });
});

describe('the times outside of a time window', () => {
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
    const short = outsideOf(windowBetween(0, 100));
    expect(short.lastEndAt(FURTHEST_MS)).toBe(0);
    expect(short.lastEndAt(FURTHEST_MS + 1)).toBeUndefined();
  });
});
