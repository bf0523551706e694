import { afterEach, describe, expect, it } from 'vitest';
import { fire, HOSTS } from '../testing/a-server.ts';
import { aFolder, removeFolders } from '../testing/run.ts';
import { killProcesses, serve, signalbox } from '../testing/spawn.ts';

afterEach(async () => {
  await killProcesses();
  await removeFolders();
});

/** Runs a command of the built program against a server. */
async function ask(url: string, args: readonly string[]) {
  const { ended, stdout, stderr } = signalbox(args, '/', { SIGNALBOX_URL: url, USER: 'kana' });
  return { code: await ended, stdout: stdout(), stderr: stderr() };
}

describe('the built program against one that runs', () => {
  it('silences an alert, over a kill -9 of the server, and ends both', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': HOSTS });
    const first = await serve(cwd);
    const fingerprint = await fire(first.url, { host: 'db-1' });
    const added = await ask(first.url, ['silences', 'add', '-m', 'host=db-1', '--for', '1h', '--comment', 'disks']);
    expect(added).toMatchObject({ code: 0, stderr: expect.stringContaining('silences 1 alert now') });
    const id = added.stdout.trim();
    first.child.kill('SIGKILL');
    await first.ended;
    expect(await ask(first.url, ['silences'])).toMatchObject({
      code: 2,
      stdout: '',
      stderr: expect.stringContaining('nothing listens there'),
    });

    const { url } = await serve(cwd);
    expect((await ask(url, ['alerts'])).stdout).toMatch(new RegExp(`^${fingerprint} .* silenced `, 'm'));
    expect(await ask(url, ['silences', 'expire', id])).toMatchObject({ code: 0 });
    expect((await ask(url, ['silences', 'show', id])).stdout).toMatch(/^revision 2[\s\S]*^revision 1/m);
    expect(await ask(url, ['alerts', 'resolve', fingerprint])).toMatchObject({ code: 0 });
    expect(await ask(url, ['alerts', '--format', 'json'])).toEqual({ code: 0, stdout: '[]\n', stderr: '' });
    expect(await ask(url, ['groups'])).toMatchObject({ code: 0 });
  });

  it('explains an alert with the silences that are there', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': HOSTS });
    const { url } = await serve(cwd);
    const added = await ask(url, ['silences', 'add', '-m', 'host=db-1', '--for', '1h', '--comment', 'disks']);
    const explain = ['explain', '-c', cwd, '--labels', '{"host":"db-1"}', '--url', url, '--format', 'json'];
    expect(JSON.parse((await ask(url, explain)).stdout)).toMatchObject({
      silencedBy: [{ id: added.stdout.trim(), comment: 'disks' }],
      inhibitedBy: [],
    });
  });
});
