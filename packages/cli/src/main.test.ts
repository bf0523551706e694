import { once } from 'node:events';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startSimulator } from '@signalbox/hipchat-simulator';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, removeFolders, SHOP } from './testing/run.ts';
import { killProcesses, serve, signalbox } from './testing/spawn.ts';

const ends: (() => unknown)[] = [];
afterEach(async () => {
  await killProcesses();
  for (const end of ends.splice(0)) await end();
  await removeFolders();
});

const open = (config: string) => config.replace(/, auth: \{ basic.*\} \}/, ' }');
const post = (url: string, id: string) =>
  fetch(`${url}/in/mackerel`, {
    method: 'POST',
    body: JSON.stringify({ event: 'alert', alert: { id, isOpen: true, status: 'critical', monitorName: id } }),
  });

/** A target that answers as it is told, or never. */
async function aTarget(answers: boolean): Promise<{ readonly server: Server; readonly url: string }> {
  const server = createServer((_request, answer) => {
    if (answers) answer.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  ends.push(() => {
    server.close();
    server.closeAllConnections();
  });
  return { server, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const toTarget = (url: string) => `
version: 1
sources: { mackerel: { type: mackerel } }
defaults: { groupWait: 0s }
channels: { hook: { transport: webhook, url: "${url}" } }
unmatched: { to: [hook] }
`;

describe('serve', () => {
  it('ends with 0 at SIGTERM, and writes nothing but lines of JSON, to stderr', async () => {
    const { child, ended, stdout, stderr, url } = await serve(await aFolder({ 'signalbox.yaml': SHOP }));
    expect((await fetch(`${url}/readyz`)).status).toBe(200);
    child.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(stdout()).toBe('');
    for (const line of stderr().trim().split('\n')) expect(JSON.parse(line)).toHaveProperty('level');
  });

  it('lets a running attempt end before it does', async () => {
    const target = await aTarget(false);
    const arrived = once(target.server, 'request');
    const { child, ended, says, url } = await serve(await aFolder({ 'signalbox.yaml': toTarget(target.url) }));
    await post(url, 'one');
    const [, answer] = await arrived;
    child.kill('SIGTERM');
    await says(/"msg":"stopping"/);
    answer.end();
    await says(/"outcome":"ok"/);
    expect(await ended).toBe(0);
  });

  it('ends at once at the second SIGTERM', async () => {
    const target = await aTarget(false);
    const arrived = once(target.server, 'request');
    const { child, ended, says, url } = await serve(await aFolder({ 'signalbox.yaml': toTarget(target.url) }));
    await post(url, 'one');
    await arrived;
    child.kill('SIGTERM');
    await says(/"msg":"stopping"/);
    child.kill('SIGTERM');
    expect(await ended).toBe(1);
  });

  it('reloads at SIGHUP', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP });
    const { child, says } = await serve(cwd);
    await writeFile(path.join(cwd, 'signalbox.yaml'), `${SHOP}# another\n`);
    child.kill('SIGHUP');
    await says(/"msg":"a new configuration is live"/);
  });

  it('tells after a kill -9 what it accepted before', async () => {
    const simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [{ id: '1', token: 'canary-token' }] });
    ends.push(() => simulator.close());
    const config = open(SHOP)
      .replace('http://127.0.0.1:1', simulator.url)
      .replace('defaults: {', 'defaults: { groupWait: 1s, ');
    const cwd = await aFolder({ 'signalbox.yaml': config });
    const first = await serve(cwd);
    expect((await post(first.url, 'survivor')).status).toBe(202);
    first.child.kill('SIGKILL');
    expect(await first.ended).toBe('SIGKILL');
    const second = await serve(cwd);
    await second.says(/"outcome":"ok"/);
    expect(await (await fetch(`${simulator.url}/simulator/rooms/1/messages`)).text()).toContain('survivor');
  });

  it('shows no secret in anything it writes', async () => {
    const target = await aTarget(true);
    const config = SHOP.replace('http://127.0.0.1:1', target.url).replace('defaults: {', 'defaults: { groupWait: 0s, ');
    const { child, ended, stderr, says, url } = await serve(await aFolder({ 'signalbox.yaml': config }), [
      '--log-level',
      'trace',
    ]);
    const headers = { authorization: `Basic ${btoa('m:canary-password')}` };
    const body = '{"event":"alert","alert":{"id":"1","isOpen":true,"status":"critical","monitorName":"canary-token"}}';
    await fetch(`${url}/in/mackerel?secret=canary-password`, { method: 'POST', body, headers });
    await says(/"outcome"/);
    child.kill('SIGTERM');
    await ended;
    expect(stderr()).not.toContain('canary');
  });

  it('with a broken configuration is exit code 1, with all problems', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP.replace('channels:', 'chanels:') });
    const { ended, stdout, stderr } = signalbox(['serve', '-c', 'signalbox.yaml'], cwd);
    expect(await ended).toBe(1);
    expect(stdout()).toBe('');
    expect(stderr()).toContain('signalbox.yaml:7:1 error unknown-key');
  });

  it('on a port or a store that is taken is exit code 1, and says what to choose', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP });
    const { url } = await serve(cwd);
    const taken = signalbox(
      ['serve', '-c', 'signalbox.yaml', '--listen', new URL(url).host, '--store', 'sqlite:other.db'],
      cwd,
    );
    expect(await taken.ended).toBe(1);
    expect(taken.stderr()).toContain('--listen HOST:PORT');
    const locked = signalbox(['serve', '-c', 'signalbox.yaml', '--listen', '127.0.0.1:0'], cwd);
    expect(await locked.ended).toBe(1);
    expect(locked.stderr()).toContain('--store');
  });
});

