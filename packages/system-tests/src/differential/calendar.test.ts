import { describe, expect, it } from 'vitest';
import { weekdaysOf } from './calendar.ts';

describe('the calendars of a run', () => {
  it.each([
    ['2026-11-25T23:59:59Z', ['tuesday', 'wednesday', 'thursday'], ['saturday']],
    ['2026-11-29T00:00:00Z', ['saturday', 'sunday', 'monday'], ['wednesday']],
    ['2026-11-28T12:00:00Z', ['friday', 'saturday', 'sunday'], ['tuesday']],
  ])('at %s hold today with its neighbours, and another day', (now, today, anotherDay) => {
    expect(weekdaysOf(new Date(now))).toEqual({ today, 'another-day': anotherDay });
  });
});
