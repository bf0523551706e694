import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders } from '../testing/run.ts';
import { explainAlert } from './explain-alert.ts';
import { suppressionAt } from './explain-suppression.ts';

afterEach(removeFolders);

const CONFIG = `
version: 1
defaults: { groupBy: [alertname], groupWait: 1s, groupInterval: 2s, repeatInterval: 3s }
channels:
  room: { transport: log }
  pager: { transport: log }
  asleep: { transport: log, suspended: true }
routes:
  - { name: all, to: [room], continue: true, groupBy: ['...'] }
  - { name: quick, match: { team: shop }, to: [pager, asleep, room], groupWait: 0s }
unmatched: { to: [asleep] }
`;

async function explain(labels: Readonly<Record<string, string>>, config = CONFIG, at = 0) {
  const cwd = await aFolder({ 'signalbox.yaml': config });
  const loaded = (await loadNamed('signalbox.yaml', recordingIo({ cwd }).io)).config;
  if (loaded === undefined) throw new Error('the configuration of the test is broken');
  return explainAlert(loaded, { status: 'firing', labels, annotations: {} }, suppressionAt(loaded, at));
}

describe('where an alert goes', () => {
  it('is every route that takes it, and each channel once', async () => {
    const { matches, channels } = await explain({ team: 'shop', alertname: 'Down' });
    expect(matches.map(({ route }) => route)).toEqual(['all', 'quick']);
    expect(matches.map((match) => match.channels)).toEqual([['room'], ['pager', 'room']]);
    expect(channels).toEqual(['room', 'pager']);
  });

  it('is a group with its times', async () => {
    const { matches } = await explain({ team: 'shop', alertname: 'Down' });
    expect(matches.map(({ group }) => ({ ...group, key: { ...group.key } }))).toEqual([
      { by: ['...'], key: { team: 'shop', alertname: 'Down' } },
      { by: ['alertname'], key: { alertname: 'Down' } },
    ]);
    expect(matches[1]).toMatchObject({ groupWaitMs: 0, groupIntervalMs: 2_000, repeatIntervalMs: 3_000, muted: null });
  });

  it('is nowhere, if the only channel is suspended', async () => {
    const { matches, channels, trace } = await explain({}, CONFIG.replace('name: all,', 'name: all, match: { a: b },'));
    expect(matches).toMatchObject([{ route: 'unmatched', channels: [] }]);
    expect(channels).toEqual([]);
    expect(trace).toEqual([
      { route: 'all', matched: false, by: 'a="b"' },
      { route: 'quick', matched: false, by: 'team="shop"' },
    ]);
  });

  it('has who steps in where a channel fails, down the chain', async () => {
    const channels = CONFIG.replace(
      'pager: { transport: log }',
      'pager: { transport: log, fallback: mail, fallbackAfter: 5m }\n  mail: { transport: log, fallback: room }',
    );
    expect((await explain({ team: 'shop' }, channels)).fallbacks).toEqual([
      { channel: 'pager', fallback: 'mail', afterMs: 300_000 },
      { channel: 'mail', fallback: 'room', afterMs: 600_000 },
    ]);
    expect(await explain({ team: 'shop' })).not.toHaveProperty('fallbacks');
  });

  it('says of a route without a condition that it takes everything', async () => {
    expect((await explain({})).trace[0]).toEqual({ route: 'all', matched: true, by: 'everything' });
  });

  it.each([
    ['in the night', '2026-11-26T22:30:00+09:00', { by: ['nights'], until: '2026-11-27T08:00:00+09:00' }],
    ['in a night of the weekend', '2026-11-28T23:00:00Z', { by: ['weekends'], until: '2026-11-29T15:00:00Z' }],
    ['by day', '2026-11-27T08:00:00+09:00', null],
  ])('has the mute times that hold %s, and until when', async (_what, time, muted) => {
    const { matches, channels } = await explain({}, MUTED, Date.parse(time));
    expect([matches[0]?.muted, channels]).toEqual([muted, ['room']]);
  });
});

const MUTED = `
version: 1
channels: { room: { transport: log } }
muteTimes:
  nights: { timeZone: Asia/Tokyo, intervals: [{ weekdays: [mon-fri], times: [{ from: "22:00", to: "08:00" }] }] }
  weekends: { intervals: [{ weekdays: [sat-sun], times: [{ from: "16:00", to: "15:00" }] }] }
routes: [{ to: [room], mute: [weekends, nights] }]
unmatched: { to: [] }
`;