describe('exit codes and streams', () => {
  it.each([
    ['good', ['check', 'signalbox.yaml', '--format', 'json'], 0],
    ['bad', ['check', 'nowhere.yaml', '--format', 'json'], 1],
    ['used wrongly', ['check', '--formt', 'json'], 2],
  ])('%s: %j', async (_what, args, code) => {
    const { ended, stdout } = signalbox(args, await aFolder({ 'signalbox.yaml': SHOP }));
    expect(await ended).toBe(code);
    if (code !== 2) expect(JSON.parse(stdout())).toHaveProperty('ok', code === 0);
    else expect(stdout()).toBe('');
  });

  it('survives a reader that has had enough', async () => {
    const { child, ended, stderr } = signalbox(['schema'], await aFolder({}));
    child.stdout?.destroy();
    expect(await ended).toBe(0);
    expect(stderr()).toBe('');
  });
});

describe('demo', () => {
  const FREE = ['--listen', '127.0.0.1:0', '--simulator-listen', '127.0.0.1:0'];
  const CONFIGS = fileURLToPath(new URL('../../../configs/demo', import.meta.url));

  it('fills the room, takes edits live, and ends with 0 at Ctrl-C', async () => {
    const cwd = await aFolder({});
    await cp(CONFIGS, path.join(cwd, 'configs/demo'), { recursive: true });
    const { child, ended, says, stdout, stderr } = signalbox(['demo', '--speed', '4', ...FREE], cwd);
    const [, room = ''] = await says(/(http:\/\/127\.0\.0\.1:\d+)\/\n/);
    const messages = async () => (await fetch(`${room}/simulator/rooms/1234567/messages`)).text();
    await expect
      .poll(async () => JSON.parse(await messages()).messages.length, { timeout: 15_000 })
      .toBeGreaterThanOrEqual(3);

    const main = path.join(cwd, 'configs/demo/signalbox.yaml');
    const good = await readFile(main, 'utf8');
    await writeFile(main, good.replace('channels:', 'chanels:'));
    await says(/signalbox\.yaml:\d+:1 error unknown-key/);
    await writeFile(main, good.replace('from: Signalbox', 'from: Edited'));
    await says(/your change of the configuration is live/);
    const [, router = ''] = await says(/The router listens on (\S+);/);
    await fetch(`${router}/in/mackerel`, {
      method: 'POST',
      headers: { authorization: `Basic ${btoa('mackerel:demo-password')}` },
      body: '{"event":"alert","alert":{"id":"mine","isOpen":true,"status":"critical","monitorName":"my own"}}',
    });
    await expect.poll(messages, { timeout: 15_000 }).toMatch(/my own.*"from":"Edited"/);

    child.kill('SIGINT');
    expect(await ended).toBe(0);
    expect(stdout()).toContain('curl -u mackerel:demo-password');
    expect(stderr()).not.toContain('demo-token');
  });

  it.each([
    ['signalbox demo', {}],
    ['npm start --', { npm_lifecycle_event: 'start' }],
  ])('names all its ports that are taken, and how to choose others: %s', async (command, env) => {
    const { host: router } = new URL((await aTarget(true)).url);
    const { host: room } = new URL((await aTarget(true)).url);
    const taken = ['demo', '--listen', router, '--simulator-listen', room];
    const { ended, stderr } = signalbox(taken, await aFolder({}), env);
    expect(await ended).toBe(1);
    expect(stderr()).toBe(
      [
        `error: ${room} is in use by another program`,
        `error: ${router} is in use by another program`,
        `  hint: choose other addresses: ${command} --simulator-listen 127.0.0.1:9090 --listen 127.0.0.1:9080`,
        '',
      ].join('\n'),
    );
  });
});
