import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A router under measurement, as a process of its own. */
export interface Peer {
  readonly name: string;
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const CLI = new URL('../../cli/bin/signalbox.js', import.meta.url).pathname;

/** Our own program, with a store on disk and a channel that writes to its log. */
export async function startSignalbox(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const port = await freePort();
  const config = join(folder, 'signalbox.yaml');
  writeFileSync(
    config,
    [
      'version: 1',
      `server: { listen: "127.0.0.1:${port}" }`,
      `store: "sqlite:${join(folder, 'store.db')}"`,
      'sources: { prometheus: { type: alertmanager, resolveTimeout: 1h } }',
      'defaults: { groupBy: [alertname, service], groupWait: 1h }',
      'channels: { log: { transport: log } }',
      'unmatched: { to: [log] }',
    ].join('\n'),
  );
  const child = spawn(process.execPath, [CLI, 'serve', '--config', config, '--log-level', 'warn'], {
    stdio: 'inherit',
  });
  return await ready('Signalbox', `http://127.0.0.1:${port}`, '/readyz', child, folder);
}

/** Debian's Alertmanager (package `prometheus-alertmanager`), which keeps alerts in memory. */
export async function startAlertmanager(): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-bench-'));
  const port = await freePort();
  const config = join(folder, 'alertmanager.yml');
  writeFileSync(
    config,
    'route: { receiver: none, group_by: [alertname, service], group_wait: 1h }\nreceivers: [{ name: none }]\n',
  );
  const child = spawn(
    'prometheus-alertmanager',
    [
      `--config.file=${config}`,
      `--storage.path=${folder}`,
      `--web.listen-address=127.0.0.1:${port}`,
      '--cluster.listen-address=',
      '--log.level=error',
    ],
    { stdio: 'ignore' },
  );
  return await ready('Alertmanager', `http://127.0.0.1:${port}`, '/-/ready', child, folder);
}

async function ready(name: string, url: string, path: string, child: ChildProcess, folder: string): Promise<Peer> {
  const until = Date.now() + 15_000;
  while (!(await answers(`${url}${path}`))) {
    if (child.exitCode !== null || Date.now() > until) throw new Error(`${name} did not start`);
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return {
    name,
    url,
    pid: child.pid ?? 0,
    async stop() {
      const gone = new Promise((resolve) => child.once('exit', resolve));
      child.kill('SIGTERM');
      await gone;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url)).ok;
  } catch {
    return false;
  }
}

/** A port of the loopback interface that nobody uses now. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}
