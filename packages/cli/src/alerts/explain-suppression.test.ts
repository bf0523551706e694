import { silenceFrom } from '@signalbox/core';
import { afterEach, describe, expect, it } from 'vitest';
import { loadNamed } from '../args/config-option.ts';
import { aFolder, recordingIo, removeFolders } from '../testing/run.ts';
import { type LiveState, suppressionAt } from './explain-suppression.ts';

afterEach(removeFolders);

const CONFIG = `
version: 1
channels: { room: { transport: log } }
muteTimes: { always: { intervals: [{}] } }
silences:
  - { match: { host: a }, from: 2026-11-23T10:00:00Z, until: 2026-11-23T12:00:00Z, comment: rack move }
  - { match: { host: c }, during: [always], comment: it is replaced }
inhibit:
  - { source: { alertname: NodeDown }, target: { alertname: PodNotReady }, equal: [node] }
routes: [{ to: [room] }]
unmatched: { to: [] }
`;
const AT = Date.parse('2026-11-23T11:00:00Z');
const DOWN = { fingerprint: 'f1', labels: { alertname: 'NodeDown', node: 'n' }, annotations: {} };
const POD = { fingerprint: 'f2', labels: { node: 'n', alertname: 'PodNotReady' }, annotations: {} };

async function suppression(at = AT, live?: LiveState) {
  const cwd = await aFolder({ 'signalbox.yaml': CONFIG });
  const { config } = await loadNamed('signalbox.yaml', recordingIo({ cwd }).io);
  if (config === undefined) throw new Error('the configuration of the test is broken');
  const { suppressionOf } = suppressionAt(config, at, live);
  return (labels: Readonly<Record<string, string>>, status: 'firing' | 'resolved' = 'firing') =>
    suppressionOf({ status, labels, annotations: {} });
}

describe('what suppresses an alert', () => {
  it.each([
    ['while it holds', AT, [{ comment: 'rack move', until: '2026-11-23T12:00:00.000Z' }]],
    ['before', AT - 3_600_001, []],
    ['afterwards', AT + 3_600_000, []],
  ])('is a planned silence %s', async (_when, at, silences) => {
    const explained = (await suppression(at))({ host: 'a' });
    expect(explained).toEqual({
      silencedBy: silences.map((each) => ({ id: expect.stringMatching(/^config:/), ...each })),
    });
  });

  it('has no end if the silence has none', async () => {
    expect((await suppression())({ host: 'c' }).silencedBy).toMatchObject([{ comment: 'it is replaced', until: null }]);
  });

  it('is an ad-hoc silence of a server besides', async () => {
    const silence = silenceFrom({ id: 's', matchers: ['host=~"a|b"'], startsAt: AT, endsAt: AT + 60_000, comment: '' });
    const ask = await suppression(AT, { silences: [silence], firing: [] });
    expect(ask({ host: 'a' }).silencedBy.map(({ comment }) => comment)).toEqual(['rack move', '']);
    expect(ask({ host: 'b' }).silencedBy).toEqual([{ id: 's', comment: '', until: '2026-11-23T11:01:00.000Z' }]);
    expect(ask({ host: 'd' }).silencedBy).toEqual([]);
  });

  it('is an alert that fires and inhibits it, but not one that was only explained', async () => {
    const ask = await suppression(AT, { silences: [], firing: [DOWN, POD] });
    expect(ask({ alertname: 'PodNotReady', node: 'n' })).toEqual({ silencedBy: [], inhibitedBy: ['f1'] });
    expect(ask({ alertname: 'NodeDown', node: 'm' }).inhibitedBy).toEqual([]);
    expect(ask({ alertname: 'PodNotReady', node: 'm' }).inhibitedBy).toEqual([]);
    expect(ask({ alertname: 'PodNotReady', node: 'n' }, 'resolved').inhibitedBy).toEqual([]);
    expect(ask({ alertname: 'PodNotReady', node: 'n', more: 'x' }).inhibitedBy).toEqual(['f1']);
  });

  it('is unknown of inhibition without a server', async () => {
    expect((await suppression())({ alertname: 'PodNotReady', node: 'n' })).toEqual({ silencedBy: [] });
  });
});
