import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Simulator, startSimulator } from '@signalbox/hipchat-simulator';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { mackerelAlert, Poster } from './post-alerts.ts';
import { startRouter } from './router-process.ts';
import { tempFolder } from './temp-folder.ts';

const HOSTS = ['@here', '-@here', '(@all)', '障害@here', '.@here', '@@here', 'x/@監視', 'ops@example.com'];

/** What the page of the rooms shows as a mention. */
const MENTION = /<span class="mention">/;

describe('a HipChat room of plain text', () => {
  let folder: ReturnType<typeof tempFolder>;
  let simulator: Simulator;

  beforeEach(async () => {
    folder = tempFolder();
    simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [{ id: '1', token: 'tok3n-of-it' }] });
  });

  afterEach(async () => {
    await simulator.close();
    folder[Symbol.dispose]();
  });

  async function pageAfter(mentions: boolean): Promise<string> {
    const config = join(folder.path, 'signalbox.yaml');
    writeFileSync(
      config,
      `
version: 1
store: "sqlite:${folder.path}/store-${mentions}/signalbox.db"
sources: { mackerel: { type: mackerel } }
defaults: { groupBy: [], groupWait: 200ms }
channels: { room: { transport: hipchat, room: "1", token: tok3n-of-it, baseUrl: "${simulator.url}", format: text, mentions: ${mentions} } }
unmatched: { to: [room] }
`,
    );
    const router = await startRouter(config);
    const poster = new Poster();
    for (const [index, host] of HOSTS.entries()) {
      await poster.post(`${router.url}/in/mackerel`, mackerelAlert(String(index), { host }));
    }
    await router.line('"msg":"delivered"');
    expect(await router.end('SIGTERM')).toBe(0);
    poster.close();
    return (await fetch(simulator.url)).text();
  }

  it('shows no mention of whom an alert names', async () => {
    const page = await pageAfter(false);
    expect(page).toContain('here');
    expect(page).not.toMatch(MENTION);
  });

  it('shows them where they are wanted', async () => {
    expect(await pageAfter(true)).toMatch(MENTION);
  });
});
