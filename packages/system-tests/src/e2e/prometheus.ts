/**
 * Debian's Prometheus with our address as its Alertmanager: its alert arrives in the room and resolves there.
 * Needs the package `prometheus`: `node packages/system-tests/dist/e2e/prometheus.js`.
 */
import { spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { startSimulator } from '@signalbox/hipchat-simulator';
import { startRouter } from '../processes/router-process.ts';
import { tempFolder } from '../processes/temp-folder.ts';
import { Tally } from '../tally.ts';

const ROOM = '1234567';
const PATIENCE_MS = 60_000;

interface RoomMessage {
  readonly message: string;
  readonly color: string;
}

async function listenAnywhere(server: ReturnType<typeof createServer>): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `127.0.0.1:${(server.address() as AddressInfo).port}`;
}

using folder = tempFolder();
const tally = new Tally();
const simulator = await startSimulator({ host: '127.0.0.1', port: 0, rooms: [{ id: ROOM, token: 'room-token' }] });

let isBroken = 1;
const exporter = createServer((_request, response) => {
  response.setHeader('content-type', 'text/plain; version=0.0.4').end(`disk_full ${isBroken}\n`);
});
const exporterAddress = await listenAnywhere(exporter);

const config = join(folder.path, 'signalbox.yaml');
writeFileSync(
  config,
  `
version: 1
store: "sqlite:${folder.path}/store.db"
sources: { prometheus: { type: alertmanager } }
defaults: { groupBy: [alertname], groupWait: 500ms, groupInterval: 1s }
channels: { room: { transport: hipchat, room: "${ROOM}", token: room-token, baseUrl: "${simulator.url}" } }
unmatched: { to: [room] }
`,
);
const router = await startRouter(config);

writeFileSync(
  join(folder.path, 'rules.yml'),
  `
groups:
  - name: disks
    rules:
      - alert: DiskFull
        expr: disk_full == 1
        labels: { severity: critical }
        annotations: { summary: "the disk of {{ $labels.instance }} is full" }
`,
);
writeFileSync(
  join(folder.path, 'prometheus.yml'),
  `
global: { scrape_interval: 1s, evaluation_interval: 1s }
rule_files: [rules.yml]
alerting: { alertmanagers: [{ static_configs: [{ targets: ["${new URL(router.url).host}"] }] }] }
scrape_configs: [{ job_name: disks, static_configs: [{ targets: ["${exporterAddress}"] }] }]
`,
);
const prometheus = spawn(
  'prometheus',
  [
    `--config.file=${join(folder.path, 'prometheus.yml')}`,
    `--storage.tsdb.path=${join(folder.path, 'tsdb')}`,
    '--web.listen-address=127.0.0.1:0',
    '--rules.alert.resend-delay=1s',
    '--log.level=error',
  ],
  { stdio: ['ignore', 'inherit', 'inherit'] },
);
const prometheusGone = new Promise((resolve) => prometheus.once('exit', resolve));

async function messages(): Promise<readonly RoomMessage[]> {
  const answer = await fetch(`${simulator.url}/simulator/rooms/${ROOM}/messages`);
  return ((await answer.json()) as { readonly messages: readonly RoomMessage[] }).messages;
}

async function messageLike(condition: (message: RoomMessage) => boolean): Promise<RoomMessage | undefined> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; ) {
    const found = (await messages()).find(condition);
    if (found !== undefined) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  return undefined;
}

const fired = await messageLike(({ color, message }) => color === 'red' && message.includes('DiskFull'));
tally.check('the alert of Prometheus arrives in the room', fired !== undefined, fired?.message.slice(0, 120));
tally.check('with its annotation', fired?.message.includes('is full') === true);
isBroken = 0;
const over = await messageLike(({ color, message }) => color === 'green' && message.includes('DiskFull'));
tally.check('and resolves there', over !== undefined, over?.message.slice(0, 120));
tally.check(
  'without being repeated in between',
  (await messages()).length === 2,
  `${(await messages()).length} messages`,
);

prometheus.kill('SIGTERM');
await prometheusGone;
tally.check('the router ends cleanly', (await router.end('SIGTERM')) === 0);
exporter.close();
exporter.closeAllConnections();
await simulator.close();
tally.end();
