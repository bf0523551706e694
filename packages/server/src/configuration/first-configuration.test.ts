import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, aServer, endServers, SMALL, start } from '../testing/a-server.ts';

afterEach(endServers);

const BROKEN = SMALL.replace('channels:', 'chanels:');
const linesOf = (logged: readonly string[]) => logged.map((line) => JSON.parse(line));

describe('a start', () => {
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
});
