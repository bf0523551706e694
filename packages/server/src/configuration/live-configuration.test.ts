import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, SMALL } from '../testing/a-server.ts';

afterEach(endServers);

const BROKEN = SMALL.replace('channels:', 'chanels:');
const linesOf = (logged: readonly string[]) => logged.map((line) => JSON.parse(line));

describe('the configuration, while the server runs', () => {
  it('is live when the file changes', async () => {
    const { write, nextReload, server, logged } = await aServer();
    const reload = nextReload();
    await write('signalbox.yaml', SMALL.replaceAll('room', 'hall'));
    expect((await reload).ok).toBe(true);
    expect([...server.engine.config.channels.keys()]).toEqual(['hall']);
    expect(linesOf(logged)).toContainEqual(
      expect.objectContaining({ level: 'info', msg: 'a new configuration is live' }),
    );
  });

  it('stays as it was while the file is broken: log and metrics say why; then it is mended', async () => {
    const { folder, write, nextReload, post, get, told, logged } = await aServer();
    const broken = nextReload();
    await write('signalbox.yaml', BROKEN);
    expect((await broken).ok).toBe(false);
    const line = expect.objectContaining({
      level: 'error',
      code: 'unknown-key',
      file: path.join(folder, 'signalbox.yaml'),
      line: 5,
      hint: 'did you mean "channels"?',
    });
    expect(linesOf(logged)).toContainEqual(line);
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('signalbox_config_last_reload_success 0');
    expect(metrics).toMatch(/signalbox_config_problems\{severity="error"\} [1-9]/);
    const message = told.next();
    expect((await post('/in/list', '[{"labels":{"alertname":"Down"}}]')).status).toBe(202);
    expect((await message).channel).toBe('room');
    const mended = nextReload();
    await write('signalbox.yaml', `${SMALL}# mended\n`);
    expect((await mended).ok).toBe(true);
    expect(await (await get('/metrics')).text()).toContain('signalbox_config_last_reload_success 1');
  });

  it.each([
    ['counts after a restart, and the log warns', {}, true],
    ['counts for nothing if the command line names one', { store: 'sqlite:s.db' }, false],
  ])('with another store %s', async (_what, more, warns) => {
    const { write, nextReload, logged } = await aServer(SMALL, more);
    const reload = nextReload();
    await write('signalbox.yaml', SMALL.replace('sources:', 'store: sqlite:other.db\nsources:'));
    await reload;
    expect(logged.join('').includes('after a restart')).toBe(warns);
  });
});
