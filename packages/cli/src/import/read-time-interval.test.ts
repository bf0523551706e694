import { describe, expect, it } from 'vitest';
import { errorsOf, file, importing } from './testing/importing.ts';

const interval = (spec: string) => file(`time_intervals: [{ name: n, time_intervals: [${spec}] }]`);

describe('a time interval that Alertmanager refuses', () => {
  it.each([
    ['{ weekdays: [mon] }', '"mon" is not a range that Alertmanager takes here'],
    [`{ weekdays: ['friday:monday'] }`, '"friday:monday" is not a range'],
    [`{ weekdays: ['monday:tuesday:friday'] }`, '"monday:tuesday:friday" is not a range'],
    [`{ days_of_month: ['0'] }`, '"0" is not a range'],
    [`{ days_of_month: ['32'] }`, '"32" is not a range'],
    [`{ days_of_month: ['-32'] }`, '"-32" is not a range'],
    [`{ days_of_month: ['5:1'] }`, '"5:1" is not a range'],
    [`{ days_of_month: ['-1:5'] }`, '"-1:5" is not a range'],
    [`{ days_of_month: ['-1:-3'] }`, '"-1:-3" is not a range'],
    [`{ days_of_month: [first] }`, '"first" is not a range'],
    [`{ months: ['0'] }`, '"0" is not a range'],
    [`{ months: ['13'] }`, '"13" is not a range'],
    [`{ months: [jan] }`, '"jan" is not a range'],
    [`{ months: ['may:march'] }`, '"may:march" is not a range'],
    [`{ years: ['2030:2026'] }`, '"2030:2026" is not a range'],
    [`{ years: [soon] }`, '"soon" is not a range'],
    [`{ times: [{ start_time: '9:00', end_time: '10:00' }] }`, 'both times must be there, as HH:MM'],
    [`{ times: [{ start_time: '09:00' }] }`, 'both times must be there, as HH:MM'],
    [`{ times: [{ start_time: '09:60', end_time: '10:00' }] }`, 'both times must be there'],
    [`{ times: [{ start_time: '09:00', end_time: '24:01' }] }`, 'both times must be there'],
    [`{ times: [{ start_time: '10:00', end_time: '09:00' }] }`, 'the end of a time must be after its start'],
    [`{ times: [{ start_time: '10:00', end_time: '10:00' }] }`, 'the end of a time must be after its start'],
    ['{ location: Mars/Olympus }', 'there is no time zone "Mars/Olympus"'],
    [`{ location: '+09:00' }`, 'there is no time zone "+09:00"'],
    ['{ weekdays: monday }', 'a list is expected here'],
    ['{ weekday: [monday] }', '11: "weekday" is not a key of a part of a time interval; did you mean "weekdays"?'],
    [`{ times: [{ start_time: '09:00', end_time: '10:00', end: x }] }`, '"end" is not a key of a time of day'],
  ])('has %s', (spec, error) => {
    expect(errorsOf(interval(spec))).toEqual([expect.stringContaining(error)]);
    expect(importing(interval(spec)).yaml).toBeUndefined();
  });

  it.each([
    ['no name', 'time_intervals: [{ time_intervals: [] }]', 'a time interval has no name'],
    [
      'another key',
      'time_intervals: [{ name: n, time_interval: [] }]',
      '"time_interval" is not a key of a time interval; did you mean "time_intervals"?',
    ],
    [
      'a name of another',
      'time_intervals: [{ name: n, time_intervals: [] }]\nmute_time_intervals: [{ name: n, time_intervals: [] }]',
      'two time intervals have the name "n"',
    ],
  ])('has %s', (_what, text, error) => {
    expect(errorsOf(file(text))).toEqual([expect.stringContaining(error)]);
  });
});

describe('a time interval', () => {
  it.each([
    ['{ weekdays: [MONDAY] }', { weekdays: ['mon'] }],
    [`{ months: ['March:5'] }`, { months: ['mar-may'] }],
    [`{ days_of_month: ['1:-1'] }`, { daysOfMonth: ['1--1'] }],
    [`{ years: ['1:99999'] }`, { years: ['1000-2999'] }],
    [`{ times: [{ start_time: '00:00', end_time: '24:00' }] }`, { times: [{ from: '00:00', to: '24:00' }] }],
  ])('may have %s', (spec, expected) => {
    expect(importing(interval(spec)).config.muteTimes.n.intervals).toEqual([expected]);
  });

  it.each([['{ location: local }', 'the time zone "Local" is that of a machine: UTC is written, name the right one']])(
    'says what is not carried over: %s',
    (spec, note) => {
      const { yaml, notes } = importing(interval(spec));
      expect(notes).toEqual([note]);
      expect(yaml).toContain(`# ${note}`);
    },
  );

  it('keeps its comment, and a name that is made fit', () => {
    const { yaml, config, notes } = importing(
      file('time_intervals:\n  # nights, token: canary\n  - name: "night\\tshift"\n    time_intervals: []'),
    );
    expect(yaml).toContain('# nights, token: ***');
    expect(Object.keys(config.muteTimes)).toEqual(['night shift']);
    expect(notes).toEqual(['the name of a time interval is written as "night shift"']);
  });
});
