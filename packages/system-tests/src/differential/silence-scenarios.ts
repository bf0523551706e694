import { disk, ends, fires, lift, NEVER, post, type Scenario, silence } from './scenario.ts';

/** Before, during and after; of a whole group and of a part. Where one ends, ours tells at once. */
export const silenceScenarios: readonly Scenario[] = [
  {
    name: 'silenced for good',
    steps: [silence(0, 'alertname=Disk', { until: NEVER }), post(0.2, fires('a')), post(4, fires('b'))],
    notified: {},
  },
  {
    name: 'a silence that ends before it was due',
    steps: [silence(0, 'id=a', { until: 0.8 }), post(0.4, fires('a'))],
    notified: disk('+a'),
  },
  {
    name: 'silenced from the start, told when that ends',
    steps: [silence(0, 'id=a', { until: 4 }), post(0, fires('a')), post(6, ends('a'))],
    notified: disk('+a', '-a'),
    ahead: 1,
  },
  {
    name: 'silenced from the start, lifted by hand',
    steps: [silence(0, 'id=a', { until: NEVER }), post(0, fires('a')), lift(4, 'id=a'), post(6, ends('a'))],
    notified: disk('+a', '-a'),
    ahead: 1,
  },
  {
    name: 'two silences: the later end counts',
    steps: [
      silence(0, 'id=a', { until: 2 }),
      silence(0, 'alertname=Disk', { until: 4 }),
      post(0, fires('a')),
      post(6, ends('a')),
    ],
    notified: disk('+a', '-a'),
    ahead: 1,
  },
  {
    name: 'came and went under a silence',
    steps: [silence(0, 'id=a', { until: 4 }), post(0, fires('a')), post(2, ends('a'))],
    notified: {},
  },
  {
    name: 'a part of the group is silenced',
    steps: [silence(0, 'id=a', { until: 4 }), post(0, fires('a'), fires('b')), post(6, ends('a'), ends('b'))],
    notified: disk('+b', '+a +b', '-a -b'),
    ahead: 1,
  },
  {
    name: 'a silence by a regular expression',
    steps: [silence(0, 'id=~a|b.*', { until: NEVER }), post(0, fires('a'), fires('b1'), fires('c'), fires('xa'))],
    notified: disk('+c +xa'),
  },
  {
    name: 'a silence of all others',
    steps: [silence(0, 'id!=a', { until: NEVER }), post(0, fires('a'), fires('b'))],
    notified: disk('+a'),
  },
  {
    name: 'a silence of another alert',
    steps: [silence(0, 'id=b', { until: NEVER }), post(0, fires('a')), post(2, ends('a'))],
    notified: disk('+a', '-a'),
  },
  {
    name: 'a silence that is yet to begin',
    steps: [silence(0, 'alertname=Disk', { from: 2, until: NEVER }), post(0, fires('a')), post(2.4, fires('b'))],
    notified: disk('+a'),
  },
  {
    name: 'silenced after all was told',
    steps: [
      post(0, fires('a')),
      post(2, ends('a')),
      silence(4, 'id=a', { until: NEVER }),
      post(4.2, fires('a')),
      post(6, ends('a')),
    ],
    notified: disk('+a', '-a'),
  },
  {
    name: 'another joins while what was told is silenced',
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: NEVER }), post(2, fires('b'))],
    notified: disk('+a', '+b'),
  },
  {
    name: 'another joins while what was told is silenced, and that ends',
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: 4 }), post(2, fires('b')), post(6, ends('a'), ends('b'))],
    notified: disk('+a', '+b', '+a +b', '-a -b'),
  },
  {
    name: 'a silence over a repeat',
    routes: [{ repeatInterval: 3.5 }],
    steps: [post(0, fires('a')), silence(2, 'id=a', { until: 6 }), post(8, ends('a'))],
    notified: disk('+a', '+a', '-a'),
    ahead: 1,
  },
];
