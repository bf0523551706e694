import { describe, expect, it } from 'vitest';
import { united } from './time-span.ts';

const spans = (...pairs: readonly (readonly [number, number])[]) => pairs.map(([from, until]) => ({ from, until }));

describe('spans of time', () => {
  it.each([
    ['none', spans(), spans()],
    ['apart, in order', spans([30, 40], [10, 20]), spans([10, 20], [30, 40])],
    ['that overlap', spans([10, 20], [15, 30]), spans([10, 30])],
    ['that touch', spans([20, 30], [10, 20]), spans([10, 30])],
    ['one within another', spans([10, 40], [20, 30]), spans([10, 40])],
    ['with a gap of one', spans([10, 20], [21, 30]), spans([10, 20], [21, 30])],
    ['all together', spans([50, 60], [10, 20], [15, 25], [25, 30]), spans([10, 30], [50, 60])],
  ])('%s', (_what, given, together) => {
    expect(united(given)).toEqual(together);
  });
});
