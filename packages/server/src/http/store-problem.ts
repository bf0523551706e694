import { SignalboxError } from '@signalbox/sdk';
import { type HttpProblem, httpProblem } from './http-problem.ts';

/**
 * The problem behind an error of the engine: without a commit there is no 2xx.
 * @throws errors that are not the store's own, which end as a 500
 */
export function storeProblem(error: unknown): HttpProblem {
  if (!SignalboxError.is(error)) throw error;
  if (error.code === 'source-gone') return httpProblem(404, 'unknown-source', error.message);
  const retryAfter = error.code === 'store-full' ? '30' : '5';
  return httpProblem(503, 'store-unavailable', error.message, { headers: { 'retry-after': retryAfter } });
}
