import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, stopServers, type TestServer } from '../testing/a-server.ts';
import { removeFolders } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

const list = async ({ signalbox }: TestServer, ...args: readonly string[]) => {
  const { code, stdout } = await signalbox(['deliveries', 'list', ...args, '--format', 'json']);
  expect(code).toBe(0);
  return JSON.parse(stdout);
};

/** Fires alerts of these hosts, a group each, and waits until each is delivered. */
async function delivered(server: TestServer, ...hosts: readonly string[]): Promise<string[]> {
  const fingerprints: string[] = [];
  for (const host of hosts) {
    const fingerprint = await fire(server.url, { host });
    while ((await list(server, '--alert', fingerprint))[0]?.state !== 'sent');
    fingerprints.push(fingerprint);
  }
  return fingerprints;
}

describe('deliveries', () => {
  it('are listed, the newest first', async () => {
    const server = await aServer();
    expect((await server.signalbox(['deliveries'])).stdout).toBe('no deliveries\n');
    await delivered(server, 'db-1', 'db-2');
    const { code, stdout, stderr } = await server.signalbox(['deliveries', 'list']);
    expect([code, stderr]).toEqual([0, '']);
    expect(stdout).toMatch(/^ID +STATE +DECIDED +CHANNEL +REASON +SAYS +ATTEMPTS +NEXT +ROUTE +LAST ERROR\n/);
    expect(stdout.match(/^\S+ +sent +.* room +first +1 firing +1 +- +unmatched +-$/gm)).toHaveLength(2);
    const [newest, oldest] = await list(server);
    expect(Date.parse(newest.decidedAt)).toBeGreaterThanOrEqual(Date.parse(oldest.decidedAt));
  });

  it('are those that all options ask for', async () => {
    const server = await aServer();
    const [, second = ''] = await delivered(server, 'db-1', 'db-2');
    const [newest] = await list(server);
    const all = ['--state', 'sent', '--channel', 'room', '--route', 'unmatched', '--group', newest.group];
    const more = ['--alert', second, '--reason', 'first', '--since', '1h'];
    expect(await list(server, ...all, ...more)).toEqual([newest]);
    for (const other of [
      ['--state', 'dead'],
      ['--channel', 'pager'],
      ['--route', 'x'],
      ['--group', 'x'],
      ['--alert', '0'.repeat(32)],
      ['--reason', 'repeat'],
      ['--until', '1h'],
      ['--since', '2126-11-23T10:00:00Z'],
    ]) {
      expect(await list(server, ...other)).toEqual([]);
    }
  });

  it('are no more than the limit, which is said', async () => {
    const server = await aServer();
    await delivered(server, 'db-1', 'db-2');
    const { stdout, stderr } = await server.signalbox(['deliveries', 'list', '--limit', '1', '--format', 'json']);
    expect(JSON.parse(stdout)).toHaveLength(1);
    expect(stderr).toBe('there are more: raise --limit\n');
  });

  it('are shown with their alerts and attempts', async () => {
    const server = await aServer();
    const [fingerprint] = await delivered(server, 'db-1');
    const [{ id }] = await list(server);
    const { code, stdout } = await server.signalbox(['deliveries', 'show', id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(new RegExp(`^alerts +${fingerprint}  firing  alertname="Down" host="db-1"$`, 'm'));
    expect(stdout).toMatch(/^attempt 1 +.*\ntook +.*\noutcome +ok$/m);
    const json = JSON.parse((await server.signalbox(['deliveries', 'show', id, '--format', 'json'])).stdout);
    expect(json).toMatchObject({ id, state: 'sent', tries: [{ outcome: 'ok' }] });
  });

  it.each([
    [['list', '--state', 'lost'], 2, /Allowed choices are waiting, sent, dead, superseded/],
    [['list', '--since', 'yesterday'], 2, /"yesterday" is not a time/],
    [['list', '--limit', '0'], 2, /is not a count/],
    [['list', '--reason', 'because'], 1, /`reason` is one of first, new/],
    [['list', '--alert', 'web-1'], 1, /`alert` is a fingerprint/],
    [['list', '--since', '1h', '--until', '2h'], 1, /`since` must be before `until`/],
    [['show', 'nobody-1'], 1, /no delivery that is kept has this id/],
    [['show', ''], 2, /the name is empty/],
  ] as const)('say what is wrong with %j', async (args, code, message) => {
    const { signalbox } = await aServer();
    expect(await signalbox(['deliveries', ...args])).toMatchObject({
      code,
      stdout: '',
      stderr: expect.stringMatching(message),
    });
  });
});
