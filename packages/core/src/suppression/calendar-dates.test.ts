import { describe, expect, it } from 'vitest';
import { namesAnyDate } from './calendar-dates.ts';
import type { MuteInterval } from './mute-interval.ts';

const year = (from: number, to = from) => [{ from, to }];
const day = (from: number, to = from) => [{ from, to }];

describe('an interval', () => {
  it.each<[string, Partial<MuteInterval>, boolean]>([
    ['that says nothing', {}, true],
    ['of a 29th of February', { months: new Set([2]), daysOfMonth: day(29) }, true],
    ['of a 29th of February in leap years', { months: new Set([2]), daysOfMonth: day(29), years: year(2028) }, true],
    ['of a 29th of February in another year', { months: new Set([2]), daysOfMonth: day(29), years: year(2027) }, false],
    ['of a 30th of February', { months: new Set([2]), daysOfMonth: day(30, 31) }, false],
    ['of a 31st of April or June', { months: new Set([4, 6]), daysOfMonth: day(31) }, false],
    ['of a 31st day from the end of November', { months: new Set([11]), daysOfMonth: day(-31) }, false],
    ['of days that cross in the middle of a month', { daysOfMonth: day(20, -20) }, false],
    ['of days that cross in short months only', { daysOfMonth: day(29, -1) }, true],
    [
      'of a leap day on a Sunday',
      { months: new Set([2]), daysOfMonth: day(29), weekdays: new Set([7]), years: year(2026, 2999) },
      true,
    ],
    ['of a year that is over', { years: year(2025) }, false],
    ['of years that are not all over', { years: year(2020, 2026) }, true],
  ])('%s names a date from 2026 on: %s', (_, said, names) => {
    expect(namesAnyDate({ timeZone: 'UTC', ...said }, 2026)).toBe(names);
  });

  it('finds a leap day on a Sunday over the gap at 2100', () => {
    const said = { months: new Set([2]), daysOfMonth: day(29), weekdays: new Set([7]), years: year(2077, 2999) };
    expect(namesAnyDate({ timeZone: 'UTC', ...said }, 2077)).toBe(true);
  });
});
