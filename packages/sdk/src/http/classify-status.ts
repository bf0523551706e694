import { STATUS_CODES } from 'node:http';
import { type Outcome, ok, reject, retry } from '../outcome.ts';
import type { HttpAnswer } from './http-message.ts';
import { parseRetryAfter } from './parse-retry-after.ts';

/** The 4xx that speak of now and not of the request: time-out, too early, too many. */
const TRANSIENT: ReadonlySet<number> = new Set([408, 425, 429]);

/**
 * What a status means for most targets: 2xx took it; 408, 425, 429 and 5xx may take it later, not before their
 * `Retry-After`; everything else (3xx too: redirects are not followed) will never take it.
 * @param now epoch milliseconds
 */
export function classifyStatus({ status, headers }: HttpAnswer, now: number): Outcome {
  if (status >= 200 && status < 300) return ok;
  const reason = `the target answered ${status} ${STATUS_CODES[status] ?? ''}`.trimEnd();
  if (TRANSIENT.has(status) || (status >= 500 && status < 600)) {
    return retry(reason, parseRetryAfter(headers.get('retry-after'), now));
  }
  if (status >= 300 && status < 400) return reject(`${reason}; redirects are not followed`);
  return reject(reason);
}
