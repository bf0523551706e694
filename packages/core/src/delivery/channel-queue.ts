import type { DeliveryHead } from '../store/index.ts';
import { afterFailure, type Breaker, blockedUntil, closedBreaker } from './breaker.ts';
import type { ChannelConfig } from './channel-config.ts';
import type { AttemptEnd } from './next-attempt.ts';
import { type RateLimit, type SentTimes, takeToken } from './rate-limit.ts';

/** What a queue says when it is asked for work. */
export type NextJob =
  | { readonly type: 'job'; readonly head: DeliveryHead }
  /** Nothing before then (epoch ms). */
  | { readonly type: 'wait'; readonly until: number }
  | { readonly type: 'idle' };

/**
 * What one channel has to send: in order per group, one in flight a group, within the channel's limits.
 * It knows no clock and sends nothing.
 */
export class ChannelQueue {
  /** Not in flight, by group: at most one, since a newer one takes the place of an older one. */
  readonly #waiting = new Map<string, DeliveryHead>();
  readonly #flying = new Map<string, DeliveryHead>();
  #sent: SentTimes = [];
  #breaker: Breaker = closedBreaker;
  /** When the target takes messages again, as it said itself (epoch ms). */
  #retryAfter = 0;
  #failure: string | undefined;

  get waiting(): number {
    return this.#waiting.size;
  }

  get inFlight(): number {
    return this.#flying.size;
  }

  /** Why the target took nothing the last time that it was asked; undefined: it took something, or was not asked. May hold a secret. */
  get failure(): string | undefined {
    return this.#failure;
  }

  waitingSince(): number | undefined {
    let first: number | undefined;
    for (const head of this.heads()) if (first === undefined || head.waitingSince < first) first = head.waitingSince;
    return first;
  }

  *heads(): Iterable<DeliveryHead> {
    yield* this.#waiting.values();
    yield* this.#flying.values();
  }

  /** Neither sent nor given up, and no attempt of it may have arrived. */
  isUnsent(groupId: string): boolean {
    const head = this.#waiting.get(groupId) ?? this.#flying.get(groupId);
    return head !== undefined && !head.maybeArrived;
  }

  put(head: DeliveryHead): void {
    this.#waiting.set(head.groupId, head);
  }

  takeWaiting(groupId: string): DeliveryHead | undefined {
    const head = this.#waiting.get(groupId);
    this.#waiting.delete(groupId);
    return head;
  }

  /** The next delivery that may be sent now; it is in flight from then on. */
  next(channel: Pick<ChannelConfig, 'concurrency' | 'rateLimit'>, now: number): NextJob {
    const isProbing = this.#breaker.probeAt !== undefined;
    if (this.#waiting.size === 0 || this.#flying.size >= (isProbing ? 1 : channel.concurrency)) return { type: 'idle' };
    const blocked = Math.max(this.#retryAfter, blockedUntil(this.#breaker, now) ?? 0);
    if (blocked > now) return { type: 'wait', until: blocked };
    const head = this.#firstReady(now, isProbing);
    if (head === undefined) return this.#untilFirstReady();
    if (channel.rateLimit !== undefined) {
      const token = takeToken(this.#sent, channel.rateLimit, now);
      if (!token.taken) return { type: 'wait', until: token.at };
      this.#sent = token.sent;
    }
    this.#waiting.delete(head.groupId);
    this.#flying.set(head.groupId, head);
    return { type: 'job', head };
  }

  /** When a delivery is tried next, at the earliest (epoch ms); undefined: it does not wait here, or is being tried. */
  triesAt(
    { groupId, id }: Pick<DeliveryHead, 'groupId' | 'id'>,
    rateLimit: RateLimit | undefined,
    now: number,
  ): number | undefined {
    const head = this.#waiting.get(groupId);
    if (head?.id !== id || this.#flying.has(groupId)) return undefined;
    const token = rateLimit === undefined ? undefined : takeToken(this.#sent, rateLimit, now);
    const limitedUntil = token?.taken === false ? token.at : now;
    return Math.max(limitedUntil, this.#breaker.probeAt ?? head.notBefore, this.#retryAfter);
  }

  /** Sent, or a dead letter: it needs nothing more. */
  complete(head: DeliveryHead): void {
    this.#flying.delete(head.groupId);
  }

  /** What the end of an attempt says of the target as a whole. */
  noteTarget(end: AttemptEnd, now: number): void {
    this.#failure = end.type === 'ok' || end.type === 'reject' ? undefined : end.reason;
    if (end.type === 'ok' || end.type === 'reject') this.#targetIsUp();
    else if (end.type === 'retry' && end.notBefore !== undefined) {
      this.#retryAfter = Math.max(this.#retryAfter, end.notBefore);
    } else this.#breaker = afterFailure(this.#breaker, now);
  }

  /**
   * When a delivery whose attempt ended so is tried next: at its own time, or when the target as a whole takes messages
   * again. To be asked before `noteTarget`.
   */
  nextTryAt(end: AttemptEnd, notBefore: number, now: number): number {
    if (end.type === 'retry' && end.notBefore !== undefined)
      return Math.max(notBefore, end.notBefore, this.#retryAfter);
    return Math.max(afterFailure(this.#breaker, now).probeAt ?? notBefore, this.#retryAfter);
  }

  /** The channel was mended: its options, secrets or templates changed. */
  reset(): void {
    this.#breaker = closedBreaker;
    this.#retryAfter = 0;
    this.#failure = undefined;
    this.#endBackoffs();
  }

  /** The target took something: all that waits may go, whatever its back-off. */
  #targetIsUp(): void {
    if (this.#breaker.failures === 0) return;
    this.#breaker = closedBreaker;
    this.#endBackoffs();
  }

  #endBackoffs(): void {
    for (const [groupId, head] of this.#waiting) {
      if (head.notBefore > 0) this.#waiting.set(groupId, { ...head, notBefore: 0 });
    }
  }

  /** A probe goes out whatever its own back-off: the breaker has its own. */
  #firstReady(now: number, isProbing: boolean): DeliveryHead | undefined {
    for (const head of this.#waiting.values()) {
      if ((isProbing || head.notBefore <= now) && !this.#flying.has(head.groupId)) return head;
    }
    return undefined;
  }

  #untilFirstReady(): NextJob {
    let until: number | undefined;
    for (const head of this.#waiting.values()) {
      if (this.#flying.has(head.groupId)) continue;
      if (until === undefined || head.notBefore < until) until = head.notBefore;
    }
    return until === undefined ? { type: 'idle' } : { type: 'wait', until };
  }
}
