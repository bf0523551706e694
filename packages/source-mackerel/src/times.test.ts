import { describe, expect, it } from 'vitest';
import { lastWordAt, readSeconds } from './times.ts';

describe('a time of Mackerel', () => {
  it.each([
    [1_772_359_200, 1_772_359_200_000],
    [1_772_359_200.1234, 1_772_359_200_123],
    [946_684_800, Date.UTC(2000, 0, 1)],
  ])('%s is %s', (value, at) => expect(readSeconds(value)).toBe(at));

  it.each([
    ...[undefined, null, 1_772_359_200_000, 0, -1, 946_684_799, 4_102_444_800, Number.NaN, '1772359200', true, {}],
  ])('%s is not one', (value) => expect(readSeconds(value)).toBeUndefined());

  it('of a close counts at the end of its second', () => {
    expect(lastWordAt(1_000, undefined, 3_000, 2_000)).toBe(3_999);
    expect(lastWordAt(undefined)).toBeUndefined();
  });
});
