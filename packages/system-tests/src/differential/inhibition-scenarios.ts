import { type AlertOptions, ends, fires, NEVER, post, type Scenario, silence } from './scenario.ts';

const source: AlertOptions = { labels: { alertname: 'Down', role: 'source' } };
const target: AlertOptions = { labels: { alertname: 'Slow', role: 'target' } };
const last: AlertOptions = { labels: { alertname: 'Late', role: 'last' } };
const sided = (alertname: string, side: string): AlertOptions => ({ labels: { alertname, side } });
const on = (options: AlertOptions, host: string): AlertOptions => ({ labels: { ...options.labels, host } });

/** The rules are in `inhibition-rules.ts`. Where an inhibition ends, ours tells at once. */
export const inhibitionScenarios: readonly Scenario[] = [
  {
    name: 'the source is first',
    steps: [post(0, fires('s', source)), post(2, fires('t', target)), post(4, ends('s', source), ends('t', target))],
    notified: { 'room/Down': ['+s', '-s'] },
  },
  {
    name: 'target and source in one post',
    steps: [post(0, fires('t', target), fires('s', source))],
    notified: { 'room/Down': ['+s'] },
  },
  {
    name: 'the source comes before the target was due',
    steps: [post(0, fires('t', target)), post(0.4, fires('s', source))],
    notified: { 'room/Down': ['+s'] },
  },
  {
    name: 'the source comes and goes after the target was told',
    steps: [
      post(0, fires('t', target)),
      post(2, fires('s', source)),
      post(4, ends('s', source)),
      post(6, ends('t', target)),
    ],
    notified: { 'room/Slow': ['+t', '-t'], 'room/Down': ['+s', '-s'] },
  },
  {
    name: 'inhibited from the start, and the source is over',
    steps: [post(0, fires('s', source), fires('t', target)), post(4, ends('s', source)), post(6, ends('t', target))],
    notified: { 'room/Down': ['+s', '-s'], 'room/Slow': ['+t', '-t'] },
    ahead: 1,
  },
  {
    name: 'came and went inhibited',
    steps: [post(0, fires('s', source), fires('t', target)), post(2, ends('t', target)), post(4, ends('s', source))],
    notified: { 'room/Down': ['+s', '-s'] },
  },
  {
    name: 'came and went inhibited, beside a source that is repeated',
    routes: [{ groupBy: [], repeatInterval: 5.5 }],
    steps: [
      post(0, fires('s', source)),
      post(2, fires('t', target), fires('u', target)),
      post(4, ends('t', target), ends('u', target)),
      post(8, ends('s', source)),
    ],
    notified: { 'room/': ['+s', '+s', '-s'] },
    ahead: 1,
  },
  {
    name: 'came and went inhibited; then the source is over, and others come',
    routes: [{ groupBy: [] }],
    steps: [
      post(0, fires('s', source)),
      post(2, fires('t', target)),
      post(4, ends('t', target)),
      post(6, ends('s', source)),
      post(8, fires('a')),
    ],
    notified: { 'room/': ['+s', '-s', '+a'] },
  },
  {
    name: 'the source is over by its endsAt',
    steps: [post(0, fires('s', { ...source, lasts: 4 }), fires('t', target))],
    notified: { 'room/Down': ['+s', '-s'], 'room/Slow': ['+t'] },
    ahead: 1,
  },
  {
    name: 'only on the same host',
    steps: [
      post(
        0,
        fires('s', on(source, 'x')),
        fires('t', on(target, 'x')),
        fires('u', on(target, 'y')),
        fires('v', target),
      ),
    ],
    notified: { 'room/Down': ['+s'], 'room/Slow': ['+u +v'] },
  },
  {
    name: 'two sources: the last one counts',
    steps: [
      post(0, fires('s', source), fires('s2', source), fires('t', target)),
      post(2, ends('s', source)),
      post(4, ends('s2', source)),
    ],
    notified: { 'room/Down': ['+s +s2', '+s2 -s', '-s2'], 'room/Slow': ['+t'] },
    ahead: 1,
  },
  {
    name: 'source and target in one group',
    routes: [{ groupBy: [] }],
    steps: [post(0, fires('s', source), fires('t', target)), post(4, ends('s', source)), post(6, ends('t', target))],
    notified: { 'room/': ['+s', '+t -s', '-t'] },
  },
  {
    name: 'a told target is left out of a message, and is back in the next',
    routes: [{ groupBy: [] }],
    steps: [
      post(0, fires('t', target), fires('a')),
      post(2, fires('s', source)),
      post(4, ends('s', source)),
      post(6, ends('t', target), ends('a')),
    ],
    notified: { 'room/': ['+a +t', '+a +s', '+a +t -s', '-a -t'] },
  },
  {
    name: 'an inhibited source inhibits',
    steps: [post(0, fires('s', source), fires('t', target), fires('u', last))],
    notified: { 'room/Down': ['+s'] },
  },
  {
    name: 'a silenced source inhibits',
    steps: [silence(0, 'id=s', { until: NEVER }), post(0, fires('s', source), fires('t', target))],
    notified: {},
  },
  {
    name: 'an alert of both sides does not inhibit itself',
    steps: [post(0, fires('a', sided('One', 'both')))],
    notified: { 'room/One': ['+a'] },
  },
  {
    name: 'two alerts of both sides do not inhibit each other',
    steps: [post(0, fires('a', sided('One', 'both')), fires('b', sided('Two', 'both')))],
    notified: { 'room/One': ['+a'], 'room/Two': ['+b'] },
  },
  {
    name: 'an alert of both sides inhibits a target',
    steps: [post(0, fires('a', sided('One', 'both')), fires('b', sided('Two', 'target')))],
    notified: { 'room/One': ['+a'] },
  },
  {
    name: 'an alert of both sides is inhibited by a source',
    steps: [post(0, fires('a', sided('One', 'both')), fires('b', sided('Two', 'source')))],
    notified: { 'room/Two': ['+b'] },
  },
];
