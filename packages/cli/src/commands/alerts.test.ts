import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, HOSTS, stopServers } from '../testing/a-server.ts';
import { removeFolders, run } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

const AGO = String.raw`(now|\d+s ago) \(\d{4}-\d\d-\d\d \d\d:\d\d:\d\dZ\)`;

describe('alerts', () => {
  it('lists what fires, aligned', async () => {
    const { url, signalbox } = await aServer();
    const one = await fire(url, { host: 'db-1', severity: 'critical' });
    const two = await fire(url, { host: 'a-web-server' });
    const { code, stdout, stderr } = await signalbox(['alerts']);
    expect([code, stderr]).toEqual([0, '']);
    const [head = '', ...rows] = stdout.trimEnd().split('\n');
    expect(head).toMatch(/^FINGERPRINT {23}SEVERITY {2}STATE {3}SINCE +LABELS$/);
    const at = head.indexOf('LABELS');
    expect(rows.map((row) => row.slice(at)).sort()).toEqual([
      'alertname="Down" host="a-web-server"',
      'alertname="Down" host="db-1" severity="critical"',
    ]);
    expect(stdout).toMatch(new RegExp(`^${one}  critical  firing  ${AGO} `, 'm'));
    expect(stdout).toMatch(new RegExp(`^${two}  unknown   firing  ${AGO} `, 'm'));
  });

  it('lists those that match all of several matchers, as one JSON document', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: 'db-1' });
    const wanted = await fire(url, { host: 'db-2' });
    await fire(url, { host: 'web-1' });
    const { code, stdout } = await signalbox([
      'alerts',
      'list',
      '-m',
      'host=~"db-.*"',
      '-m',
      'host!=db-1',
      '--format',
      'json',
    ]);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject([{ fingerprint: wanted, labels: { host: 'db-2' } }]);
    expect((await signalbox(['alerts', '--matcher', 'host=nobody', '--format', 'json'])).stdout).toBe('[]\n');
    expect((await signalbox(['alerts', '--matcher', 'host=nobody'])).stdout).toBe('no alerts\n');
  });

  it('doubts what may be meant otherwise, beside the answer', async () => {
    const { signalbox } = await aServer();
    expect(await signalbox(['alerts', '-m', 'severity=warn', '--format', 'json'])).toEqual({
      code: 0,
      stdout: '[]\n',
      stderr: 'warning: "warn" is not a severity that Signalbox knows; did you mean "warning"?\n',
    });
  });

  it('lists more than a page, and no more than it is asked to', async () => {
    const { url, signalbox } = await aServer();
    const body = JSON.stringify(
      Array.from({ length: 1_200 }, (_, index) => ({ labels: { alertname: 'Down', n: `${index}` } })),
    );
    await fetch(`${url}/in/prometheus`, { method: 'POST', body });
    const all: readonly unknown[] = JSON.parse((await signalbox(['alerts', '--format', 'json'])).stdout);
    expect(new Set(all.map((alert) => JSON.stringify(alert))).size).toBe(1_200);
    const some = await signalbox(['alerts', '--limit', '3', '--format', 'json']);
    expect(JSON.parse(some.stdout)).toHaveLength(3);
    expect(some.stderr).toBe('there are more: raise --limit\n');
  });

  it('shows one, and what suppresses it', async () => {
    const { url, signalbox } = await aServer();
    const fingerprint = await fire(url, { host: 'db-1' });
    const { stdout: id } = await signalbox(['silences', 'add', '-m', 'host=db-1', '--for', '1h', '--comment', 'disks']);
    const { code, stdout } = await signalbox(['alerts', 'show', fingerprint]);
    expect(code).toBe(0);
    expect(stdout).toContain(`fingerprint  ${fingerprint}\nstate        silenced\n`);
    expect(stdout).toContain(`silenced by  ${id.trim()}\n`);
    const json = await signalbox(['alerts', 'show', fingerprint, '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject({ fingerprint, silencedBy: [id.trim()] });
  });

  it('ends one that its sender forgot', async () => {
    const { url, signalbox } = await aServer();
    const fingerprint = await fire(url, { host: 'db-1' });
    expect(await signalbox(['alerts', 'resolve', fingerprint])).toEqual({
      code: 0,
      stdout: '',
      stderr: `${fingerprint} is resolved\n`,
    });
    expect((await signalbox(['alerts'])).stdout).toBe('no alerts\n');
    expect(await signalbox(['alerts', 'resolve', fingerprint])).toMatchObject({
      code: 1,
      stderr: 'error: this alert is over already\n',
    });
  });

  it.each([
    ['show', 'nobody'],
    ['resolve', '../../-/reload'],
  ])('says of one that is unknown that it is, with exit code 1: %s %j', async (command, name) => {
    const { signalbox } = await aServer();
    expect(await signalbox(['alerts', command, name])).toMatchObject({ code: 1, stdout: '' });
  });

  it('shows no control characters of others', async () => {
    const { url, signalbox } = await aServer();
    await fire(url, { host: '\u001b[31mred\u202e\nline' });
    const { stdout } = await signalbox(['alerts']);
    expect(stdout).toContain(String.raw`\u001b[31mred\u202e`);
    expect(stdout.trimEnd().split('\n')).toHaveLength(2);
  });

  it.each([
    ['a matcher that is none', ['alerts', '-m', 'host'], 1, 'matcher 1: '],
    ['a limit that is none', ['alerts', '--limit', '0'], 2, '--limit 100'],
    ['an unknown option', ['alerts', '--lmit', '1'], 2, '--limit'],
    ['no fingerprint', ['alerts', 'show'], 2, 'fingerprint'],
    ['an empty fingerprint', ['alerts', 'show', ''], 2, 'the name is empty'],
  ])('refuses %s', async (_what, args, code, reason) => {
    const { signalbox } = await aServer();
    expect(await signalbox(args)).toMatchObject({ code, stdout: '', stderr: expect.stringContaining(reason) });
  });
});

