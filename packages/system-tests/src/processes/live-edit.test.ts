import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@signalbox/hipchat-simulator';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { type RouterProcess, startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';

interface Posted {
  readonly message: string;
  readonly color: string;
}

describe('the way of one alert, through real processes', () => {
  const folder = tempFolder();
  const config = join(folder.path, 'signalbox.yaml');
  const poster = new Poster();
  let simulator: Simulator;
  let router: RouterProcess;

  const write = (text: string) => {
    writeFileSync(`${config}.new`, text);
    renameSync(`${config}.new`, config);
  };
  const configuration = (message: string, room = '1') => `
version: 1
store: "sqlite:${folder.path}/store/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [host], groupWait: 50ms, groupInterval: 100ms }
channels:
  room: { transport: hipchat, room: "${room}", token: room-token, baseUrl: "${simulator.url}", template: words }
templates: { words: { message: "${message}" } }
unmatched: { to: [room] }
`;
  const inRoom = async (room: string): Promise<readonly Posted[]> => {
    const answer = await fetch(`${simulator.url}/simulator/rooms/${room}/messages`);
    return ((await answer.json()) as { readonly messages: readonly Posted[] }).messages;
  };
  const tell = async (id: string) => {
    const delivered = router.lines.length;
    const answer = await poster.post(`${router.url}/in/mackerel`, mackerelAlert(id));
    expect(answer?.status).toBe(202);
    await router.lineAfter(delivered, '"msg":"delivered"');
  };

  beforeAll(async () => {
    const token = 'room-token';
    simulator = await startSimulator({
      host: '127.0.0.1',
      port: 0,
      limits: false,
      rooms: [
        { id: '1', token },
        { id: '2', token },
      ],
    });
    write(configuration('{{labels.host}} says {{labels.alertname}}'));
    router = await startRouter(config);
  });

  afterAll(async () => {
    await router.end('SIGTERM');
    await simulator.close();
    poster.close();
    folder[Symbol.dispose]();
  });

  it('arrives in the room in the words of the template', async () => {
    await tell('one');
    expect(await inRoom('1')).toMatchObject([{ message: 'host-one says loadavg5', color: 'red' }]);
  });

  it('survives a kill -9 between the answer and the message', async () => {
    const answer = await poster.post(`${router.url}/in/mackerel`, mackerelAlert('two'));
    expect(answer?.status).toBe(202);
    await router.end('SIGKILL');
    router = await startRouter(config);
    await router.line('"msg":"delivered"');
    expect((await inRoom('1')).map(({ message }) => message)).toContain('host-two says loadavg5');
  });

  it('takes an edited template and an edited channel without a restart', async () => {
    const before = router.lines.length;
    write(configuration('edited: {{labels.host}}', '2'));
    await router.lineAfter(before, 'a new configuration is live');
    await tell('three');
    expect(await inRoom('2')).toMatchObject([{ message: 'edited: host-three' }]);
  });

  it('goes on with the last good configuration when a broken one is written, and says why', async () => {
    const before = router.lines.length;
    write(configuration('{{lables.host}}'));
    expect(await router.lineAfter(before, 'template-path')).toContain('did you mean');
    await tell('four');
    expect((await inRoom('2')).map(({ message }) => message)).toContain('edited: host-four');
    const metrics = await (await fetch(`${router.url}/metrics`)).text();
    expect(metrics).toContain('signalbox_config_last_reload_success 0');
    expect(metrics).toMatch(/signalbox_config_problems\{severity="error"\} 1/);
  });

  it('takes the mended one', async () => {
    const before = router.lines.length;
    write(configuration('mended: {{labels.host}}', '2'));
    await router.lineAfter(before, 'a new configuration is live');
    await tell('five');
    expect((await inRoom('2')).map(({ message }) => message)).toContain('mended: host-five');
    expect(await (await fetch(`${router.url}/metrics`)).text()).toContain('signalbox_config_last_reload_success 1');
  });
});
