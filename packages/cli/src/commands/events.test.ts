import { afterEach, describe, expect, it } from 'vitest';
import { runProgram } from '../program.ts';
import { aServer, fire, stopServers } from '../testing/a-server.ts';
import { recordingIo, removeFolders } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

describe('events', () => {
  it('are listed, the newest first, for people and as JSON', async () => {
    const { url, signalbox } = await aServer();
    expect((await signalbox(['events'])).stdout).toBe('no events\n');
    const first = await fire(url, { host: 'db-1', severity: 'critical' });
    await fire(url, { host: 'web-1' });
    const { code, stdout } = await signalbox(['events', '--since', '1h', '--kind', 'new']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ARRIVED +KIND +SEVERITY +SOURCE +FINGERPRINT +LABELS\n/);
    expect(stdout).toMatch(
      / new +critical +prometheus +[0-9a-f]{32} +alertname="Down" host="db-1" severity="critical"\n/,
    );
    const json = await signalbox(['events', '-m', 'host=db-1', '--format', 'json']);
    expect(JSON.parse(json.stdout)).toMatchObject([{ id: 1, kind: 'new', fingerprint: first }]);
    const limited = await signalbox(['events', '--limit', '1', '--format', 'json']);
    expect([JSON.parse(limited.stdout).length, limited.stderr]).toEqual([1, 'there are more: raise --limit\n']);
  });

  it('are printed as they come, until somebody stops it', async () => {
    const { url } = await aServer();
    let stop = () => {};
    const stopped = new Promise<void>((resolve) => {
      stop = resolve;
    });
    const world = recordingIo({ env: { SIGNALBOX_URL: url }, stopped });
    const following = runProgram(['events', '--follow', '--since', '1h', '--format', 'json'], world.io);
    await fire(url, { host: 'db-1' });
    await expect.poll(() => world.stdout()).toContain('db-1');
    await fire(url, { host: 'db-2' });
    await expect.poll(() => world.stdout()).toContain('db-2');
    stop();
    expect(await following).toBe(0);
    const hosts = world
      .stdout()
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).labels.host);
    expect(hosts).toEqual(['db-1', 'db-2']);
  });

  it.each([
    [['--kind', 'nwe'], 1, 'is one of new'],
    [['--since', 'soon'], 2, 'is not a time'],
    [['--follow', '--limit', '3'], 2, '--follow has no end'],
    [['--follow', '--alert', 'x'], 1, 'is a fingerprint'],
  ])('refuses what makes no sense: %s', async (args, exit, message) => {
    const { signalbox } = await aServer();
    const { code, stderr } = await signalbox(['events', ...args]);
    expect([code, stderr]).toEqual([exit, expect.stringContaining(message)]);
  });
});
