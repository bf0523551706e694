/**
 * What the README promises of `npm start`: within a minute at least three messages in the room; a template and a
 * route edited live; a broken file that stops nothing; Ctrl-C that ends it cleanly.
 * `node packages/system-tests/dist/e2e/demo.js` after a build.
 */
import { spawn } from 'node:child_process';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { tempFolder } from '../processes/temp-folder.ts';
import { Tally } from '../tally.ts';

const ROOT = new URL('../../../../', import.meta.url).pathname;
const PATIENCE_MS = 60_000;

interface RoomMessage {
  readonly message: string;
  readonly at: number;
}

using folder = tempFolder();
const tally = new Tally();
const config = join(folder.path, 'signalbox.yaml');
cpSync(join(ROOT, 'configs/demo'), folder.path, { recursive: true });

const demo = spawn(
  process.execPath,
  [
    join(ROOT, 'packages/cli/bin/signalbox.js'),
    'demo',
    '--config',
    config,
    '--listen',
    '127.0.0.1:0',
    '--simulator-listen',
    '127.0.0.1:0',
  ],
  { stdio: ['ignore', 'pipe', 'pipe'] },
);
const said: string[] = [];
for (const stream of [demo.stdout, demo.stderr])
  createInterface({ input: stream }).on('line', (line) => said.push(line));
const ended = new Promise<number | null>((resolve) => demo.once('exit', resolve));

async function until<T>(look: () => T | undefined | Promise<T | undefined>): Promise<T | undefined> {
  for (const end = Date.now() + PATIENCE_MS; Date.now() < end; ) {
    const found = await look();
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return undefined;
}

const address = (after: string) => () =>
  new RegExp(`${after}\\s+(http://[\\d.]+:\\d+)`).exec(said.join('\n'))?.[1] ?? undefined;
const room = await until(address('browser:'));
const router = await until(address('listens on'));
tally.check('it prints both addresses', room !== undefined && router !== undefined, `${room}, ${router}`);

async function messages(): Promise<readonly RoomMessage[]> {
  const answer = await fetch(`${room}/simulator/rooms/1234567/messages`);
  return ((await answer.json()) as { readonly messages: readonly RoomMessage[] }).messages;
}

const saying = (text: string) => () => messages().then((list) => list.find(({ message }) => message.includes(text)));
const three = await until(async () => ((await messages()).length >= 3 ? true : undefined));
tally.check('at least three messages within a minute', three === true);

const written = readFileSync(config, 'utf8');
const edit = (text: string) => writeFileSync(config, text);
edit(written.replace('from: Signalbox', 'from: Signalbox\n    template: { message: "edited {{labels.alertname}}" }'));
tally.check('an edited template shows in a later message', (await until(saying('edited '))) !== undefined);

edit(`${written}\nchanels: {}\n`);
tally.check('a broken file is named', (await until(() => said.find((line) => line.includes('chanels')))) !== undefined);
const before = (await messages()).length;
const more = await until(async () => ((await messages()).length > before ? true : undefined));
tally.check('and stops nothing', more === true);
const metrics = await (await fetch(`${router}/metrics`)).text();
tally.check('the metrics say so', metrics.includes('signalbox_config_last_reload_success 0'));
edit(written.replace('to: [shop-room]', 'to: [ops-room]'));
const mended = await until(async () => {
  const text = await (await fetch(`${router}/metrics`)).text();
  return text.includes('signalbox_config_last_reload_success 1') ? true : undefined;
});
tally.check('a mended one is live', mended === true);

demo.kill('SIGINT');
tally.check('Ctrl-C ends it cleanly', (await ended) === 0);
tally.end();
