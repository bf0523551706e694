import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '@signalbox/server';
import { afterEach, describe, expect, it } from 'vitest';
import { builtin } from '../plugins.ts';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

const ends: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
  await removeFolders();
});

async function aServer(config: string) {
  const cwd = await aFolder({ 'signalbox.yaml': config });
  const options = {
    configPath: 'signalbox.yaml',
    cwd,
    env: {},
    builtin,
    version: '0',
    listen: '127.0.0.1:0',
    logLevel: 'silent',
  } as const;
  const started = await startServer(options);
  if (started.type === 'broken') throw new Error(JSON.stringify(started.loaded.problems));
  ends.push(() => started.server.close());
  return { url: started.server.url, write: (text: string) => writeFile(path.join(cwd, 'signalbox.yaml'), text) };
}

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
      stderr: expect.stringContaining('is no address'),
    });
  });
});
