import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { seededRandom } from '../seeded-random.ts';
import { signalbox } from './cli-process.ts';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { type RouterProcess, startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { type Received, startWebhookSink, type WebhookSink } from './webhook-sink.ts';

const hostsOf = ({ body }: Received, status: string) =>
  body.alerts.filter((alert) => alert.status === status).map(({ labels }) => labels['host'] ?? '');
const isStandIn = ({ body }: Received) => body.signalbox.reason === 'fallback';

describe('the fallback of a channel, in a real process', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let pager: WebhookSink;
  let room: WebhookSink;
  let good: WebhookSink;
  let config: string;

  const configure = (fallbackAfter: string, groupBy = '[host]', waits = 'groupWait: 20ms, groupInterval: 40ms') =>
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: ${groupBy}, ${waits} }
channels:
  pager: { transport: webhook, url: "${pager.url}", fallback: room, fallbackAfter: ${fallbackAfter} }
  room: { transport: webhook, url: "${room.url}" }
  good: { transport: webhook, url: "${good.url}" }
unmatched: { to: [pager, good] }
`,
    );
  const post = (router: RouterProcess, id: string, about: Parameters<typeof mackerelAlert>[1] = {}) =>
    poster.post(`${router.url}/in/mackerel`, mackerelAlert(id, about));

  beforeEach(async () => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
    [pager, room, good] = [await startWebhookSink(), await startWebhookSink(), await startWebhookSink()];
  });

  afterEach(async () => {
    await Promise.all([pager.close(), room.close(), good.close()]);
    folder[Symbol.dispose]();
  });

  it('D3: is told at once of what is rejected, and why, and hears the end', async () => {
    configure('10m');
    pager.fault = 401;
    const router = await startRouter(config);
    await post(router, 'a');
    await room.until(({ length }) => length === 1);
    expect(room.received[0]?.body).toMatchObject({
      status: 'firing',
      receiver: 'room',
      signalbox: { reason: 'fallback', fallbackFor: [{ channel: 'pager', why: expect.stringContaining('401') }] },
    });
    await post(router, 'a', { isOpen: false });
    await room.until((received) => received.at(-1)?.body.status === 'resolved');
    expect(room.received).toHaveLength(2);
    const { code, stdout } = await signalbox(router.url, [
      'deliveries',
      'list',
      '--reason',
      'fallback',
      '--format',
      'json',
    ]);
    const page = (await (await fetch(`${router.url}/api/v1/deliveries?state=dead`)).json()) as {
      items: { id: string }[];
    };
    expect([code, JSON.parse(stdout)]).toMatchObject([0, [{ channel: 'room', fallbackOf: page.items[0]?.id }]]);
    const metrics = await (await fetch(`${router.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_notifications_decided_total{channel="room",reason="fallback"} 1');
    expect(await router.end('SIGTERM')).toBe(0);
  });

  it('is told of every rejected message by one delivery, though the process is killed again and again', {
    timeout: 60_000,
  }, async () => {
    configure('10m');
    pager.fault = 401;
    const random = seededRandom(20261127);
    const hosts = Array.from({ length: 8 }, (_, index) => `host-${index}`);
    for (const [index, host] of hosts.entries()) {
      const router = await startRouter(config);
      expect((await post(router, `${index}`, { host }))?.status).toBe(202);
      await sleep(random.integer(120));
      expect(await router.end('SIGKILL')).toBe('SIGKILL');
    }
    const router = await startRouter(config);
    const heard = (status: string) => new Set(room.received.flatMap((one) => hostsOf(one, status))).size;
    await room.until(() => heard('firing') === hosts.length);
    for (const [index, host] of hosts.entries()) await post(router, `${index}`, { host, isOpen: false });
    await room.until(() => heard('resolved') === hosts.length);
    expect(await router.end('SIGTERM')).toBe(0);
    for (const host of hosts) {
      const standIns = room.received.filter((one) => isStandIn(one) && hostsOf(one, 'firing').includes(host));
      expect([host, new Set(standIns.map(({ id }) => id)).size]).toEqual([host, 1]);
    }
  });

  it('is told of what waits, over a kill, and not again by the next start', { timeout: 60_000 }, async () => {
    configure('1s');
    pager.fault = 503;
    const first = await startRouter(config);
    await post(first, 'a');
    await first.end('SIGKILL');
    const second = await startRouter(config);
    await room.until(({ length }) => length === 1);
    await second.line('"channel":"room"');
    await sleep(200); // that its result is on disk
    await second.end('SIGKILL');
    const third = await startRouter(config);
    await sleep(2_000);
    expect(room.received.map(({ body }) => [body.status, body.signalbox.reason])).toEqual([['firing', 'fallback']]);
    pager.fault = 'none';
    await pager.until(({ length }) => length === 1);
    await post(third, 'a', { isOpen: false });
    await Promise.all([
      pager.until((received) => received.at(-1)?.body.status === 'resolved'),
      room.until((received) => received.at(-1)?.body.status === 'resolved'),
    ]);
    expect(room.received).toHaveLength(2);
    expect(await third.end('SIGTERM')).toBe(0);
  });

  it('D1: is told of each alert of a storm once, and the channel of little when it is back', {
    timeout: 90_000,
  }, async () => {
    configure('3s', '[roles, host]', 'groupWait: 500ms, groupInterval: 2s');
    pager.fault = 503;
    const router = await startRouter(config);
    const began = Date.now();
    const alerts = Array.from({ length: 200 }, (_, index) => ({ id: `${index}`, host: `host-${index % 10}` }));
    await Promise.all(alerts.map(({ id, host }) => post(router, id, { host })));
    const count = (received: readonly Received[]) =>
      received.reduce((sum, one) => sum + hostsOf(one, 'firing').length, 0);
    await good.until((received) => count(received) >= 200);
    expect(Date.now() - began).toBeLessThan(10_000);
    await room.until((received) => count(received) >= 200);
    expect(Date.now() - began).toBeGreaterThanOrEqual(3_000);
    await sleep(5_000);
    expect(room.received.every(isStandIn)).toBe(true);
    expect([room.received.length, count(room.received)]).toEqual([10, 200]);
    const mendedAt = Date.now();
    pager.fault = 'none';
    await pager.until((received) => count(received) >= 200);
    expect(Date.now() - mendedAt).toBeLessThan(30_000);
    expect(pager.received.length).toBeLessThanOrEqual(30);
    expect([room.received.length, good.received.length]).toEqual([10, 10]);
    expect(await router.end('SIGTERM')).toBe(0);
  });
});
