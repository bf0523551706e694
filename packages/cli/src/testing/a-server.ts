import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { startServer } from '@signalbox/server';
import { builtin } from '../plugins.ts';
import { aFolder, type Run, run, type World } from './run.ts';

/** Alerts come from Prometheus, each host is a group, and a channel logs. */
export const HOSTS = `
version: 1
sources: { prometheus: { type: alertmanager } }
defaults: { groupWait: 0s, groupBy: [host] }
channels: { room: { transport: log } }
unmatched: { to: [room] }
`;

export interface TestServer {
  readonly url: string;
  /** Replaces the configuration. */
  write(text: string): Promise<void>;
  /** Runs a command against it. */
  signalbox(args: readonly string[], world?: World): Promise<Run>;
}

const ends: (() => Promise<void>)[] = [];

/** For `afterEach`. */
export async function stopServers(): Promise<void> {
  for (const end of ends.splice(0)) await end();
}

/** A server of this process, on a free port. */
export async function aServer(config = HOSTS): Promise<TestServer> {
  const cwd = await aFolder({ 'signalbox.yaml': config });
  const started = await startServer({
    configPath: 'signalbox.yaml',
    cwd,
    env: {},
    builtin,
    version: '0',
    listen: '127.0.0.1:0',
    logLevel: 'silent',
  });
  if (started.type === 'broken') throw new Error(JSON.stringify(started.loaded.problems));
  const { url } = started.server;
  ends.push(() => started.server.close());
  return {
    url,
    write: (text) => writeFile(path.join(cwd, 'signalbox.yaml'), text),
    signalbox: (args, world = {}) => run(args, { ...world, env: { SIGNALBOX_URL: url, USER: 'kana', ...world.env } }),
  };
}

/** Posts one alert as Prometheus does, and gives its fingerprint. */
export async function fire(url: string, labels: Readonly<Record<string, string>>): Promise<string> {
  const body = JSON.stringify([{ labels: { alertname: 'Down', ...labels } }]);
  const answer = await fetch(`${url}/in/prometheus`, { method: 'POST', body });
  const { alerts } = (await answer.json()) as { readonly alerts: readonly { readonly fingerprint: string }[] };
  return alerts[0]?.fingerprint ?? '';
}
