import { disk, ends, fires, post, type Scenario } from './scenario.ts';

/** Due half a unit before Alertmanager's next look. */
const REPEAT = 3.5;
const repeated = [{ repeatInterval: REPEAT }];

/** What fires on is told again: ours at its time, Alertmanager at the look after it. */
export const repeatScenarios: readonly Scenario[] = [
  {
    name: 'repeated until it is over',
    routes: repeated,
    steps: [post(0, fires('a')), post(10, ends('a'))],
    notified: disk('+a', '+a', '+a', '-a'),
    ahead: 1,
  },
  {
    name: 'a repeat waits longer after a change',
    routes: repeated,
    steps: [post(0, fires('a')), post(2, fires('b')), post(8, ends('b')), post(10, ends('a'))],
    notified: disk('+a', '+a +b', '+a +b', '+a -b', '-a'),
    ahead: 1,
  },
  {
    name: 'repeated though it is posted all the time',
    routes: repeated,
    steps: [...[0, 1.5, 3, 4].map((at) => post(at, fires('a'))), post(6, ends('a'))],
    notified: disk('+a', '+a', '-a'),
    ahead: 1,
  },
  {
    name: 'a nested route repeats at its own interval',
    routes: [{ routes: [{ match: { severity: 'critical' }, to: ['pager'], ...repeated[0] }] }],
    steps: [
      post(0, fires('a', { labels: { severity: 'critical' } }), fires('b')),
      post(6, ends('a', { labels: { severity: 'critical' } })),
    ],
    notified: { 'pager/Disk': ['+a', '+a', '-a'], 'room/Disk': ['+b'] },
    ahead: 1,
  },
  {
    name: 'without ends: repeated while another fires',
    routes: repeated,
    withoutEnds: ['room'],
    steps: [post(0, fires('a'), fires('b')), post(2, ends('a')), post(6, ends('b'))],
    notified: disk('+a +b', '+b'),
    ahead: 1,
  },
];
