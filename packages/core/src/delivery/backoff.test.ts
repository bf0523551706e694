import { describe, expect, it } from 'vitest';
import { backoffMs } from './backoff.ts';

const MINUTE = 60_000;
/** As near to the whole pause as a random number comes. */
const ALMOST_ONE = 1 - Number.EPSILON;

describe('the pause after a failed attempt', () => {
  it.each([
    [1, 1_000],
    [2, 2_000],
    [3, 4_000],
    [4, 8_000],
    [5, 16_000],
    [6, 32_000],
    [7, 64_000],
    [8, 128_000],
    [9, 256_000],
    [10, 5 * MINUTE],
    [11, 5 * MINUTE],
    [21, 5 * MINUTE],
    [22, 5 * MINUTE],
    [1_000, 5 * MINUTE],
    [Number.MAX_SAFE_INTEGER, 5 * MINUTE],
  ])('after attempt %d is at most %d ms', (attempts, most) => {
    expect(backoffMs(attempts, ALMOST_ONE)).toBe(most);
  });

  it.each([
    [1, 0, 0],
    [1, 0.25, 250],
    [1, 0.5, 500],
    [4, 0.5, 4_000],
    [4, 0.125, 1_000],
    [10, 0.5, 2.5 * MINUTE],
    [100, 0, 0],
  ])('after attempt %d is drawn from the whole of it: at %d it is %d ms', (attempts, random, pause) => {
    expect(backoffMs(attempts, random)).toBe(pause);
  });

  it.each([0.000_1, 0.333_3, 0.999_9])('is a whole number of milliseconds at %d', (random) => {
    for (let attempts = 1; attempts <= 12; attempts += 1) {
      expect(Number.isInteger(backoffMs(attempts, random))).toBe(true);
    }
  });
});
