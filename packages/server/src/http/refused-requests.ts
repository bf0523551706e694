import type { Logger } from 'pino';
import type { Metrics } from '../observe/metrics.ts';
import type { HttpProblem } from './http-problem.ts';

/** Refused requests of one kind are logged once in this time, with their number: a flood must not become a flood of lines. */
const THROTTLE_MS = 10_000;

/** Counts the requests that are refused, and logs them without flooding the log. */
export interface RefusedRequests {
  /** @param source name in the configuration; empty if the configuration has no source of the requested name */
  record(source: string, problem: HttpProblem): void;
}

export function createRefusedRequests(metrics: Metrics, log: Logger, now: () => number): RefusedRequests {
  const throttled = new Map<string, { until: number; unsaid: number }>();
  return {
    record(source, { status, code, detail, problems }) {
      metrics.refused.inc({ source, reason: code });
      const kind = `${source} ${code}`;
      const before = throttled.get(kind);
      if (before !== undefined && now() < before.until) {
        before.unsaid += 1;
        return;
      }
      throttled.set(kind, { until: now() + THROTTLE_MS, unsaid: 0 });
      const more = before === undefined || before.unsaid === 0 ? {} : { unsaidBefore: before.unsaid };
      log.warn({ source, status, code, detail, problems, ...more }, 'request refused');
    },
  };
}
