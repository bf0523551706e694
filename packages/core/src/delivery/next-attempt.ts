import type { Outcome } from '@signalbox/sdk';
import type { DeliveryState } from '../store/index.ts';
import { backoffMs } from './backoff.ts';

/** What became of one attempt, before the delivery's own history counts. */
export type AttemptEnd =
  | Outcome
  /** No answer. `maybeArrived`: the request had left. */
  | { readonly type: 'no-answer'; readonly reason: string; readonly maybeArrived: boolean };

export interface Tried {
  /** Attempts so far, this one among them. */
  readonly attempts: number;
  /** When the oldest of what it carries was decided. */
  readonly waitingSince: number;
}

/** What becomes of the delivery: settled, or tried again at `notBefore` (epoch ms). */
export type NextAttempt =
  | { readonly state: Exclude<DeliveryState, 'waiting'>; readonly reason?: string }
  | { readonly state: 'waiting'; readonly reason: string; readonly notBefore: number };

/** Pure. A delivery is never given up without a try: this is asked after one. */
export function nextAttempt(
  end: AttemptEnd,
  tried: Tried,
  giveUpAfterMs: number,
  now: number,
  random: number,
): NextAttempt {
  switch (end.type) {
    case 'ok':
      return { state: 'sent' };
    case 'reject':
      return { state: 'dead', reason: end.reason };
    case 'retry':
    case 'no-answer': {
      if (now - tried.waitingSince >= giveUpAfterMs) return { state: 'dead', reason: `given up: ${end.reason}` };
      const asked = end.type === 'retry' ? (end.notBefore ?? now) : now;
      const notBefore = Math.max(asked, now + backoffMs(tried.attempts, random));
      return { state: 'waiting', reason: end.reason, notBefore };
    }
  }
}
