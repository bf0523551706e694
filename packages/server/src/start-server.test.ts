import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, aServer, endServers, SMALL, start } from './testing/a-server.ts';

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

describe('a start', () => {
  it('goes on where the last run ended', async () => {
    const folder = await aFolder({ 'signalbox.yaml': SMALL.replace('0s', '1h') });
    const first = await aServer('', { cwd: folder });
    await first.post('/in/list', '[{"labels":{"alertname":"Down"}}]');
    await first.server.close();
    const second = await aServer('', { cwd: folder });
    expect(second.server.engine.stats().activeAlerts).toBe(1);
  });

  it('with a broken configuration runs the last good one, and says so loudly', async () => {
    const folder = await aFolder({ 'signalbox.yaml': SMALL });
    const first = await aServer('', { cwd: folder });
    await first.write('signalbox.yaml', BROKEN);
    await first.server.close();
    const second = await aServer('', { cwd: folder });
    expect([...second.server.engine.config.channels.keys()]).toEqual(['room']);
    expect(linesOf(second.logged)).toContainEqual(
      expect.objectContaining({ level: 'error', msg: expect.stringContaining('last good') }),
    );
    const problem = linesOf(second.logged).find((line) => line['code'] === 'unknown-key');
    expect(problem).toMatchObject({ file: path.join(folder, 'signalbox.yaml') });
    expect(linesOf(second.logged).filter((line) => line['path'] === '')).toEqual([]);
    expect(await (await second.get('/metrics')).text()).toContain('signalbox_config_last_reload_success 0');
    const mended = second.nextReload();
    await second.write('signalbox.yaml', SMALL.replaceAll('room', 'hall'));
    expect((await mended).ok).toBe(true);
    expect([...second.server.engine.config.channels.keys()]).toEqual(['hall']);
  });

  it.each([
    ['there is no last good one', false, {}],
    ['it is strict', true, { strict: true }],
  ])('with a broken configuration does not run if %s', async (_why, hasRun, more) => {
    const folder = await aFolder({ 'signalbox.yaml': hasRun ? SMALL : BROKEN });
    if (hasRun) {
      const first = await aServer('', { cwd: folder });
      await first.write('signalbox.yaml', BROKEN);
      await first.server.close();
    }
    const { started } = await start(folder, more);
    expect(started).toMatchObject({
      type: 'broken',
      loaded: { problems: expect.arrayContaining([expect.objectContaining({ code: 'unknown-key' })]) },
    });
  });

  it('on an address that is taken is `port-taken`, and leaves the store free', async () => {
    const { url, folder } = await aServer();
    const listen = new URL(url).host;
    const store = 'sqlite:other.db';
    await expect(start(folder, { listen, store })).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringContaining(listen),
    });
    expect((await start(folder, { store })).started.type).toBe('running');
  });

  it('on a store in use is `store-locked`', async () => {
    const { folder } = await aServer();
    await expect(start(folder)).rejects.toMatchObject({ code: 'store-locked' });
  });

  it('on a store that this version does not know says so', async () => {
    const folder = await aFolder({ 'signalbox.yaml': SMALL });
    await expect(start(folder, { store: 'postgres://u:canary@host/db' })).rejects.toMatchObject({
      code: 'store-unusable',
      message: expect.not.stringContaining('canary'),
    });
    await expect(start(folder, { store: 'foo' })).rejects.toMatchObject({
      message: 'the store "foo" cannot be opened: this version knows `sqlite:PATH` alone',
    });
  });
});

describe('secrets', () => {
  const CANARIES = /canary-(basic|bearer|channel|env|path)/;
  const CONFIG = `
version: 1
server: { auth: { bearer: canary-bearer } }
sources: { list: { type: list, auth: [{ basic: { username: u, password: canary-basic } }, { secret: canary-path }] } }
defaults: { groupWait: 0s }
channels:
  room: { transport: record, token: canary-channel }
  other: { transport: record, token: "\${env:TOKEN}" }
unmatched: { to: [room, other] }
`;

  it('appear in no line of the log, no metric and no answer', async () => {
    const { post, get, told, write, nextReload, logged } = await aServer(CONFIG, {
      env: { TOKEN: 'canary-env' },
      logLevel: 'trace',
    });
    const answers: string[] = [];
    const keep = async (answer: Promise<Response>) => answers.push(await (await answer).text());
    const message = told.next();
    await keep(post('/in/list/canary-path', '[{"labels":{"alertname":"canary-channel in a label"}}]'));
    await message;
    await keep(post('/in/list/canary-pat', '[]'));
    await keep(post('/in/list/canary-path', '{"canary-basic":'));
    await keep(post('/in/list?secret=canary-path', '"throw"'));
    await keep(get('/nothing?token=canary-bearer'));
    const broken = nextReload();
    await write('signalbox.yaml', CONFIG.replace('transport: record, token', 'transport: record, tokem'));
    await broken;
    await keep(get('/metrics', { authorization: 'Bearer canary-bearer' }));
    await keep(post('/-/reload', '', { authorization: 'Bearer canary-bearer' }));
    expect(logged.length).toBeGreaterThan(3);
    expect(logged.filter((line) => CANARIES.test(line))).toEqual([]);
    expect(answers.filter((answer) => CANARIES.test(answer))).toEqual([]);
  });
});
