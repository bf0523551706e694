import type { Metrics } from '../observe/metrics.ts';
import { shapeOf, type ThrottledLog } from '../observe/throttled-log.ts';
import type { HttpProblem, ProblemCode } from './http-problem.ts';

/** Why posts to a source are refused. */
export const SENDER_REASONS: readonly ProblemCode[] = [
  'unauthorized',
  'forbidden-origin',
  'body-too-large',
  'too-many-keys',
  'unsupported-encoding',
  'unsupported-content-type',
  'bad-encoding',
  'bad-json',
  'too-deep',
  'bad-payload',
  'aborted',
  'overloaded',
  'store-unavailable',
  'stopping',
  'source-failed',
];

/** Why posts that reach no source are refused. */
export const NOWHERE_REASONS: readonly ProblemCode[] = [
  'unknown-source',
  'not-found',
  'method-not-allowed',
  'bad-request',
];

/** Where a request was sent that reached no source, for the log alone: metrics take no label from a sender. */
export interface Nowhere {
  /** The start of the path, as it was sent: the rest may hold a secret. */
  readonly address: string;
  readonly hint?: string | undefined;
}

/** Counts the requests that are refused, and logs them without flooding the log. */
export interface RefusedRequests {
  /** @param to name of the source in the configuration, or what was asked for in place of one */
  record(to: string | Nowhere, problem: HttpProblem): void;
}

export function createRefusedRequests(metrics: Metrics, log: ThrottledLog): RefusedRequests {
  return {
    record(to, { status, code, detail, problems }) {
      const source = typeof to === 'string' ? to : '';
      const where = typeof to === 'string' ? { source } : to;
      metrics.refused.inc({ source, reason: code });
      log.warn({
        kind: [code, ...Object.values(where), shapeOf(problems?.[0] ?? detail)].join(' '),
        wider: `${code} ${source}`,
        fields: { ...where, status, code, detail, problems },
        message: 'request refused',
      });
    },
  };
}
