import { afterEach, describe, expect, it } from 'vitest';
import { aServer, fire, stopServers } from '../testing/a-server.ts';
import { removeFolders } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

describe('groups', () => {
  it('lists open groups', async () => {
    const { url, signalbox } = await aServer();
    expect((await signalbox(['groups'])).stdout).toBe('no groups\n');
    await fire(url, { host: 'db-1' });
    await fire(url, { host: 'db-1', disk: 'a' });
    await fire(url, { host: 'web-1' });
    const { code, stdout } = await signalbox(['groups']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^ID +ROUTE +FIRING {2}SUPPRESSED {2}RESOLVED {2}DECIDED +NEXT LOOK +CHANNELS +KEY\n/);
    expect(stdout).toMatch(/^\S+ {2}unmatched {2}2 {7}0 {11}0 .* host="db-1"$/m);
    expect(stdout).toMatch(/^\S+ {2}unmatched {2}1 {7}0 {11}0 .* host="web-1"$/m);
  });

  it('shows one with its members and channels', async () => {
    const { url, signalbox } = await aServer();
    const fingerprint = await fire(url, { host: 'db-1' });
    const list = JSON.parse((await signalbox(['groups', 'list', '--format', 'json'])).stdout);
    const { code, stdout } = await signalbox(['groups', 'show', list[0].id]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^key +host="db-1"$/m);
    expect(stdout).toMatch(new RegExp(`^members +${fingerprint}$`, 'm'));
    expect(stdout).toMatch(/^channels +room: (delivered|waiting|nothing decided)/m);
    const json = JSON.parse((await signalbox(['groups', 'show', list[0].id, '--format', 'json'])).stdout);
    expect(json).toMatchObject({ id: list[0].id, members: [fingerprint] });
  });

  it('says of an unknown one that it is, with exit code 1', async () => {
    const { signalbox } = await aServer();
    expect(await signalbox(['groups', 'show', 'nobody'])).toMatchObject({
      code: 1,
      stdout: '',
      stderr: 'error: no open group has this id\n',
    });
  });
});
