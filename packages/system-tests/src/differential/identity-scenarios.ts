import { disk, ends, fires, post, type Scenario } from './scenario.ts';

const note = (summary: string) => ({ annotations: { summary } });

/** Which posts are of the same alert, and how long it lasts. */
export const identityScenarios: readonly Scenario[] = [
  {
    name: 'the same post again and again',
    steps: [0, 0.3, 2, 4, 4.3].map((at) => post(at, fires('a'))),
    notified: disk('+a'),
  },
  { name: 'an alert twice in a post', steps: [post(0, fires('a'), fires('a'))], notified: disk('+a') },
  {
    name: 'another annotation is no news',
    steps: [post(0, fires('a', note('1'))), post(2, fires('a', note('2'))), post(4, ends('a', note('3')))],
    notified: disk('+a', '-a'),
  },
  {
    name: 'an empty label is none',
    steps: [post(0, fires('a', { labels: { zone: '' } })), post(2, fires('a')), post(4, ends('a'))],
    notified: disk('+a', '-a'),
  },
  {
    name: 'the order of labels does not matter',
    steps: [
      post(0, fires('a', { labels: { zone: 'x', host: 'y' } })),
      post(2, ends('a', { labels: { host: 'y', zone: 'x' } })),
    ],
    notified: disk('+a', '-a'),
  },
  {
    name: 'values of any text',
    steps: [
      post(0, fires('a', { labels: { path: 'C:\\"x"\n東京' } })),
      post(2, ends('a', { labels: { path: 'C:\\"x"\n東京' } })),
    ],
    notified: disk('+a', '-a'),
  },
  { name: 'over by its endsAt', steps: [post(0, fires('a', { lasts: 4 }))], notified: disk('+a', '-a') },
  { name: 'over by its endsAt before it was due', steps: [post(0, fires('a', { lasts: 0.4 }))], notified: {} },
  {
    name: 'over by the resolve timeout',
    steps: [post(0, fires('a', { lasts: 'timeout' }))],
    notified: disk('+a', '-a'),
  },
  {
    name: 'each post puts its end off',
    steps: [0, 2, 4].map((at) => post(at, fires('a', { lasts: 4 }))),
    notified: disk('+a', '-a'),
  },
  {
    name: 'over by its endsAt, and posted again',
    steps: [post(0, fires('a', { lasts: 2 })), post(4, fires('a'))],
    notified: disk('+a', '-a', '+a'),
  },
  {
    name: 'one of two is posted no more',
    steps: [post(0, fires('a', { lasts: 4 }), fires('b')), post(2, fires('b'))],
    notified: disk('+a +b', '+b -a'),
  },
  {
    // Alertmanager tells it at once, and has its next look after that.
    name: 'began long ago, alone',
    steps: [post(0, fires('a', { beganSecondsAgo: 3_600 })), post(3, ends('a'))],
    notified: disk('+a', '-a'),
    ahead: -1,
  },
  { name: 'begins later', steps: [post(0, fires('a', { beganSecondsAgo: -60 }))], notified: disk('+a') },
];
