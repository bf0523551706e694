import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders } from '../testing/run.ts';
import { explainAlert } from './explain-alert.ts';

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

async function explain(labels: Readonly<Record<string, string>>, config = CONFIG) {
  const cwd = await aFolder({ 'signalbox.yaml': config });
  const loaded = (await loadNamed('signalbox.yaml', recordingIo({ cwd }).io)).config;
  if (loaded === undefined) throw new Error('the configuration of the test is broken');
  return explainAlert(loaded, { labels, annotations: {} });
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

  it('says of a route without a condition that it takes everything', async () => {
    expect((await explain({})).trace[0]).toEqual({ route: 'all', matched: true, by: 'everything' });
  });
});
