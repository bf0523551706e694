import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ask, type Peer } from './peer.ts';

const PATIENCE_MS = 30_000;
const POLL_MS = 100;

/** Debian's `prometheus-alertmanager`, alone (no cluster). */
export interface AlertmanagerProcess extends Peer {
  end(): Promise<void>;
}

/** Starts it and waits until it is ready. */
export async function startAlertmanager(configFile: string, dataFolder: string): Promise<AlertmanagerProcess> {
  const address = `127.0.0.1:${await freePort()}`;
  const child = spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${configFile}`,
      `--storage.path=${dataFolder}`,
      `--web.listen-address=${address}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: ['ignore', 'inherit', 'inherit'] },
  );
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const failed = new Promise<never>((_, reject) => child.once('error', reject));
  const url = `http://${address}`;
  await Promise.race([untilReady(`${url}/-/ready`), failed]);
  return {
    async post(alerts) {
      await ask('POST', `${url}/api/v2/alerts`, alerts);
    },
    async silence({ matchers, startsAt, endsAt }) {
      const silence = {
        matchers: matchers.map(({ name, operator, value }) => ({
          name,
          value,
          isRegex: operator.endsWith('~'),
          isEqual: operator.startsWith('='),
        })),
        startsAt,
        endsAt,
        createdBy: 'differential',
        comment: 'a scenario',
      };
      const { silenceID } = (await ask('POST', `${url}/api/v2/silences`, silence)) as { readonly silenceID: string };
      return silenceID;
    },
    async lift(id) {
      await ask('DELETE', `${url}/api/v2/silence/${id}`);
    },
    async reload() {
      await ask('POST', `${url}/-/reload`);
    },
    async end() {
      child.kill('SIGTERM');
      await gone;
    },
  };
}

/** It cannot be told to choose one and say which. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  return port;
}

async function untilReady(url: string): Promise<void> {
  for (const until = Date.now() + PATIENCE_MS; Date.now() < until; await sleep(POLL_MS)) {
    const answer = await fetch(url).catch(() => undefined);
    await answer?.body?.cancel();
    if (answer?.ok) return;
  }
  throw new Error(`prometheus-alertmanager is not ready at ${url}`);
}
