import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@signalbox/hipchat-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { signalbox } from './cli-process.ts';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { type RouterProcess, startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';
import { startWebhookSink, type WebhookSink } from './webhook-sink.ts';

/** One alert to three channels: one takes it, one does not know the token, and the target of one is down. */
describe('what became of a message', () => {
  const poster = new Poster();
  let folder: ReturnType<typeof tempFolder>;
  let simulator: Simulator;
  let sink: WebhookSink;
  let router: RouterProcess;
  let fingerprint: string;

  beforeAll(async () => {
    folder = tempFolder();
    simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [{ id: '1', token: 'tok3n-of-it' }] });
    sink = await startWebhookSink();
    const gone = await startWebhookSink();
    await gone.close();
    const config = join(folder.path, 'signalbox.yaml');
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [], groupWait: 0s }
channels:
  good: { transport: webhook, url: "${sink.url}" }
  pager: { transport: hipchat, room: "1", token: not-the-t0ken, baseUrl: "${simulator.url}" }
  down: { transport: webhook, url: "${gone.url}" }
unmatched: { to: [good, pager, down] }
`,
    );
    router = await startRouter(config);
    const answer = await poster.post(`${router.url}/in/mackerel`, mackerelAlert('a'));
    fingerprint = JSON.parse(answer?.body ?? '{}').alerts[0].fingerprint;
    await Promise.all([
      router.line('"msg":"delivered"'),
      router.line('it is a dead letter now'),
      router.line('is tried again'),
    ]);
  });

  afterAll(async () => {
    expect(await router.end('SIGTERM')).toBe(0);
    await Promise.all([simulator.close(), sink.close()]);
    poster.close();
    folder[Symbol.dispose]();
  });

  const json = async (...args: readonly string[]) => {
    const { code, stdout, stderr } = await signalbox(router.url, [...args, '--format', 'json']);
    expect([code, stderr]).toEqual([0, '']);
    return JSON.parse(stdout);
  };
  const theGroup = async () => (await json('groups', 'list'))[0].id;

  const CHANNELS = [
    { channel: 'good', state: 'sent', deliveredAt: expect.any(String), attempts: 1, lastError: null },
    { channel: 'pager', state: 'dead', deliveredAt: null, attempts: 1, lastError: expect.stringContaining('401') },
    {
      channel: 'down',
      state: 'waiting',
      deliveredAt: null,
      attempts: expect.any(Number),
      lastError: expect.stringContaining('connection refused'),
    },
  ];

  it('is said by the group, for each channel', async () => {
    const group = await json('groups', 'show', await theGroup());
    expect(group.channels).toMatchObject(CHANNELS);
    for (const channel of group.channels) {
      expect(channel.decidedAt).toBe(group.decidedAt);
      expect(channel.lastDeliveredAt).toBe(channel.deliveredAt);
    }
    expect(JSON.stringify(group)).not.toMatch(/told|notified/i);
    const { stdout } = await signalbox(router.url, ['groups', 'show', group.id]);
    expect(stdout).toMatch(/good: delivered .* after the decision, 1 firing there$/m);
    expect(stdout).toMatch(/pager: dead letter, given up .* after 1 attempt: .*401.*; nothing was delivered before$/m);
    expect(stdout).toMatch(/down: waiting, decided .*, \d+ attempts? so far.*connection refused/m);
    expect(stdout).not.toMatch(/told|notified/i);
  });

  it('is said by the alert as well', async () => {
    const alert = await json('alerts', 'show', fingerprint);
    expect(alert.channels).toMatchObject(CHANNELS);
    expect(new Set(alert.channels.map(({ group }: { group: string }) => group))).toEqual(new Set([await theGroup()]));
    const { stdout } = await signalbox(router.url, ['alerts', 'show', fingerprint]);
    expect(stdout).toMatch(/pager: dead letter, given up .* 401/m);
  });

  it('has a time for the next attempt while the target is down', async () => {
    let next: string | null = null;
    while (next === null) next = (await json('groups', 'show', await theGroup())).channels[2].nextAttemptAt;
    expect(Date.parse(next)).toBeGreaterThan(Date.now() - 1_000);
    expect(Date.parse(next)).toBeLessThan(Date.now() + 20_000);
  });

  it('is seen in the list of groups', async () => {
    const { stdout } = await signalbox(router.url, ['groups', 'list']);
    expect(stdout).toMatch(/ good delivered, pager dead, down waiting /);
  });

  it('is listed by its state, and shown with what was sent and answered', async () => {
    const dead = await json('deliveries', 'list', '--state', 'dead');
    expect(dead).toMatchObject([
      { channel: 'pager', transport: 'hipchat', state: 'dead', reason: 'first', route: 'unmatched', status: 'firing' },
    ]);
    const [{ id, decidedAt, settledAt, lastError }] = dead;
    expect(Date.parse(settledAt)).toBeGreaterThanOrEqual(Date.parse(decidedAt));
    const delivery = await json('deliveries', 'show', id);
    expect(delivery).toMatchObject({ ...dead[0], alerts: [{ fingerprint, status: 'firing' }] });
    const [{ request, ...attempt }] = delivery.tries;
    expect(delivery.tries).toHaveLength(1);
    expect(attempt).toMatchObject({ outcome: 'reject', status: 401, reason: lastError, endedAt: settledAt });
    expect(request.method).toBe('POST');
    expect(request.url).toMatch(/\/v2\/room\/1\/notification/);
    expect(request.body).toContain('loadavg5');
    const { stdout } = await signalbox(router.url, ['deliveries', 'show', id]);
    expect(stdout).toMatch(/^attempt 1 .*\ntook .*\noutcome +reject\nstatus +401\nwhy .*401/m);
    expect(JSON.stringify(delivery) + stdout).not.toContain('not-the-t0ken');
  });

  it('is listed with every filter, by the program and the API', async () => {
    const only = async (...args: readonly string[]) =>
      (await json('deliveries', 'list', ...args)).map(({ channel }: { channel: string }) => channel).sort();
    expect(await only()).toEqual(['down', 'good', 'pager']);
    expect(await only('--state', 'sent')).toEqual(['good']);
    expect(await only('--state', 'waiting', '--alert', fingerprint)).toEqual(['down']);
    expect(await only('--group', await theGroup(), '--channel', 'pager', '--since', '1h')).toEqual(['pager']);
    expect(await only('--reason', 'repeat')).toEqual([]);
    const answer = await fetch(`${router.url}/api/v1/deliveries?state=waiting&limit=1`);
    const { items, next } = (await answer.json()) as { items: readonly object[]; next: unknown };
    expect(next).toBeNull();
    expect(items).toMatchObject([{ channel: 'down', state: 'waiting', settledAt: null }]);
  });

  it('goes on being known after a kill', async () => {
    const before = await json('deliveries', 'list', '--state', 'dead');
    expect(await router.end('SIGKILL')).toBe('SIGKILL');
    router = await startRouter(join(folder.path, 'signalbox.yaml'));
    expect(await json('deliveries', 'list', '--state', 'dead')).toEqual(before);
    const { tries } = await json('deliveries', 'show', before[0].id);
    expect(tries).toMatchObject([{ status: 401, request: { method: 'POST' } }]);
    const [, pager] = (await json('groups', 'show', await theGroup())).channels;
    expect(pager).toMatchObject(CHANNELS[1] ?? {});
  });
});
