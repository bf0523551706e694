import type { DeliveryHead } from '../store/index.ts';
import { afterFailure, type Breaker, blockedUntil, closedBreaker } from './breaker.ts';
import type { ChannelConfig } from './channel-config.ts';
import { withoutFallbackFrom } from './fallback.ts';
import { type InLane, laneOf } from './lane.ts';
import type { AttemptEnd } from './next-attempt.ts';
import { type RateLimit, type SentTimes, takeToken } from './rate-limit.ts';

/**
 * Answered deliveries of one channel that may wait for the store: after a crash, these and those in flight are sent
 * again. A store that falls behind holds the channel back.
 */
const MOST_UNSETTLED = 64;

/** What a queue says when it is asked for work. */
export type NextJob =
  | { readonly type: 'job'; readonly head: DeliveryHead }
  /** Nothing before then (epoch ms). */
  | { readonly type: 'wait'; readonly until: number }
  | { readonly type: 'idle' };

/**
 * What one channel has to send: in order per group, one at a time a group, within the channel's limits. The target's
 * answer frees the place of an attempt; the group's next delivery waits until the result is settled in the store.
 * It knows no clock and sends nothing.
 */
export class ChannelQueue {
  /** Not in flight, by lane, which is its group but for those that are sent again: the one that goes next. */
  readonly #waiting = new Map<string, DeliveryHead>();
  /**
   * Newer ones that may not overtake it. A newer one takes the place of one that waits, so there are none but after a
   * start: what was in flight when the program ended waits again.
   */
  readonly #behind = new Map<string, readonly DeliveryHead[]>();
  /** Attempts under way, by group. */
  readonly #flying = new Map<string, DeliveryHead>();
  /** Answered, and not settled in the store yet, by group. */
  readonly #answered = new Map<string, DeliveryHead>();
  #sent: SentTimes = [];
  #breaker: Breaker = closedBreaker;
  /** When the target takes messages again, as it said itself (epoch ms). */
  #retryAfter = 0;
  #failure: string | undefined;

