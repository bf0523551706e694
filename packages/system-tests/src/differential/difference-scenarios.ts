import { type AlertOptions, disk, ends, fires, NEVER, post, type Scenario, silence } from './scenario.ts';

const longAgo: AlertOptions = { beganSecondsAgo: 3_600 };
const source: AlertOptions = { labels: { alertname: 'Down', role: 'source' } };
const target: AlertOptions = { labels: { alertname: 'Slow', role: 'target' } };

/** Where we differ on purpose: exactly so. `as` is the title in `docs/differences-from-alertmanager.md`. */
export const differenceScenarios: readonly Scenario[] = [
  {
    name: 'comes and goes between two messages',
    steps: [post(0, fires('a')), post(1.5, fires('b')), post(2.4, ends('b')), post(4, fires('c'))],
    notified: disk('+a', '+a -b', '+a +c'),
    differs: { as: 'Came and went', ours: disk('+a', '+a +c -b') },
  },
  {
    name: 'two that began long ago',
    steps: [post(0, fires('a', longAgo)), post(0.5, fires('b', longAgo))],
    notified: disk('+a', '+a +b'),
    differs: { as: 'Waiting counts from the arrival', ours: disk('+a +b') },
  },
  {
    name: 'a later burst shortly before and after a look',
    routes: [{ groupWait: 3, groupInterval: 3 }],
    steps: [post(0, fires('a')), post(8, fires('b')), post(10, fires('c'))],
    notified: disk('+a', '+a +b', '+a +b +c'),
    differs: { as: 'A later burst is a burst too', ours: disk('+a', '+a +b +c') },
  },
  {
    name: 'repeats that are due between two looks',
    routes: [{ repeatInterval: 3 }],
    steps: [post(0, fires('a')), post(11.5, ends('a'))],
    notified: disk('+a', '+a', '+a', '-a'),
    differs: { as: 'A repeat comes at its time', ours: disk('+a', '+a', '+a', '+a', '-a') },
  },
  {
    name: 'told, silenced, over while it is silenced',
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: NEVER }), post(4, ends('a'))],
    notified: disk('+a'),
    differs: { as: 'A channel that was notified of an alert is notified of its end', ours: disk('+a', '-a') },
  },
  {
    name: 'told, silenced, over; then the silence ends',
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: 6 }), post(4, ends('a'))],
    notified: disk('+a'),
    differs: { as: 'A channel that was notified of an alert is notified of its end', ours: disk('+a', '-a') },
  },
  {
    name: 'one of two is silenced and over',
    steps: [post(0, fires('a'), fires('b')), silence(2, 'id=b', { until: NEVER }), post(4, ends('b'))],
    notified: disk('+a +b'),
    differs: { as: 'A channel that was notified of an alert is notified of its end', ours: disk('+a +b', '+a -b') },
  },
  {
    name: 'told, inhibited, over while it is inhibited',
    steps: [post(0, fires('t', target)), post(2, fires('s', source)), post(4, ends('t', target))],
    notified: { 'room/Slow': ['+t'], 'room/Down': ['+s'] },
    differs: {
      as: 'A channel that was notified of an alert is notified of its end',
      ours: { 'room/Slow': ['+t', '-t'], 'room/Down': ['+s'] },
    },
  },
  {
    name: 'inhibited from its beginning, and over in one post with its source',
    routes: [{ groupBy: [] }],
    steps: [
      post(0, fires('s', source), fires('a')),
      post(2, fires('t', target)),
      post(4, ends('s', source), ends('t', target)),
    ],
    notified: { 'room/': ['+a +s', '+a -s -t'] },
    differs: { as: 'What was suppressed to its end is listed nowhere', ours: { 'room/': ['+a +s', '+a -s'] } },
  },
  {
    name: 'told, silenced, fires on when that ends',
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: 4 }), post(6, ends('a'))],
    notified: disk('+a', '-a'),
    differs: { as: 'The end of a silence is news', ours: disk('+a', '+a', '-a') },
  },
  {
    name: 'two are told, one is silenced, the other is over',
    steps: [post(0, fires('a'), fires('b')), silence(2, 'id=b', { until: 6 }), post(4, ends('a'))],
    notified: disk('+a +b', '-a', '+b'),
    differs: { as: 'A group is not over while something fires', ours: disk('+a +b', '-a ~b (firing)', '+b') },
  },
  {
    name: 'without ends: one of two is over, and back',
    withoutEnds: ['room'],
    steps: [post(0, fires('a'), fires('b')), post(2, ends('a')), post(4, fires('a'))],
    notified: disk('+a +b'),
    differs: { as: 'An alert that comes back is notified', ours: disk('+a +b', '+a +b') },
  },
  {
    name: 'a later post says an earlier end',
    steps: [post(0, fires('a')), post(2, fires('a', { lasts: 2 }))],
    notified: disk('+a'),
    differs: { as: 'The newest end counts', ours: disk('+a', '-a') },
  },
  {
    name: 'a nested route that says it does not group',
    routes: [{ routes: [{ groupBy: [] }] }],
    steps: [post(0, fires('a'), fires('x', { labels: { alertname: 'Load' } }))],
    notified: { 'room/Disk': ['+a'], 'room/Load': ['+x'] },
    differs: { as: 'An empty groupBy is one group', ours: { 'room/': ['+a +x'] } },
  },
];
