import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { signalbox } from './cli-process.ts';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { startWebhookSink, type WebhookSink } from './webhook-sink.ts';

describe('dead letters, sent again by the built program', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let room: WebhookSink;
  let config: string;

  beforeEach(async () => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
    room = await startWebhookSink();
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], groupWait: 0s }
channels: { room: { transport: webhook, url: "${room.url}" } }
unmatched: { to: [room] }
`,
    );
  });

  afterEach(async () => {
    poster.close();
    await room.close();
    folder[Symbol.dispose]();
  });

  it('arrive once the target is mended, once each, also where the program is killed right behind the answer', async () => {
    room.fault = 401;
    let router = await startRouter(config);
    const hosts = ['a', 'b', 'c'];
    for (const host of hosts) await poster.post(`${router.url}/in/mackerel`, mackerelAlert(host, { host }));
    const dead = async () => {
      const { stdout } = await signalbox(router.url, ['deliveries', 'list', '--state', 'dead', '--format', 'json']);
      return JSON.parse(stdout) as readonly { readonly id: string; readonly tries: number }[];
    };
    await expect.poll(async () => (await dead()).length, { timeout: 20_000 }).toBe(3);
    const [letter] = await dead();
    const shown = await signalbox(router.url, ['deliveries', 'show', letter?.id ?? '', '--format', 'json']);
    expect(JSON.parse(shown.stdout)).toMatchObject({ tries: [{ outcome: 'reject', status: 401 }] });
    const offered = await signalbox(router.url, ['deliveries', 'list', '--state', 'dead']);
    expect(offered.stderr).toBe('3 dead letters wait for `deliveries resend --state dead --channel room`\n');

    // Nobody takes it yet: it is on disk when the answer comes, and waits.
    room.fault = 503;
    const all = ['deliveries', 'resend', '--state', 'dead', '--channel', 'room', '--format', 'json'];
    const first = await signalbox(router.url, all);
    expect(first.code).toBe(0);
    await router.end('SIGKILL');
    room.fault = 'none';
    const before = room.received.length;
    router = await startRouter(config);
    const again = await signalbox(router.url, all);
    expect(JSON.parse(again.stdout)).toEqual(JSON.parse(first.stdout));
    await room.until((received) => received.slice(before).length >= 3);
    expect((await signalbox(router.url, all)).stdout).toBe(first.stdout);
    expect(await router.end('SIGTERM')).toBe(0);

    const told = room.received.slice(before);
    expect(told.map(({ body }) => body.signalbox.reason)).toEqual(['resend', 'resend', 'resend']);
    expect(told.map(({ body }) => body.alerts[0]?.labels['host']).sort()).toEqual(hosts);
  });
});
