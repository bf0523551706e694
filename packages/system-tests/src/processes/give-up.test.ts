import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalbox } from './cli-process.ts';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { type RouterProcess, startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { startWebhookSink, type WebhookSink } from './webhook-sink.ts';

/** A message waits for a target that is down, and a person gives it up. */
describe('what a person gives up', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let sink: WebhookSink;
  let router: RouterProcess;
  let config: string;

  beforeAll(async () => {
    folder = tempFolder();
    config = join(folder.path, 'signalbox.yaml');
    sink = await startWebhookSink();
    sink.fault = 503;
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [], groupWait: 0s }
channels: { hook: { transport: webhook, url: "${sink.url}" } }
unmatched: { to: [hook] }
`,
    );
    router = await startRouter(config);
    await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    await router.line('is tried again');
  });

  afterAll(async () => {
    expect(await router.end('SIGTERM')).toBe(0);
    await sink.close();
    poster.close();
    folder[Symbol.dispose]();
  });

  const list = async (...args: readonly string[]) => {
    const { code, stdout } = await signalbox(router.url, ['deliveries', 'list', ...args, '--format', 'json']);
    expect(code).toBe(0);
    return JSON.parse(stdout);
  };

  it('is a dead letter over a kill, is not sent by itself, and can be sent again', async () => {
    const [{ id }] = await list('--state', 'waiting');
    const give = () => signalbox(router.url, ['deliveries', 'give-up', id]);
    let given = await give();
    while (given.stderr.includes('is being tried')) given = await give();
    expect(given).toMatchObject({ code: 0, stderr: `${id} is given up\n` });
    expect(await router.end('SIGKILL')).toBe('SIGKILL');
    sink.fault = 'none';
    router = await startRouter(config);
    expect(await list()).toMatchObject([{ id, state: 'dead', lastError: 'given up by a person' }]);
    expect(await give()).toMatchObject({ code: 1, stderr: expect.stringContaining('is a dead letter already') });
    const run = await signalbox(router.url, ['deliveries', 'resend', id, '--format', 'json']);
    const [resend] = JSON.parse(run.stdout);
    await sink.until((received) => received.length > 0);
    expect(sink.received.map((message) => message.id)).toEqual([resend.id]);
  });
});
