import { disk, ends, fires, post, type Scenario } from './scenario.ts';

const many = Array.from({ length: 200 }, (_, n) => `m${String(n).padStart(3, '0')}`);
const warning = { labels: { severity: 'warning' } };
const critical = { labels: { severity: 'critical' } };

/** Bursts, ends and returns in one group, or in several. */
export const groupingScenarios: readonly Scenario[] = [
  { name: 'one alert', steps: [post(0, fires('a'))], notified: disk('+a') },
  { name: 'an alert and its end', steps: [post(0, fires('a')), post(2, ends('a'))], notified: disk('+a', '-a') },
  { name: 'a burst', steps: [post(0, fires('a')), post(0.4, fires('b'))], notified: disk('+a +b') },
  {
    name: 'three alerts of one post',
    steps: [post(0, fires('c'), fires('a'), fires('b'))],
    notified: disk('+a +b +c'),
  },
  {
    name: 'another joins later',
    steps: [post(0, fires('a')), post(2, fires('b'))],
    notified: disk('+a', '+a +b'),
  },
  {
    name: 'a later burst',
    steps: [post(0, fires('a')), post(2, fires('b')), post(2.3, fires('c'))],
    notified: disk('+a', '+a +b +c'),
  },
  {
    name: 'one after the other, and the end of all',
    steps: [post(0, fires('a')), post(2, fires('b')), post(4, fires('c')), post(6, ends('a'), ends('b'), ends('c'))],
    notified: disk('+a', '+a +b', '+a +b +c', '-a -b -c'),
  },
  {
    name: 'the end of one, then of the other',
    steps: [post(0, fires('a'), fires('b')), post(2, ends('a')), post(4, ends('b'))],
    notified: disk('+a +b', '+b -a', '-b'),
  },
  {
    name: 'one ends and another begins',
    steps: [post(0, fires('a')), post(2, ends('a'), fires('b'))],
    notified: disk('+a', '+b -a'),
  },
  { name: 'over before it was due', steps: [post(0, fires('a')), post(0.4, ends('a'))], notified: {} },
  {
    name: 'over before it was due, beside one that fires',
    steps: [post(0, fires('a'), fires('b')), post(0.4, ends('b'))],
    notified: disk('+a -b'),
  },
  {
    name: 'over and back before it was due',
    steps: [post(0, fires('a')), post(0.3, ends('a')), post(0.5, fires('a'))],
    notified: disk('+a'),
  },
  {
    name: 'back before its end was told',
    steps: [post(0, fires('a')), post(2, ends('a')), post(2.4, fires('a')), post(4, ends('a'))],
    notified: disk('+a', '-a'),
  },
  {
    name: 'back after its end was told',
    steps: [post(0, fires('a')), post(2, ends('a')), post(4, fires('a')), post(6, ends('a'))],
    notified: disk('+a', '-a', '+a', '-a'),
  },
  {
    name: 'flapping',
    steps: [
      post(0, fires('a')),
      ...[2, 4, 6].flatMap((at) => [post(at, ends('a')), post(at + 0.4, fires('a'))]),
      post(8, ends('a')),
    ],
    notified: disk('+a', '-a'),
  },
  {
    name: 'another severity is another alert, since it is a label',
    steps: [post(0, fires('warn', warning)), post(2, ends('warn', warning), fires('crit', critical))],
    notified: disk('+warn', '+crit -warn'),
  },
  {
    name: 'the end of what nobody knows',
    steps: [post(0, ends('a'))],
    notified: {},
  },
  {
    name: 'the end of what nobody knows, and then its beginning',
    steps: [post(0, ends('a')), post(2, fires('a'))],
    notified: disk('+a'),
  },
  { name: 'many alerts', steps: [post(0, ...many.map((id) => fires(id)))], notified: disk(`+${many.join(' +')}`) },
  {
    name: 'many groups',
    steps: [post(0, ...many.slice(0, 20).map((id) => fires(id, { labels: { alertname: id } })))],
    notified: Object.fromEntries(many.slice(0, 20).map((id) => [`room/${id}`, [`+${id}`]])),
  },
  {
    name: 'groups do not wait for each other',
    steps: [
      post(0, fires('a'), fires('x', { labels: { alertname: 'Load' } })),
      post(2, ends('a')),
      post(4, ends('x', { labels: { alertname: 'Load' } })),
    ],
    notified: { 'room/Disk': ['+a', '-a'], 'room/Load': ['+x', '-x'] },
  },
];
