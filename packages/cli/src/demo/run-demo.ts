import type { Config } from '@signalbox/core';
import { createHttpClient } from '@signalbox/sdk';
import { type RunningServer, startServer } from '@signalbox/server';
import { type Address, formatAddress } from '../args/address.ts';
import { loadNamed } from '../args/config-option.ts';
import type { ExitCode, Io } from '../io.ts';
import { VERSION } from '../io.ts';
import { builtin } from '../plugins.ts';
import { paintFor } from '../print/paint.ts';
import { printBroken } from '../print/print-broken.ts';
import { type DemoFiles, demoFiles } from './demo-config.ts';
import { demoLog } from './demo-log.ts';
import { playStory } from './play-story.ts';
import { startSimulatorAt } from './start-simulator.ts';
import { areAddressesFree } from './taken-addresses.ts';
import { whatToTry } from './what-to-try.ts';

/** The room that the demo's configuration names. */
const ROOM = { id: '1234567', name: 'Ops', token: 'demo-token' };

export interface DemoOptions {
  readonly listen: Address;
  readonly simulatorListen: Address;
  readonly config?: string;
  readonly store?: string;
  readonly speed: number;
}

/** Runs until it is stopped. A port that is taken, or a broken configuration, is exit code 1. */
export async function runDemo(options: DemoOptions, io: Io): Promise<ExitCode> {
  const stopped = io.stopped();
  const files = await demoFiles(io.cwd);
  try {
    return await runWith(
      { ...files, config: options.config ?? files.config, store: options.store ?? files.store },
      options,
      io,
      stopped,
    );
  } finally {
    await files.remove();
  }
}

async function runWith(
  { config, store }: DemoFiles,
  options: DemoOptions,
  io: Io,
  stopped: Promise<void>,
): Promise<ExitCode> {
  if (!(await areAddressesFree([options.simulatorListen, options.listen], io))) return 1;
  const room = await startSimulatorAt(options.simulatorListen, [ROOM]);
  const env = { ...io.env, DEMO_HIPCHAT_URL: room.url, DEMO_HIPCHAT_TOKEN: ROOM.token };
  const demoIo: Io = { ...io, env };
  try {
    const started = await startServer({
      configPath: config,
      cwd: io.cwd,
      env,
      builtin,
      version: VERSION,
      listen: formatAddress(options.listen),
      store,
      logLevel: 'info',
      logDestination: demoLog(io),
      strict: true,
      onReload: ({ ok }) => void printReload(ok, config, demoIo),
    });
    if (started.type === 'broken') {
      printBroken(config, started.loaded, io);
      return 1;
    }
    const { server } = started;
    const credentials = () => credentialsOf(server.engine.config);
    const places = { server: server.url, simulator: room.url, room: ROOM.id, config, credentials: credentials() };
    io.stdout.write(whatToTry(places, paintFor(io.stdout)));
    await play(server, options.speed, credentials, io, stopped);
    await server.close();
    return 0;
  } finally {
    await room.close();
  }
}

/** The story goes on until somebody stops it. */
async function play(
  { url }: RunningServer,
  speed: number,
  credentials: () => string | undefined,
  io: Io,
  stopped: Promise<void>,
): Promise<void> {
  const end = new AbortController();
  const http = createHttpClient({ userAgent: `signalbox-demo/${VERSION}`, egress: 'any' });
  const paint = paintFor(io.stdout);
  const playing = playStory({
    http,
    url: `${url}/in/mackerel`,
    authorization() {
      const pair = credentials();
      return pair === undefined ? undefined : `Basic ${Buffer.from(pair).toString('base64')}`;
    },
    speed,
    played: ({ title }, outcome) => {
      io.stdout.write(
        `${paint('dim', new Date().toTimeString().slice(0, 8))} ${title} ${paint(outcome === '202' ? 'dim' : 'red', `(${outcome})`)}\n`,
      );
    },
    signal: end.signal,
  });
  await Promise.race([stopped, playing]);
  io.stdout.write('\nstopping\n');
  end.abort();
  await playing;
  await http.close();
}

/** `user:password` of the source that gets the alerts, as it is now: it may be edited. */
function credentialsOf({ sources }: Config): string | undefined {
  for (const credential of sources.get('mackerel')?.auth ?? []) {
    if (credential.type === 'basic') return `${credential.username}:${credential.password}`;
  }
  return undefined;
}

/** People watch the terminal, not the log. */
async function printReload(ok: boolean, config: string, io: Io): Promise<void> {
  const paint = paintFor(io.stdout);
  if (ok) io.stdout.write(`${paint('green', '✓')} your change of the configuration is live\n`);
  else {
    printBroken(config, await loadNamed(config, io), io);
    io.stdout.write(`${paint('yellow', '!')} it goes on with what was good before\n`);
  }
}
