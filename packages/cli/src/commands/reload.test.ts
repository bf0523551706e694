import { afterEach, describe, expect, it } from 'vitest';
import { aServer, stopServers } from '../testing/a-server.ts';
import { removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

describe('reload', () => {
  it('says that the new configuration is live', async () => {
    const { url, write } = await aServer(SHOP);
    await write(`${SHOP}# another\n`);
    const { code, stdout, stderr } = await run(['reload', '--url', url]);
    expect([code, stdout]).toEqual([0, '']);
    expect(stderr).toMatch(/reloaded: generation [0-9a-f]{12} is live\n$/);
  });

  it('says what is wrong, and exits with 1', async () => {
    const { url, write } = await aServer(SHOP);
    await write(SHOP.replace('channels:', 'chanels:'));
    const { code, stderr } = await run(['reload', '--url', url]);
    expect(code).toBe(1);
    expect(stderr).toContain('signalbox.yaml:7:1: unknown key "chanels" (did you mean "channels"?)');
  });

  it('shows its token, from the option or the environment', async () => {
    const { url } = await aServer(SHOP.replace('server: {', 'server: { auth: { bearer: tok-4711 }, '));
    expect(await run(['reload', '--url', url])).toMatchObject({ code: 2, stderr: expect.stringContaining('--token') });
    expect((await run(['reload', '--url', url, '--token', 'tok-4711'])).code).toBe(0);
    expect((await run(['reload', '--url', url], { env: { SIGNALBOX_TOKEN: 'tok-4711' } })).code).toBe(0);
  });

  it('without a server is exit code 2', async () => {
    expect(await run(['reload', '--url', 'http://127.0.0.1:1'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('no answer from'),
    });
    expect(await run(['reload', '--url', 'nowhere'])).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('is not an address'),
    });
  });
});
