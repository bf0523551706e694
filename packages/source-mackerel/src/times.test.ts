import { describe, expect, it } from 'vitest';
import { lastWordAt, problemsOf, readSeconds } from './times.ts';

describe('a time of Mackerel', () => {
  it.each([
    [1_772_359_200, 1_772_359_200_000],
    [1_772_359_200.1234, 1_772_359_200_123],
    [946_684_800, Date.UTC(2000, 0, 1)],
    [undefined, undefined],
    [null, undefined],
  ])('%s is %s', (value, at) => expect(readSeconds(value, 'x')).toEqual({ at }));

  it.each([
    [1_772_359_200_000, '1772359200000'],
    [0, '0'],
    [946_684_799, '946684799'],
    [4_102_444_800, '4102444800'],
    [Number.NaN, 'NaN'],
    ['1772359200', '"1772359200"'],
    ['x'.repeat(50), `"${'x'.repeat(40)}"`],
    [true, 'true'],
    [{}, 'an object or a list'],
  ])('%s is not one', (value, quote) => {
    const problem = `\`alert.openedAt\` is ${quote}, which is not a time in epoch seconds between 2000 and 2100`;
    expect(readSeconds(value, 'alert.openedAt')).toEqual({ problem });
  });

  it('that is wrong is a problem, in the order of the payload', () => {
    expect(problemsOf([{ problem: 'a' }, { at: 1 }, { at: undefined }, { problem: 'b' }])).toEqual(['a', 'b']);
  });

  it('of a close counts at the end of its second', () => {
    expect(lastWordAt(1_000, undefined, 3_000, 2_000)).toBe(3_999);
    expect(lastWordAt(undefined)).toBeUndefined();
  });
});
