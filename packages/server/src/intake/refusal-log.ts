import type { Logger } from 'pino';
import type { Metrics } from '../metrics.ts';
import type { Refusal } from './refusal.ts';

/** Refusals of one kind are logged once in this time, with their number: a flood must not become a flood of lines. */
const QUIET_MS = 10_000;

/** Counts what is refused, and writes it to the log without drowning it. */
export interface RefusalLog {
  /** @param source name in the configuration, empty if there is none of the name that was asked for */
  refused(source: string, refusal: Refusal): void;
}

export function createRefusalLog(metrics: Metrics, log: Logger, now: () => number): RefusalLog {
  const quiet = new Map<string, { until: number; unsaid: number }>();
  return {
    refused(source, { status, code, detail, problems }) {
      metrics.refused.inc({ source, reason: code });
      const kind = `${source} ${code}`;
      const before = quiet.get(kind);
      if (before !== undefined && now() < before.until) {
        before.unsaid += 1;
        return;
      }
      quiet.set(kind, { until: now() + QUIET_MS, unsaid: 0 });
      const more = before === undefined || before.unsaid === 0 ? {} : { unsaidBefore: before.unsaid };
      log.warn({ source, status, code, detail, problems, ...more }, 'request refused');
    },
  };
}