describe('a server that cannot be asked', () => {
  it.each([
    ['nobody listens', 'http://127.0.0.1:2', 'no answer from http://127.0.0.1:2: nothing listens there'],
    ['no address', 'nowhere', '"nowhere" is not an address'],
    ['another protocol', 'ftp://127.0.0.1', 'is not an address'],
  ])('is exit code 2, with what to do: %s', async (_what, url, reason) => {
    const { code, stdout, stderr } = await run(['alerts', '--url', url]);
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toContain(reason);
    expect(stderr).toContain('--url');
  });

  it.each([
    [200, '<h1>It works!</h1>'],
    [404, 'not here'],
    [302, ''],
  ])('is something else that answers %i', async (status, text) => {
    const server = createServer((_request, answer) => {
      answer.writeHead(status, { location: '/login' }).end(text);
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    const { port } = server.address() as AddressInfo;
    const { code, stderr } = await run(['alerts', '--url', `http://127.0.0.1:${port}/`]);
    server.close();
    expect(code).toBe(2);
    expect(stderr).toContain(`the server answers ${status}\n  hint: is there a signalbox at this address?`);
  });

  it('wants credentials: a token of the option or the environment, or a user in the address', async () => {
    const guarded = (auth: string) => HOSTS.replace('sources:', `server: { auth: ${auth} }\nsources:`);
    const { url, signalbox } = await aServer(
      guarded('[{ bearer: tok-4711 }, { basic: { username: u, password: "p:@" } }]'),
    );
    expect(await signalbox(['alerts'])).toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/asks for credentials\n.*--token/),
    });
    expect(await signalbox(['alerts', '--token', 'other'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('does not take these credentials'),
    });
    expect((await signalbox(['alerts', '--token', 'tok-4711'])).code).toBe(0);
    expect((await signalbox(['alerts'], { env: { SIGNALBOX_TOKEN: 'tok-4711' } })).code).toBe(0);
    expect((await signalbox(['alerts', '--url', url.replace('//', '//u:p%3A%40@')])).code).toBe(0);
  });
});
