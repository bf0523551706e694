import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const SCRIPT = new URL('../wrk/alerts.lua', import.meta.url).pathname;

export interface Load {
  /** Alerts a request. */
  readonly per: number;
  readonly connections: number;
  readonly seconds: number;
  /** Names its alerts: another seed, other alerts. */
  readonly seed: string;
  /** How many alerts differ; the same ones come again then. Absent: all of them. */
  readonly distinct?: number;
}

export interface LoadResult {
  readonly requests: number;
  readonly alertsPerSecond: number;
}

/**
 * Posts alerts as quickly as they are taken (Debian's package `wrk`).
 * @throws if a request fails
 */
export async function postAlerts(
  url: string,
  { per, connections, seconds, seed, distinct = 0 }: Load,
): Promise<LoadResult> {
  const options = ['-t', '1', '-c', `${connections}`, '-d', `${seconds}s`, '--timeout', '30s', '-s', SCRIPT];
  const { stdout } = await run('wrk', [...options, url, '--', `${per}`, seed, `${distinct}`]);
  const result: unknown = JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
  if (!isReport(result)) throw new Error(`wrk said ${stdout}`);
  if (result.failed > 0) throw new Error(`${result.failed} requests failed`);
  return { requests: result.requests, alertsPerSecond: (result.requests * per) / result.seconds };
}

interface WrkReport {
  readonly requests: number;
  readonly failed: number;
  readonly seconds: number;
}

function isReport(value: unknown): value is WrkReport {
  return typeof value === 'object' && value !== null && 'failed' in value && 'requests' in value && 'seconds' in value;
}
