/**
 * Memory of held alerts, and what many of them do to acceptance: resident megabytes above the empty server with 100,000
 * active alerts in 10,000 groups, and alerts/s accepted before and with them.
 * `node packages/bench/dist/held-alerts.js [ALERTS] [GROUPS]`
 */
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { startSignalbox } from './peers.ts';

const alerts = Number(process.argv[2] ?? 100_000);
const groups = Number(process.argv[3] ?? 10_000);
const A_REQUEST = 100;
const agent = new Agent({ keepAlive: true, maxSockets: 8 });

function post(url: string, body: string): Promise<number> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
    const sent = request(`${url}/api/v2/alerts`, { method: 'POST', agent, headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? 0));
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

function batch(first: number): string {
  return JSON.stringify(
    Array.from({ length: A_REQUEST }, (_, offset) => ({
      labels: {
        alertname: 'DiskFillsUp',
        severity: 'warning',
        service: `service-${(first + offset) % groups}`,
        instance: `host-${first + offset}:9100`,
      },
      annotations: { summary: 'the disk fills up in four hours' },
    })),
  );
}

/** Posts a range of alerts over eight connections; alerts/s. */
async function accept(url: string, from: number, to: number): Promise<number> {
  let next = from;
  const began = performance.now();
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      while (next < to) {
        const first = next;
        next += A_REQUEST;
        const status = await post(url, batch(first));
        if (status !== 200) throw new Error(`answered ${status}`);
      }
    }),
  );
  return (to - from) / ((performance.now() - began) / 1000);
}

const megabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) / 1024;
const say = (line: string) => process.stdout.write(`${line}\n`);

const peer = await startSignalbox();
const empty = megabytes(peer.pid);
const first = await accept(peer.url, 0, alerts / 2);
const second = await accept(peer.url, alerts / 2, alerts);
await new Promise((resolve) => setTimeout(resolve, 10_000));
const full = megabytes(peer.pid);
say(
  `${alerts} active alerts in ${groups} groups: ${(full - empty).toFixed(0)} MB above the empty server (${empty.toFixed(0)} MB)`,
);
say(`accepted: first half ${Math.round(first)} alerts/s, second half ${Math.round(second)} alerts/s`);
await peer.stop();
agent.destroy();
