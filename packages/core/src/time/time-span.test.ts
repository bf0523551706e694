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
    ['the same twice', spans([10, 20], [10, 20]), spans([10, 20])],
    ['of the same beginning', spans([10, 20], [10, 30]), spans([10, 30])],
    ['of the same beginning, the longer one first', spans([10, 30], [10, 20]), spans([10, 30])],
    ['one that reaches over several', spans([10, 50], [20, 30], [40, 60]), spans([10, 60])],
    ['one alone', spans([10, 20]), spans([10, 20])],
    ['all together', spans([50, 60], [10, 20], [15, 25], [25, 30]), spans([10, 30], [50, 60])],
  ])('%s', (_what, given, together) => {
    expect(united(given)).toEqual(together);
  });

  it('are left as they were given', () => {
    const given = spans([30, 40], [10, 20], [15, 25]);
    united(given);
    expect(given).toEqual(spans([30, 40], [10, 20], [15, 25]));
  });
});
