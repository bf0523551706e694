import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, SMALL } from './testing/a-server.ts';

afterEach(endServers);

/** The samples of counters, by name and labels. */
async function samples(get: (where: string) => Promise<Response>): Promise<ReadonlyMap<string, string>> {
  const lines = (await (await get('/metrics')).text()).split('\n');
  return new Map(lines.filter((line) => line !== '' && !line.startsWith('#')).map((line) => splitLast(line)));
}

function splitLast(line: string): [string, string] {
  const space = line.lastIndexOf(' ');
  return [line.slice(0, space), line.slice(space + 1)];
}

const OF_A_CHANNEL = (channel: string) => [
  ...['first', 'new', 'severity', 'resolved', 'moved', 'unsuppressed', 'repeat', 'fallback', 'resend'].map(
    (reason) => `signalbox_notifications_decided_total{channel="${channel}",reason="${reason}"}`,
  ),
  ...['ok', 'retry', 'reject', 'unknown'].map(
    (outcome) => `signalbox_attempts_total{channel="${channel}",outcome="${outcome}"}`,
  ),
  ...['sent', 'dead', 'superseded'].map((state) => `signalbox_deliveries_total{channel="${channel}",state="${state}"}`),
  `signalbox_render_failures_total{channel="${channel}",part="message"}`,
  `signalbox_attempt_duration_seconds_count{channel="${channel}"}`,
];
const OF_A_SOURCE = (source: string) => [
  ...['new', 'changed', 'resolved', 'stale', 'unknown-resolved', 'none'].map(
    (kind) => `signalbox_alerts_accepted_total{source="${source}",kind="${kind}"}`,
  ),
  ...['unauthorized', 'bad-json', 'bad-payload', 'body-too-large', 'store-unavailable'].map(
    (reason) => `signalbox_requests_refused_total{source="${source}",reason="${reason}"}`,
  ),
  ...['strange-member', 'truncated-alerts'].map(
    (reason) => `signalbox_payload_remarks_total{source="${source}",reason="${reason}"}`,
  ),
];
const OF_NOBODY = ['unknown-source', 'not-found', 'method-not-allowed'].map(
  (reason) => `signalbox_requests_refused_total{source="",reason="${reason}"}`,
);

describe('every counter', () => {
  it('of a channel, source and reason is there from the start, at 0', async () => {
    const { get } = await aServer();
    const counted = await samples(get);
    for (const sample of [...OF_A_CHANNEL('room'), ...OF_A_SOURCE('list'), ...OF_NOBODY]) {
      expect([sample, counted.get(sample)]).toEqual([sample, '0']);
    }
  });

  it('of what a reload brings begins at 0, and those that counted go on', async () => {
    const { get, post, write, nextReload } = await aServer();
    await post('/in/list', '[{"labels":{"alertname":"Down"}}]');
    const reloaded = nextReload();
    const wider = SMALL.replace('list: {', 'more: { type: plain }, list: {').replace(
      'room: {',
      'lounge: { transport: record }, room: {',
    );
    await write('signalbox.yaml', wider);
    expect((await reloaded).ok).toBe(true);
    const counted = await samples(get);
    for (const sample of [...OF_A_CHANNEL('lounge'), ...OF_A_SOURCE('more')]) {
      expect([sample, counted.get(sample)]).toEqual([sample, '0']);
    }
    expect(counted.get('signalbox_alerts_accepted_total{source="list",kind="new"}')).toBe('1');
  });
});
