import { SignalboxError } from '@signalbox/sdk';
import { type Refusal, refuse } from './refusal.ts';

export const stopping: Refusal = refuse(503, 'stopping', 'the server is stopping', {
  headers: { 'retry-after': '5', connection: 'close' },
});

/** Anything but a commit is no 2xx. Errors that are not the store's own go on to the framework: a 500. */
export function storeRefusal(error: unknown): Refusal {
  if (!SignalboxError.is(error)) throw error;
  if (error.code === 'source-gone') return refuse(404, 'unknown-source', error.message);
  const retryAfter = error.code === 'store-full' ? '30' : '5';
  return refuse(503, 'store-unavailable', error.message, { headers: { 'retry-after': retryAfter } });
}
