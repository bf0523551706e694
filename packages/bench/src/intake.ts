/**
 * Accepted alerts a second with 1, 10 and 100 alerts a request at 16 connections, next to Debian's Alertmanager in the
 * same run. Needs the Debian packages `wrk` and `prometheus-alertmanager`.
 *
 *     node packages/bench/dist/intake.js [ROUNDS] [SECONDS]
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { median, row } from './measured.ts';
import { type Peer, startAlertmanager, startSignalbox } from './peers.ts';

const SCRIPT = new URL('../wrk/alerts.lua', import.meta.url).pathname;
const rounds = Number(process.argv[2] ?? 3);
const seconds = Number(process.argv[3] ?? 5);

function alertsPerSecond(peer: Peer, per: number, seed: string): number {
  const args = ['-t', '1', '-c', '16', '-d', `${seconds}s`, '-s', SCRIPT, peer.url, '--', String(per), seed];
  const output = execFileSync('wrk', args, { encoding: 'utf8' });
  const failed = /Non-2xx or 3xx responses: (\d+)/.exec(output)?.[1];
  if (failed !== undefined) throw new Error(`${peer.name} refused ${failed} requests`);
  return Number(/Requests\/sec:\s+([\d.]+)/.exec(output)?.[1]) * per;
}

function residentMegabytes({ pid }: Peer): number {
  return Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
}

const say = (line: string) => process.stdout.write(`${line}\n`);

for (const per of [1, 10, 100]) {
  const figures = new Map<string, number[]>();
  for (let round = 0; round < rounds; round++) {
    for (const start of [startAlertmanager, startSignalbox]) {
      const peer = await start();
      const rate = alertsPerSecond(peer, per, `r${round}`);
      figures.set(peer.name, [...(figures.get(peer.name) ?? []), rate]);
      say(`  ${peer.name}, ${per} a request: ${Math.round(rate)} alerts/s, ${residentMegabytes(peer).toFixed(0)} MB`);
      await peer.stop();
    }
  }
  for (const [name, rates] of figures) say(row(`${name}, ${per} a request`, rates, 'alerts/s'));
  const [theirs, ours] = [median(figures.get('Alertmanager') ?? []), median(figures.get('Signalbox') ?? [])];
  say(`ratio with ${per} a request: ${(ours / theirs).toFixed(2)}`);
}
