import { describe, expect, it } from 'vitest';
import { errorsOf, file } from './testing/importing.ts';

const child = (text: string) => errorsOf(file('', `  routes:\n    - ${text}`));

describe('a route that Alertmanager refuses', () => {
  it.each([
    ['a receiver that there is not', '{ receiver: nobdy }', '5: no receiver has the name "nobdy"'],
    ['a receiver of another child', '{ routes: [{ receiver: x }] }', '5: no receiver has the name "x"'],
    ['all labels and others', `{ group_by: ['...', a] }`, "5: '...' must be the only label in group_by"],
    ['a label twice', '{ group_by: [a, b, a] }', '5: a label appears twice in group_by'],
    ['a text for labels', '{ group_by: a }', '5: a list is expected here'],
    ['no interval', '{ group_interval: 0s }', '5: group_interval cannot be zero'],
    ['no repetition', '{ repeat_interval: 0 }', '5: repeat_interval cannot be zero'],
    ['a wait that is a word', '{ group_wait: soon }', '5: this is not a duration'],
    ['a mute time that there is not', '{ mute_time_intervals: [x] }', '5: no time interval has the name "x"'],
    ['an active time that there is not', '{ active_time_intervals: [x] }', '5: no time interval has the name "x"'],
    ['a continue that is a word', '{ continue: perhaps }', '5: this must be true or false'],
    ['children that are a map', '{ routes: { a: b } }', '5: a list is expected here'],
    ['a child that is a text', '{ routes: [a] }', '5: a map is expected here'],
  ])('has %s', (_what, route, error) => {
    expect(child(route)).toEqual([expect.stringContaining(error)]);
  });

  it.each([
    ['matchers', '  matchers: [a=b]', 'the root route may not have matchers'],
    ['old matchers', '  match: { a: b }', 'the root route may not have matchers'],
    ['continue', '  continue: true', 'the root route may not have `continue`'],
  ])('at the root has %s', (_what, line, error) => {
    expect(errorsOf(file('', line))).toEqual([`2: ${error}`]);
  });

  it('at the root has times', () => {
    const times = 'time_intervals: [{ name: t, time_intervals: [] }]';
    for (const key of ['mute_time_intervals', 'active_time_intervals']) {
      expect(errorsOf(file(times, `  ${key}: [t]`))).toEqual(['2: the root route may not have time intervals']);
    }
  });

  it('at the root has no receiver', () => {
    expect(errorsOf('route: { group_by: [a] }\nreceivers: []')).toEqual(['1: the root route has no receiver']);
  });

  it('may wait for nothing, which is no mistake', () => {
    expect(child('{ group_wait: 0s }')).toEqual([]);
  });
});
