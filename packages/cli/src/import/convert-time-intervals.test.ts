import { describe, expect, it } from 'vitest';
import { file, importing } from './testing/importing.ts';

const timesOf = (specs: string) =>
  importing(file(`time_intervals:\n  - name: n\n    time_intervals:\n      - ${specs}`)).config.muteTimes.n;

describe('a time interval', () => {
  it.each<[string, string, unknown]>([
    ['times', `times: [{ start_time: '09:00', end_time: '24:00' }]`, { times: [{ from: '09:00', to: '24:00' }] }],
    ['weekdays', `weekdays: ['monday:friday', Sunday]`, { weekdays: ['mon-fri', 'sun'] }],
    ['a week that begins on Sunday', `weekdays: ['sunday:tuesday']`, { weekdays: ['mon', 'tue', 'sun'] }],
    ['days of the month', `days_of_month: ['1:5', '-3:-1', 15]`, { daysOfMonth: ['1-5', '-3--1', 15] }],
    ['months', `months: ['1:3', 'may:August', december]`, { months: ['jan-mar', 'may-aug', 'dec'] }],
    ['years', `years: [2026, '2028:2030']`, { years: [2026, '2028-2030'] }],
    ['nothing, which is always', '{}', {}],
  ])('with %s', (_what, spec, expected) => {
    expect(timesOf(spec)).toEqual({ timeZone: 'UTC', intervals: [expected] });
  });

  it('keeps the time zone of each of its parts', () => {
    expect(timesOf('{ location: Asia/Tokyo }\n      - { location: Asia/Tokyo }\n      - { months: [may] }')).toEqual({
      timeZone: 'Asia/Tokyo',
      intervals: [{}, {}, { months: ['may'], timeZone: 'UTC' }],
    });
  });

  it('cannot know which zone a machine was in', () => {
    const { config, notes } = importing(file('time_intervals: [{ name: n, time_intervals: [{ location: Local }] }]'));
    expect(config.muteTimes.n.timeZone).toBe('UTC');
    expect(notes).toEqual(['the time zone "Local" is that of a machine: UTC is written, name the right one']);
  });
});
