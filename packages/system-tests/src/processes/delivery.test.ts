import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { startWebhookSink, type WebhookSink } from './webhook-sink.ts';

describe('delivery by a real process', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let sink: WebhookSink;
  let config: string;

  const configure = (url: string, waits = 'groupWait: 20ms, groupInterval: 40ms') =>
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], ${waits} }
channels: { hook: { transport: webhook, url: "${url}" } }
unmatched: { to: [hook] }
`,
    );

  beforeEach(async () => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
    sink = await startWebhookSink();
    configure(sink.url);
  });

  afterEach(async () => {
    await sink.close();
    folder[Symbol.dispose]();
  });

  it('D4: tries again with the same id when the connection breaks after the request, and owes the end', async () => {
    const router = await startRouter(config);
    sink.fault = 'break-after-body';
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await sink.until((received) => received.length >= 1);
    sink.fault = 'none';
    await sink.until((received) => received.length >= 2);
    expect(new Set(sink.received.map(({ id }) => id)).size).toBe(1);
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a', { isOpen: false }));
    await sink.until((received) => received.at(-1)?.body.status === 'resolved');
    expect(await router.end('SIGTERM')).toBe(0);
  });

  it('tells a target once that answers 200 and breaks off', async () => {
    const router = await startRouter(config);
    sink.fault = 'cut-answer';
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await router.line('"msg":"delivered"');
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a', { isOpen: false }));
    await sink.until((received) => received.length >= 2);
    expect(sink.received.map(({ body }) => body.status)).toEqual(['firing', 'resolved']);
    expect(await router.end('SIGTERM')).toBe(0);
  });

  it('takes one commit from the post to the request, where groups do not wait', async () => {
    configure(sink.url, 'groupWait: 0s, groupInterval: 40ms');
    const router = await startRouter(config);
    const commits = async () => {
      const metrics = await (await fetch(`${router.url}/metrics`)).text();
      return Number(/^signalbox_store_commits (\d+)$/m.exec(metrics)?.[1]);
    };
    sink.fault = 'hold'; // no result is settled meanwhile
    const before = await commits();
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await sink.until((received) => received.length === 1);
    expect(await commits()).toBe(before + 1);
    await router.end('SIGKILL');
  });

  it('D8: sends what waits to the new address when the channel is mended', async () => {
    const mended = await startWebhookSink();
    const router = await startRouter(config);
    sink.fault = 503;
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await router.line('is tried again');
    configure(mended.url);
    await mended.until((received) => received.length === 1);
    expect(sink.received).toEqual([]);
    expect(await router.end('SIGTERM')).toBe(0);
    await mended.close();
  });

  it('D11: sends again under the same id what was on its way when it was killed', async () => {
    const router = await startRouter(config);
    sink.fault = 'hold';
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await sink.until((received) => received.length === 1);
    await router.end('SIGKILL');
    sink.fault = 'none';
    const again = await startRouter(config);
    await sink.until((received) => received.length === 2);
    expect(new Set(sink.received.map(({ id }) => id)).size).toBe(1);
    expect(await again.end('SIGTERM')).toBe(0);
  });

  it('leaves the store to one process, and says so to a second one', async () => {
    const router = await startRouter(config);
    await expect(startRouter(config)).rejects.toThrow(/ended with 1 .*in use by another process/s);
    expect(await router.end('SIGTERM')).toBe(0);
  });
});
