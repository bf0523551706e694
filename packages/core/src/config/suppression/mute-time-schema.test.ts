import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { muteTimeNames, muteTimeSchema } from './mute-time-schema.ts';

const reported = (interval: object) => toldOf(muteTimeSchema, { intervals: [interval] });

describe('an interval of a mute time', () => {
  it.each([
    [{}],
    [{ weekdays: ['mon', 'monday', 'mon-fri', 'sat-monday', 'sunday-sun'] }],
    [{ months: ['jan', 'january', 'may', 'nov-feb', 1, 12, '1', '01', '1-3', '12-jan'] }],
    [{ daysOfMonth: [1, 31, -1, -31, '1', '01', '1-5', '-3--1', '24--1', '31'] }],
    [{ years: [1000, 2026, 2999, '2026-2028'] }],
    [{ times: [{ from: '00:00', to: '24:00' }] }],
    [
      {
        times: [
          { from: '22:00', to: '08:00' },
          { from: '23:59', to: '00:00' },
        ],
      },
    ],
    [{ timeZone: 'Asia/Tokyo' }],
  ])('may be %j', (interval) => expect(reported(interval)).toEqual([]));

  const WEEKDAY = 'must be a weekday (`mon`, `monday`) or a range (`mon-fri`)';
  const MONTH = 'must be a month (`jan`, `january`, 1) or a range (`jan-mar`, `1-3`)';
  const DAY = 'must be a day from 1 to 31, from -31 to -1 (the last), or a range (`1-5`, `-3--1`)';
  const YEAR = 'must be a year, or a range (`2026-2028`)';

  it.each<readonly [object, string]>([
    ...['mo', 'mond', 'Mon', 'mon-', 'mon-tue-wed', 'mon,tue', ''].map(
      (day) => [{ weekdays: [day] }, WEEKDAY] as const,
    ),
    ...[0, 13, '0', '13', '00', 'jann', 'janu', 'jan:mar', 1.5].map((month) => [{ months: [month] }, MONTH] as const),
    ...[0, 32, -32, '0', '32', '-0', '1:5', '--1', '5-', 1.5].map((day) => [{ daysOfMonth: [day] }, DAY] as const),
    ...[999, 3000, 26, '26', '2026-27', '3000'].map((year) => [{ years: [year] }, YEAR] as const),
  ])('is not %j', (interval, message) => expect(reported(interval)).toEqual([message]));

  it.each([
    ['24:00', '08:00', 'must be a time of day, such as `22:00`'],
    ['8:00', '09:00', 'must be a time of day, such as `22:00`'],
    ['22:60', '23:00', 'must be a time of day, such as `22:00`'],
    ['22:00:00', '23:00', 'must be a time of day, such as `22:00`'],
    ['22:00', '25:00', 'must be a time of day, such as `08:00` or `24:00`'],
    ['22:00', '24:01', 'must be a time of day, such as `08:00` or `24:00`'],
    ['22:00', 'x08:00', 'must be a time of day, such as `08:00` or `24:00`'],
  ])('is not from %s to %s', (from, to, message) => expect(reported({ times: [{ from, to }] })).toEqual([message]));

  it.each([
    [{ weekdays: [] }],
    [{ months: [] }],
    [{ daysOfMonth: [] }],
    [{ years: [] }],
    [{ times: [] }],
    [{ times: [{ from: '22:00' }] }],
    [{ times: [{ to: '22:00' }] }],
    [{ times: [{ from: '08:00', to: '09:00', x: 1 }] }],
    [{ weekdays: 'mon' }],
    [{ weekdays: [1] }],
    [{ hours: [1] }],
    [{ timeZone: '' }],
  ])('has a mistake, which is told once: %j', (interval) => expect(reported(interval)).toHaveLength(1));
});

describe('a mute time', () => {
  it('has intervals, if none, and may have a time zone and nothing else', () => {
    expect(toldOf(muteTimeSchema, { intervals: [] })).toEqual([]);
    expect(toldOf(muteTimeSchema, { timeZone: 'UTC', intervals: [] })).toEqual([]);
    expect(toldOf(muteTimeSchema, {})).toEqual(['missing key "intervals"']);
    expect(toldOf(muteTimeSchema, { intervals: [], name: 'x' })).toEqual(['unknown key "name"']);
  });
});

describe('a list of names of mute times', () => {
  it.each([
    [[], []],
    [['a', 'b'], []],
    [['a', 'a'], ['this appears twice in the list']],
    [[''], ['must not be empty']],
    ['a', ['must be a list']],
  ])('%j: %j', (value, messages) => expect(toldOf(muteTimeNames('Names.'), value)).toEqual(messages));

  it('may have to name one', () => expect(toldOf(muteTimeNames('Names.', { minItems: 1 }), [])).toHaveLength(1));
});
