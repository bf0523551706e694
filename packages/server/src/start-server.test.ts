import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, aServer, endServers, SMALL, start } from './testing/a-server.ts';

afterEach(endServers);

describe('a start', () => {
  it('goes on where the last run ended', async () => {
    const folder = await aFolder({ 'signalbox.yaml': SMALL.replace('0s', '1h') });
    const first = await aServer('', { cwd: folder });
    await first.post('/in/list', '[{"labels":{"alertname":"Down"}}]');
    await first.server.close();
    const second = await aServer('', { cwd: folder });
    expect(second.server.engine.stats().activeAlerts).toBe(1);
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
