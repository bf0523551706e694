import { describe, expect, it } from 'vitest';
import { calendarsOf } from './calendar.ts';

const at = (time: string) => calendarsOf(Date.parse(time));

describe('the calendars of a run', () => {
  it.each([
    ['2026-11-25T23:59:00Z', ['tuesday', 'wednesday', 'thursday'], ['saturday']],
    ['2026-11-29T00:00:00Z', ['saturday', 'sunday', 'monday'], ['wednesday']],
    ['2026-11-28T12:00:00Z', ['friday', 'saturday', 'sunday'], ['tuesday']],
  ])('around %s hold today with its neighbours, and another day', (minute, today, anotherDay) => {
    expect(at(minute)).toMatchObject({ today: { weekdays: today }, 'another-day': { weekdays: anotherDay } });
  });

  it.each([
    ['2026-11-25T12:07:00Z', ['12:05', '12:07'], ['12:07', '24:00']],
    ['2026-11-25T00:01:00Z', ['00:00', '00:01'], ['00:01', '24:00']],
    ['2026-11-25T00:00:00Z', ['23:58', '24:00'], ['00:00', '24:00']],
  ])('around %s hold until that minute, and from there on', (minute, before, after) => {
    const { 'until-the-minute': until, 'from-the-minute': from } = at(minute);
    expect([until, from]).toEqual([
      { from: before[0], to: before[1] },
      { from: after[0], to: after[1] },
    ]);
  });
});
