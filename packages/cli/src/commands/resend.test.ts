import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, stopServers, type TestServer } from '../testing/a-server.ts';
import { removeFolders } from '../testing/run.ts';

const targets: (() => void)[] = [];

afterEach(async () => {
  await stopServers();
  for (const close of targets.splice(0)) close();
  await removeFolders();
});

/** A server whose channel has rejected messages about these hosts; from now on its target takes all. */
async function aMendedServer(...hosts: readonly string[]) {
  let status = 401;
  const target = createServer(
    (request, response) => void request.resume().on('end', () => response.writeHead(status).end()),
  );
  await new Promise<void>((resolve) => target.listen(0, '127.0.0.1', resolve));
  targets.push(() => target.close().closeAllConnections());
  const url = `http://127.0.0.1:${(target.address() as AddressInfo).port}/`;
  const server = await aServer(`
version: 1
sources: { prometheus: { type: alertmanager } }
defaults: { groupWait: 0s, groupBy: [host] }
channels: { pager: { transport: webhook, url: "${url}" }, room: { transport: log } }
unmatched: { to: [pager] }
`);
  for (const host of hosts) await fire(server.url, { host });
  while ((await list(server, '--state', 'dead')).length < hosts.length);
  status = 200;
  return server;
}

const list = async ({ signalbox }: TestServer, ...args: readonly string[]) =>
  JSON.parse((await signalbox(['deliveries', 'list', ...args, '--format', 'json'])).stdout);

const resend = async ({ signalbox }: TestServer, ...args: readonly string[]) => {
  const { code, stdout } = await signalbox(['deliveries', 'resend', ...args, '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

describe('deliveries resend', () => {
  it('sends those that are named', async () => {
    const server = await aMendedServer('db-1', 'db-2');
    const [{ id }] = await list(server, '--state', 'dead');
    const resends = await resend(server, id);
    expect(resends).toEqual([{ id: expect.any(String), resendOf: id, channel: 'pager' }]);
    while ((await list(server, '--state', 'sent'))[0]?.id !== resends[0].id);
    const { stdout } = await server.signalbox(['deliveries', 'resend', id]);
    expect(stdout).toMatch(/^SENT AGAIN +CHANNEL +AS\n/);
    expect(stdout).toContain(resends[0].id);
    expect(await list(server)).toHaveLength(3);
  });

  it('sends all that the options ask for, the oldest first, and each once', async () => {
    const server = await aMendedServer('db-1', 'db-2', 'db-3');
    const dead = (await list(server, '--state', 'dead')).map(({ id }: { id: string }) => id).reverse();
    const tried = await resend(server, '--state', 'dead', '--channel', 'pager', '--dry-run');
    expect(tried).toEqual(dead.map((resendOf: string) => ({ id: null, resendOf, channel: 'pager' })));
    expect(await list(server)).toHaveLength(3);
    const resends = await resend(server, '--channel', 'pager', '--since', '1h');
    expect(resends.map(({ resendOf }: { resendOf: string }) => resendOf)).toEqual(dead);
    expect(await resend(server, '--state', 'dead', '--channel', 'pager')).toEqual(resends);
    expect(await list(server)).toHaveLength(6);
  });

  it('sends to another channel', async () => {
    const server = await aMendedServer('db-1');
    expect(await resend(server, '--state', 'dead', '--channel', 'pager', '--to', 'room')).toMatchObject([
      { channel: 'room' },
    ]);
    while ((await list(server, '--channel', 'room'))[0]?.state !== 'sent');
  });

  it('says that none match', async () => {
    const { signalbox } = await aMendedServer();
    const { code, stdout, stderr } = await signalbox([
      'deliveries',
      'resend',
      '--channel',
      'pager',
      '--format',
      'json',
    ]);
    expect([code, stdout, stderr]).toEqual([0, '[]\n', '']);
  });

  it('sends none if one cannot be sent', async () => {
    const server = await aMendedServer('db-1');
    const [{ id }] = await list(server, '--state', 'dead');
    const { code, stdout, stderr } = await server.signalbox(['deliveries', 'resend', id, 'nobody-1']);
    expect([code, stdout]).toEqual([1, '']);
    expect(stderr).toContain('nobody-1: no delivery');
    expect(await list(server)).toHaveLength(1);
  });

  it.each([
    [[], 2, /which deliveries\?/],
    [['x-1', '--channel', 'pager'], 2, /deliveries are named, or listed by --state/],
    [['--state', 'sent'], 2, /Allowed choices are dead/],
    [['--channel', 'pager', '--since', 'yesterday'], 2, /"yesterday" is not a time/],
    [['--state', 'dead'], 2, /of which channel\?/],
    [['nobody-1'], 1, /no delivery that is kept has this id/],
  ] as const)('says what is wrong with %j', async (args, code, message) => {
    const { signalbox } = await aMendedServer();
    const run = await signalbox(['deliveries', 'resend', ...args]);
    expect(run).toMatchObject({ code, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('a list of dead letters', () => {
  it('says how they are sent again, until they are', async () => {
    const server = await aMendedServer('db-1', 'db-2');
    const dead = async () => (await server.signalbox(['deliveries', 'list', '--state', 'dead'])).stderr;
    expect(await dead()).toBe('2 dead letters wait for `deliveries resend --state dead --channel pager`\n');
    const [{ id }] = await list(server, '--state', 'dead');
    await resend(server, id);
    expect(await dead()).toBe('1 dead letter waits for `deliveries resend --state dead --channel pager`\n');
    await resend(server, '--channel', 'pager');
    expect(await dead()).toBe('');
  });
});

describe('deliveries give-up', () => {
  it('says of each what cannot be given up', async () => {
    const server = await aMendedServer('db-1');
    const [{ id }] = await list(server);
    const { code, stderr } = await server.signalbox(['deliveries', 'give-up', id, 'nobody-1']);
    expect(code).toBe(1);
    expect(stderr).toContain(`${id}: this delivery is a dead letter already`);
    expect(stderr).toContain('nobody-1: no delivery');
  });
});
