/** How an attempt ended, as the transport classified the answer. */
export type Outcome =
  /** The target took the message. */
  | { readonly type: 'ok' }
  /** Not now. `notBefore` (epoch ms) holds for the whole channel: the target named the time at which it takes messages again. */
  | { readonly type: 'retry'; readonly reason: string; readonly notBefore?: number }
  /** Never: the message becomes a dead letter. */
  | { readonly type: 'reject'; readonly reason: string };

export const ok: Outcome = { type: 'ok' };

/** @param notBefore epoch milliseconds, where the target named a time */
export function retry(reason: string, notBefore?: number): Outcome {
  return notBefore === undefined ? { type: 'retry', reason } : { type: 'retry', reason, notBefore };
}

export function reject(reason: string): Outcome {
  return { type: 'reject', reason };
}