  get waiting(): number {
    let behind = 0;
    for (const heads of this.#behind.values()) behind += heads.length;
    return this.#waiting.size + behind;
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
    for (const heads of this.#behind.values()) yield* heads;
    yield* this.#flying.values();
    yield* this.#answered.values();
  }

  /** The same delivery as the queue has it: a fallback may have been notified of it while it was sent. */
  find(delivery: InLane): DeliveryHead | undefined {
    for (const head of this.headsOf(laneOf(delivery))) if (head.id === delivery.id) return head;
    return undefined;
  }

  /** All of one group that are not settled, but for those that are sent again. */
  headsOf(lane: string): readonly DeliveryHead[] {
    const one = [this.#waiting.get(lane), this.#flying.get(lane), this.#answered.get(lane)];
    return [...one.filter((head) => head !== undefined), ...(this.#behind.get(lane) ?? [])];
  }

  /** Its attempt has an answer that is not settled yet: whether it waits on shows then. */
  isAnswered(delivery: InLane): boolean {
    return this.#answered.get(laneOf(delivery))?.id === delivery.id;
  }

  /** The fallback is notified of this one. */
  noteFallback({ groupId, id }: Pick<DeliveryHead, 'groupId' | 'id'>): void {
    for (const heads of [this.#waiting, this.#flying, this.#answered]) {
      const head = heads.get(groupId);
      if (head?.id === id) heads.set(groupId, withoutFallbackFrom(head));
    }
    const behind = this.#behind.get(groupId);
    if (behind !== undefined) {
      this.#behind.set(
        groupId,
        behind.map((head) => (head.id === id ? withoutFallbackFrom(head) : head)),
      );
    }
  }

  /** Neither sent nor given up, and no attempt of it may have arrived. */
  isUnsent(groupId: string): boolean {
    const waiting = this.#behind.get(groupId)?.at(-1) ?? this.#waiting.get(groupId);
    const head = waiting ?? this.#flying.get(groupId) ?? this.#answered.get(groupId);
    return head !== undefined && !head.maybeArrived;
  }

  /** Waits from now on, behind what waits of its group. */
  put(head: DeliveryHead): void {
    const lane = laneOf(head);
    const behind = this.#behind.get(lane) ?? [];
    if (this.#waiting.has(lane) || behind.length > 0) this.#behind.set(lane, [...behind, head]);
    else this.#waiting.set(lane, head);
  }

  /** Takes out the newest that waits, to be replaced. */
  takeWaiting(groupId: string): DeliveryHead | undefined {
    const behind = this.#behind.get(groupId);
    const head = behind?.at(-1) ?? this.#waiting.get(groupId);
    if (behind === undefined) this.#waiting.delete(groupId);
    else this.#leaveBehind(groupId, behind.slice(0, -1));
    return head;
  }

  /** Takes one out that waits; undefined: it does not wait here, or an attempt of it is under way. */
  takeOut(delivery: InLane): DeliveryHead | undefined {
    const lane = laneOf(delivery);
    const behind = this.#behind.get(lane) ?? [];
    const first = this.#waiting.get(lane);
    const head = [first, ...behind].find((each) => each?.id === delivery.id);
    if (head === undefined) return undefined;
    this.#leaveBehind(
      lane,
      behind.filter((each) => each !== head),
    );
    if (first === head) {
      this.#waiting.delete(lane);
      this.#promote(lane);
    }
    return head;
  }

  /** The next delivery that may be sent now; it is in flight from then on. */
  next(channel: Pick<ChannelConfig, 'concurrency' | 'rateLimit'>, now: number): NextJob {
    const isProbing = this.#breaker.probeAt !== undefined;
    if (this.#waiting.size === 0 || this.#answered.size >= MOST_UNSETTLED) return { type: 'idle' };
    if (this.#flying.size >= (isProbing ? 1 : channel.concurrency)) return { type: 'idle' };
    const blocked = Math.max(this.#retryAfter, blockedUntil(this.#breaker, now) ?? 0);
    if (blocked > now) return { type: 'wait', until: blocked };
    const head = this.#firstReady(now, isProbing);
    if (head === undefined) return this.#untilFirstReady();
    if (channel.rateLimit !== undefined) {
      const token = takeToken(this.#sent, channel.rateLimit, now);
      if (!token.taken) return { type: 'wait', until: token.at };
      this.#sent = token.sent;
    }
    this.#waiting.delete(laneOf(head));
    this.#flying.set(laneOf(head), head);
    return { type: 'job', head };
  }

  /**
   * When a delivery is tried next, at the earliest (epoch ms); undefined: it does not wait here, is being tried, or is
   * behind another one of its group.
   */
  triesAt(delivery: InLane, rateLimit: RateLimit | undefined, now: number): number | undefined {
    const lane = laneOf(delivery);
    const head = this.#waiting.get(lane);
    if (head?.id !== delivery.id || this.#isUnderWay(lane)) return undefined;
    const token = rateLimit === undefined ? undefined : takeToken(this.#sent, rateLimit, now);
    const limitedUntil = token?.taken === false ? token.at : now;
    return Math.max(limitedUntil, this.#breaker.probeAt ?? head.notBefore, this.#retryAfter);
  }

  /** Its attempt is under way, and the store was not read again since it began. */
  isInFlight(head: DeliveryHead): boolean {
    return this.#flying.get(laneOf(head))?.id === head.id;
  }

  /** The attempt is over and its place is free. The group's next one waits until this is complete. */
  answered(head: DeliveryHead): void {
    if (!this.isInFlight(head)) return;
    this.#flying.delete(laneOf(head));
    this.#answered.set(laneOf(head), head);
  }

  /** Sent, or a dead letter: it needs nothing more, also where the store was read again during the attempt. */
  complete(delivery: DeliveryHead): void {
    const lane = laneOf(delivery);
    for (const heads of [this.#flying, this.#answered, this.#waiting]) {
      if (heads.get(lane)?.id === delivery.id) heads.delete(lane);
    }
    if (!this.#waiting.has(lane)) this.#promote(lane);
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
    for (const [lane, head] of this.#waiting) {
      if (head.notBefore > 0) this.#waiting.set(lane, { ...head, notBefore: 0 });
    }
  }

  /** A probe goes out whatever its own back-off: the breaker has its own. */
  #firstReady(now: number, isProbing: boolean): DeliveryHead | undefined {
    for (const head of this.#waiting.values()) {
      if ((isProbing || head.notBefore <= now) && !this.#isUnderWay(laneOf(head))) return head;
    }
    return undefined;
  }

  #untilFirstReady(): NextJob {
    let until: number | undefined;
    for (const head of this.#waiting.values()) {
      if (this.#isUnderWay(laneOf(head))) continue;
      if (until === undefined || head.notBefore < until) until = head.notBefore;
    }
    return until === undefined ? { type: 'idle' } : { type: 'wait', until };
  }

  /** The next of a lane goes next. */
  #promote(lane: string): void {
    const [next, ...others] = this.#behind.get(lane) ?? [];
    if (next === undefined) return;
    this.#waiting.set(lane, next);
    this.#leaveBehind(lane, others);
  }

  #leaveBehind(lane: string, heads: readonly DeliveryHead[]): void {
    if (heads.length === 0) this.#behind.delete(lane);
    else this.#behind.set(lane, heads);
  }

  #isUnderWay(lane: string): boolean {
    return this.#flying.has(lane) || this.#answered.has(lane);
  }
}
