import { disk, ends, fires, post, type Scenario } from './scenario.ts';

const critical = { labels: { severity: 'critical' } };
const warning = { labels: { severity: 'warning' } };
const zone = (name: string) => ({ labels: { zone: name } });
const onceAndOver = [post(0, fires('a')), post(2, ends('a'))];

/** Where it goes: `group_by`, `continue`, nesting, receivers with several integrations, `send_resolved`. */
export const routingScenarios: readonly Scenario[] = [
  {
    name: 'grouped by two labels',
    routes: [{ groupBy: ['alertname', 'zone'] }],
    steps: [
      post(0, fires('a', zone('x')), fires('b', zone('y')), fires('c', zone('x'))),
      post(2, ends('a', zone('x'))),
    ],
    notified: { 'room/Disk,x': ['+a +c', '+c -a'], 'room/Disk,y': ['+b'] },
  },
  {
    name: 'grouped by a label that some lack',
    routes: [{ groupBy: ['zone'] }],
    steps: [post(0, fires('a', zone('x')), fires('b'), fires('c', zone('')))],
    notified: { 'room/x': ['+a'], 'room/': ['+b +c'] },
  },
  {
    name: 'grouped by all labels',
    routes: [{ groupBy: ['...'] }],
    steps: [post(0, fires('a'), fires('b', zone('x'))), post(2, ends('a'))],
    notified: { 'room/Disk,a': ['+a', '-a'], 'room/Disk,b,x': ['+b'] },
  },
  {
    name: 'not grouped',
    routes: [{ groupBy: [] }],
    steps: [post(0, fires('a')), post(2, fires('b', { labels: { alertname: 'Load' } }))],
    notified: { 'room/': ['+a', '+a +b'] },
  },
  {
    name: 'the first route that matches takes it',
    routes: [{ to: ['first'] }, { to: ['second'] }],
    steps: onceAndOver,
    notified: { 'first/Disk': ['+a', '-a'] },
  },
  {
    name: 'continue',
    routes: [{ to: ['first'], continue: true }, { to: ['second'] }],
    steps: onceAndOver,
    notified: { 'first/Disk': ['+a', '-a'], 'second/Disk': ['+a', '-a'] },
  },
  {
    name: 'continue, with other groups',
    routes: [
      { to: ['first'], continue: true },
      { to: ['second'], groupBy: [] },
    ],
    steps: [post(0, fires('a'), fires('x', { labels: { alertname: 'Load' } }))],
    notified: { 'first/Disk': ['+a'], 'first/Load': ['+x'], 'second/': ['+a +x'] },
  },
  {
    name: 'one channel by two routes',
    routes: [{ continue: true }, {}],
    steps: onceAndOver,
    notified: disk('+a', '+a', '-a', '-a'),
  },
  {
    name: 'nested routes',
    routes: [{ routes: [{ match: { severity: 'critical' }, to: ['pager'] }] }],
    steps: [post(0, fires('a', critical), fires('b', warning)), post(2, ends('a', critical))],
    notified: { 'pager/Disk': ['+a', '-a'], 'room/Disk': ['+b'] },
  },
  {
    name: 'nested routes with continue',
    routes: [
      {
        routes: [
          { match: { severity: 'critical' }, to: ['pager'], continue: true },
          { to: ['audit'], groupBy: ['severity'] },
        ],
      },
    ],
    steps: [post(0, fires('a', critical), fires('b', warning))],
    notified: { 'pager/Disk': ['+a'], 'audit/critical': ['+a'], 'audit/warning': ['+b'] },
  },
  {
    name: 'two channels of one route',
    routes: [{ to: ['room', 'pager'] }],
    steps: onceAndOver,
    notified: { 'room/Disk': ['+a', '-a'], 'pager/Disk': ['+a', '-a'] },
  },
  {
    name: 'two channels of one route, one without ends',
    routes: [{ to: ['room', 'pager'] }],
    withoutEnds: ['pager'],
    steps: [post(0, fires('a'), fires('b')), post(2, ends('a')), post(4, ends('b'))],
    notified: { 'room/Disk': ['+a +b', '+b -a', '-b'], 'pager/Disk': ['+a +b'] },
  },
  {
    name: 'without ends: over, and back',
    withoutEnds: ['room'],
    steps: [post(0, fires('a')), post(2, ends('a')), post(4, fires('a'))],
    notified: disk('+a', '+a'),
  },
  {
    name: 'without ends: one ends and another begins',
    withoutEnds: ['room'],
    steps: [post(0, fires('a')), post(2, ends('a'), fires('b'))],
    notified: disk('+a', '+b'),
  },
];
