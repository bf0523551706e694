import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { RouterSettings } from './scenario.ts';

/** A router under measurement, as a process of its own. */
export interface Peer {
  readonly url: string;
  /** Where alerts are posted. */
  readonly alertsUrl: string;
  readonly pid: number;
  /** Has its configuration, `signalbox.yaml` or `alertmanager.yml`, and its store. */
  readonly folder: string;
  /** From its start to its first 200. */
  readonly readyAfterMs: number;
  /** Kills it; its folder goes unless it was given. */
  stop(): Promise<void>;
}

const CLI = new URL('../../cli/bin/signalbox.js', import.meta.url).pathname;

/** Our own program, with a store on disk in the folder of its configuration. */
export async function startSignalbox(settings: RouterSettings = {}): Promise<Peer> {
  const folder = settings.folder ?? mkdtempSync(join(tmpdir(), 'signalbox-bench-'));
  const port = await freePort();
  const config = join(folder, 'signalbox.yaml');
  writeFileSync(config, signalboxYaml(folder, port, settings));
  const launch = () =>
    spawn(process.execPath, [CLI, 'serve', '--config', config, '--log-level', 'error'], { stdio: 'ignore' });
  return await ready({ launch, port, path: '/readyz', folder, isKept: settings.folder !== undefined });
}

function signalboxYaml(folder: string, port: number, settings: RouterSettings): string {
  const { grouping, webhookPort = 1, routes = 0 } = settings;
  const atOnce = '{ groupBy: ["..."], groupWait: 0s, groupInterval: 1s }';
  const siblings = Array.from(
    { length: routes },
    (_, at) => `  - { name: route-${at}, match: { service: service-${at} }, to: [hook] }`,
  );
  return [
    'version: 1',
    `server: { listen: "127.0.0.1:${port}" }`,
    `store: "sqlite:${join(folder, 'store.db')}"`,
    'sources: { prometheus: { type: alertmanager, resolveTimeout: 1h } }',
    `defaults: ${grouping === 'each alone, at once' ? atOnce : '{ groupBy: [team], groupWait: 5m }'}`,
    `channels: { hook: { transport: webhook, url: "http://127.0.0.1:${webhookPort}/" } }`,
    'unmatched: { to: [hook] }',
    ...(routes === 0 ? [] : ['routes:', ...siblings]),
    '',
  ].join('\n');
}

/** Debian's Alertmanager (package `prometheus-alertmanager`), which keeps alerts in memory. */
export async function startAlertmanager({ grouping, webhookPort = 1 }: RouterSettings = {}): Promise<Peer> {
  const folder = mkdtempSync(join(tmpdir(), 'alertmanager-bench-'));
  const port = await freePort();
  const config = join(folder, 'alertmanager.yml');
  const atOnce = 'group_by: ["..."], group_wait: 0s, group_interval: 1s';
  const route = grouping === 'each alone, at once' ? atOnce : 'group_by: [team], group_wait: 5m';
  const hook = `{ name: hook, webhook_configs: [{ url: "http://127.0.0.1:${webhookPort}/" }] }`;
  writeFileSync(config, `route: { receiver: hook, ${route} }\nreceivers: [${hook}]\n`);
  const options = ['--cluster.listen-address=', '--log.level=error', `--web.listen-address=127.0.0.1:${port}`];
  const launch = () =>
    spawn('prometheus-alertmanager', [`--config.file=${config}`, `--storage.path=${folder}`, ...options], {
      stdio: 'ignore',
    });
  return await ready({ launch, port, path: '/-/ready', folder, isKept: false });
}

/** The version of a program; undefined if it is not installed. */
export function versionOf(program: 'prometheus-alertmanager' | 'wrk'): string | undefined {
  try {
    const text = execFileSync('sh', ['-c', `${program} --version 2>&1 || true`], { encoding: 'utf8' });
    return /(?:version |wrk )[a-z/]*([\d.]+)/.exec(text)?.[1];
  } catch {
    return undefined;
  }
}

/** Resident memory of a process, bytes. */
export function residentBytes(pid: number): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024;
}

/** Time that the processors spent on a process until now, microseconds. */
export function processorUs(pid: number): number {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10_000;
}

interface Launched {
  readonly launch: () => ChildProcess;
  readonly port: number;
  readonly path: string;
  readonly folder: string;
  readonly isKept: boolean;
}

async function ready({ launch, port, path, folder, isKept }: Launched): Promise<Peer> {
  const began = performance.now();
  const url = `http://127.0.0.1:${port}`;
  const child = launch();
  const gone = new Promise((resolve) => child.once('exit', resolve));
  while (!(await answers(`${url}${path}`))) {
    if (child.exitCode !== null || performance.now() - began > 60_000) throw new Error('the router did not start');
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  return {
    url,
    alertsUrl: `${url}/api/v2/alerts`,
    pid: child.pid ?? 0,
    folder,
    readyAfterMs: performance.now() - began,
    async stop() {
      child.kill('SIGKILL');
      await gone;
      if (!isKept) rmSync(folder, { recursive: true, force: true });
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
