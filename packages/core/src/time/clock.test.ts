import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type Clock, systemClock } from './clock.ts';

const BEGIN = Date.UTC(2026, 10, 23, 10);
const DAY_MS = 86_400_000;

describe('the clock of the system', () => {
  let clock: Clock;
  let ran: string[];

  beforeEach(() => {
    vi.useFakeTimers({
      now: BEGIN,
      toFake: ['Date', 'performance', 'setTimeout', 'clearTimeout', 'setImmediate', 'clearImmediate'],
    });
    clock = systemClock();
    ran = [];
  });
  afterEach(() => void vi.useRealTimers());

  /** Notes its name and the time when it runs. */
  const note = (name: string) => () => void ran.push(`${name} after ${clock.now() - BEGIN}`);

  it('begins with the time of the wall clock, in whole milliseconds, and goes on', () => {
    expect(clock.now()).toBe(BEGIN);
    vi.advanceTimersByTime(1_234);
    expect(clock.now()).toBe(BEGIN + 1_234);
    expect(Number.isInteger(clock.now())).toBe(true);
  });

  it.each([-DAY_MS, DAY_MS])('goes on as before when somebody sets the wall clock by %i ms', (shift) => {
    vi.advanceTimersByTime(1_000);
    vi.setSystemTime(Date.now() + shift);
    expect(clock.now()).toBe(BEGIN + 1_000);
    vi.advanceTimersByTime(500);
    expect(clock.now()).toBe(BEGIN + 1_500);
  });

  it('runs what is due, once and not before its time', () => {
    clock.schedule(BEGIN + 100, note('it'));
    vi.advanceTimersByTime(99);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual(['it after 100']);
    vi.advanceTimersByTime(10_000);
    expect(ran).toHaveLength(1);
  });

  it('runs what is due later in the order of the times', () => {
    clock.schedule(BEGIN + 300, note('c'));
    clock.schedule(BEGIN + 100, note('a'));
    clock.schedule(BEGIN + 200, note('b'));
    vi.advanceTimersByTime(1_000);
    expect(ran).toEqual(['a after 100', 'b after 200', 'c after 300']);
  });

  it.each([0, -1, -DAY_MS])('runs what was due %i ms from now at once, but after its caller', (from) => {
    clock.schedule(BEGIN + from, note('it'));
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toHaveLength(1);
  });

  it('runs what is due now in the same turn, before what its caller puts off after it', async () => {
    vi.useRealTimers();
    const order: string[] = [];
    const due = systemClock();
    due.schedule(due.now(), () => order.push('due'));
    await new Promise<void>((resolve) => setImmediate(resolve));
    order.push('put off');
    expect(order).toEqual(['due', 'put off']);
  });

  it('forgets what was due now and is cancelled in the same turn', () => {
    clock.schedule(BEGIN, note('it')).cancel();
    vi.advanceTimersByTime(1_000);
    expect(ran).toEqual([]);
  });

  it.each([2 ** 31 - 1, 2 ** 31, 60 * DAY_MS, 400 * DAY_MS])('waits for what is due in %i ms', (delay) => {
    clock.schedule(BEGIN + delay, note('it'));
    vi.advanceTimersByTime(delay - 1);
    expect(ran).toEqual([]);
    vi.advanceTimersByTime(1);
    expect(ran).toEqual([`it after ${delay}`]);
  });

  it('waits on if a timer ends before the time has come', () => {
    clock.schedule(BEGIN + 100, note('it'));
    const exact = performance.now.bind(performance);
    const late = vi.spyOn(performance, 'now').mockImplementation(() => exact() - 0.5);
    vi.advanceTimersByTime(100);
    expect(ran).toEqual([]);
    late.mockRestore();
    vi.advanceTimersByTime(1);
    expect(ran).toEqual(['it after 101']);
  });

  it('forgets what was cancelled, also in the middle of a long wait', () => {
    const soon = clock.schedule(BEGIN + 100, note('soon'));
    const late = clock.schedule(BEGIN + 60 * DAY_MS, note('late'));
    soon.cancel();
    soon.cancel();
    vi.advanceTimersByTime(30 * DAY_MS);
    late.cancel();
    vi.advanceTimersByTime(60 * DAY_MS);
    expect(ran).toEqual([]);
    expect(vi.getTimerCount()).toBe(0);
  });

  it('may be cancelled after it ran', () => {
    const timer = clock.schedule(BEGIN + 1, note('it'));
    vi.advanceTimersByTime(1);
    timer.cancel();
    expect(ran).toEqual(['it after 1']);
  });

  it('draws numbers from 0 to below 1, and not always the same', () => {
    const drawn = Array.from({ length: 100 }, () => clock.random());
    expect(drawn.every((number) => number >= 0 && number < 1)).toBe(true);
    expect(new Set(drawn).size).toBeGreaterThan(90);
  });
});
