import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Poster } from './post-alerts.ts';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { type Received, startWebhookSink, type WebhookSink } from './webhook-sink.ts';

const down = { alertname: 'NodeDown', node: 'n1', severity: 'critical' };
const pod = { alertname: 'PodNotReady', node: 'n1', severity: 'warning' };
const other = { alertname: 'DiskFull', node: 'n2', severity: 'warning' };
const ENDED = '2026-11-01T00:00:00Z';

describe('what was suppressed, by a real process', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let sink: WebhookSink;
  let config: string;

  beforeEach(async () => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
    sink = await startWebhookSink();
  });

  afterEach(async () => {
    await sink.close();
    folder[Symbol.dispose]();
  });

  const configure = (more: string) =>
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { prometheus: { type: alertmanager } }
defaults: { groupBy: [], groupWait: 20ms, groupInterval: 40ms }
channels: { hook: { transport: webhook, url: "${sink.url}" } }
unmatched: { to: [hook] }
${more}`,
    );
  const post = (url: string, labels: object, endsAt = '2099-01-01T00:00:00Z') =>
    poster.post(`${url}/api/v2/alerts`, [{ labels, endsAt }]);
  const namesOf = (status: string, received: readonly Received[]) =>
    received.flatMap(({ body }) =>
      body.alerts.filter((alert) => alert.status === status).map(({ labels }) => labels['alertname']),
    );

  it('is listed nowhere when it was inhibited to its end, also after a kill', async () => {
    configure('inhibit: [{ source: { severity: critical }, target: { severity: warning }, equal: [node] }]');
    const first = await startRouter(config);
    await post(first.url, down);
    await sink.until((received) => received.length === 1);
    await post(first.url, pod);
    await post(first.url, pod, ENDED);
    await first.end('SIGKILL');
    const second = await startRouter(config);
    await post(second.url, other);
    await sink.until((received) => namesOf('firing', received).includes('DiskFull'));
    await post(second.url, down, ENDED);
    await sink.until((received) => namesOf('resolved', received).includes('NodeDown'));
    expect([...namesOf('firing', sink.received), ...namesOf('resolved', sink.received)]).not.toContain('PodNotReady');
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('is notified again after a planned silence that goes while the program is down', async () => {
    configure('');
    const first = await startRouter(config);
    await post(first.url, other);
    await sink.until((received) => received.length === 1);
    configure('silences: [{ match: { node: n2 }, until: "2099-01-01T00:00:00Z", comment: works }]');
    expect((await poster.post(`${first.url}/-/reload`, {}))?.status).toBe(200);
    await first.end('SIGKILL');
    configure('');
    const second = await startRouter(config);
    await sink.until((received) => received.length === 2);
    expect(namesOf('firing', sink.received)).toEqual(['DiskFull', 'DiskFull']);
    expect(await second.end('SIGTERM')).toBe(0);
  });

  it('was nothing, when a silence comes that is over: a reload and a restart repeat nothing', async () => {
    configure('');
    const first = await startRouter(config);
    await post(first.url, other);
    await sink.until((received) => received.length === 1);
    const until = new Date(Date.now() - 1).toISOString();
    configure(`silences: [{ match: { node: n2 }, until: "${until}", comment: works }]`);
    expect((await poster.post(`${first.url}/-/reload`, {}))?.status).toBe(200);
    await first.end('SIGTERM');
    const second = await startRouter(config);
    await post(second.url, pod);
    await sink.until((received) => namesOf('firing', received).includes('PodNotReady'));
    expect(sink.received).toHaveLength(2);
    expect(await second.end('SIGTERM')).toBe(0);
  });
});
