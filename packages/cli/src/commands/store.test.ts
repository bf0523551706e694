import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, stopServers } from '../testing/a-server.ts';
import { aFolder, removeFolders, run, SHOP } from '../testing/run.ts';

afterEach(async () => {
  await stopServers();
  await removeFolders();
});

describe('store backup', () => {
  it('of a running server is a store that can be looked at', async () => {
    const { url } = await aServer(SHOP);
    const cwd = await aFolder({});
    const backup = ['store', 'backup', '--url', url, 'copy.db'];
    expect(await run(backup, { cwd })).toMatchObject({ code: 0, stdout: '', stderr: 'the copy is in copy.db\n' });
    expect(readdirSync(cwd)).toEqual(['copy.db']);
    const { code, stdout } = await run(['store', 'stats', '--store', 'sqlite:copy.db', '--format', 'json'], { cwd });
    expect([code, JSON.parse(stdout)]).toMatchObject([0, { events: 0, generations: 1, oldestEventAt: null }]);
    expect(await run(backup, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('is there already') });
  });

  it('shows its token, and says that the server wants one', async () => {
    const { url } = await aServer(SHOP.replace('server: {', 'server: { auth: { bearer: tok-4711 }, '));
    const cwd = await aFolder({});
    const backup = ['store', 'backup', '--url', url, 'copy.db'];
    expect(await run(backup, { cwd })).toMatchObject({ code: 2, stderr: expect.stringContaining('--token') });
    expect(readdirSync(cwd)).toEqual([]);
    expect((await run([...backup, '--token', 'tok-4711'], { cwd })).code).toBe(0);
  });

  it('without a server is exit code 2, and leaves nothing', async () => {
    const cwd = await aFolder({});
    const { code, stderr } = await run(['store', 'backup', '--url', 'http://127.0.0.1:1', 'copy.db'], { cwd });
    expect([code, stderr]).toEqual([2, expect.stringContaining('no answer from')]);
    expect(readdirSync(cwd)).toEqual([]);
  });
});

describe('a store that no server uses', () => {
  it('is copied, pruned and set aside', async () => {
    const { url } = await aServer(SHOP);
    const cwd = await aFolder({});
    await run(['store', 'backup', '--url', url, 's.db'], { cwd });
    await stopServers();
    expect((await run(['store', 'backup', '--store', 'sqlite:s.db', 'copy.db'], { cwd })).code).toBe(0);
    expect(await run(['store', 'prune', '--store', 'sqlite:s.db', '--keep', '1s'], { cwd })).toMatchObject({
      code: 0,
      stderr: expect.stringMatching(/^0 rows older than .* removed\n$/),
    });
    const { code, stdout } = await run(['store', 'set-aside', '--store', 'sqlite:s.db'], { cwd });
    expect([code, stdout]).toEqual([0, expect.stringMatching(/s\.db\.set-aside-\d{8}T\d{6}Z\n$/)]);
    expect(existsSync(stdout.trim())).toBe(true);
    expect(existsSync(path.join(cwd, 's.db'))).toBe(false);
  });

  it('must be named, and must be there: none is made', async () => {
    const cwd = await aFolder({ 'signalbox.yaml': SHOP });
    for (const command of ['stats', 'prune', 'set-aside']) {
      expect(await run(['store', command], { cwd })).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('which store?'),
      });
      const { code, stderr } = await run(['store', command, '--store', 'sqlite:nope.db'], { cwd });
      expect([code, stderr]).toEqual([2, expect.stringContaining('there is no store at sqlite:nope.db')]);
    }
    expect(readdirSync(cwd)).toEqual(['signalbox.yaml']);
  });

  it('is refused if it is another file', async () => {
    const cwd = await aFolder({});
    writeFileSync(path.join(cwd, 's.db'), 'no store'.repeat(1_000));
    expect(await run(['store', 'stats', '--store', 'sqlite:s.db'], { cwd })).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('is not a store of Signalbox'),
    });
  });
});
