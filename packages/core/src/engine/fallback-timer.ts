import { formatDuration } from '@signalbox/sdk';
import { EMPTY_FLUSH } from '../delivery/apply-attempt-result.ts';
import { fallbackDueAt } from '../delivery/fallback.ts';
import type { Outbox } from '../delivery/outbox.ts';
import type { DeliveryHead, DeliveryId, Flush, NewDelivery } from '../store/index.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { DueQueue } from '../time/due-queue.ts';
import type { EngineState } from './engine-state.ts';
import type { LiveGroup } from './live-group.ts';
import { stepIn } from './step-in.ts';

/** Groups whose deliveries are looked at in one turn of the event loop. */
const GROUPS_A_TURN = 250;

export interface FallbackTimerParts {
  readonly clock: Clock;
  state(): EngineState;
  outbox(): Outbox;
  /** When memory was read from the store (epoch ms). */
  loadedAt(): number;
  commit(flush: Flush): void;
  /** Something that should not happen: memory is to be read again. */
  failed(error: unknown): void;
}

/** Watches what waits in the outbox: the fallback of a channel steps in when a delivery has waited for too long. */
export class FallbackTimer {
  readonly #parts: FallbackTimerParts;
  /** Channel and group. */
  #due = new DueQueue<string>();
  #timer: Timer | undefined;
  #isPaused = true;

  constructor(parts: FallbackTimerParts) {
    this.#parts = parts;
  }

  /** Begins, or begins anew with another configuration, or another reading of the store. */
  resume(): void {
    this.#isPaused = false;
    this.#due = new DueQueue();
    for (const [channel, queue] of this.#parts.outbox().channels()) {
      for (const { groupId } of queue.heads()) this.#watch(channel, groupId);
    }
    this.#arm();
  }

  pause(): void {
    this.#isPaused = true;
    this.#timer?.cancel();
  }

  /** A delivery of this group waits. */
  watch(channel: string, groupId: string): void {
    this.#watch(channel, groupId);
    this.#arm();
  }

  #watch(channel: string, groupId: string): void {
    const dues = this.#waitingFor(channel, groupId).flatMap((head) => this.#dueAt(head) ?? []);
    this.#due.set(`${channel}\u0000${groupId}`, dues.length === 0 ? undefined : Math.min(...dues));
  }

  /** An answer that is not settled yet decides first. */
  #waitingFor(channel: string, groupId: string): readonly DeliveryHead[] {
    const queue = this.#parts.outbox().queueOf(channel);
    return queue.headsOf(groupId).filter((head) => !queue.isAnswered(head));
  }

  #dueAt(head: DeliveryHead): number | undefined {
    return fallbackDueAt(head, this.#parts.state().config.channels, this.#parts.loadedAt());
  }

  #arm(): void {
    this.#timer?.cancel();
    const at = this.#due.nextAt();
    if (at === undefined || this.#isPaused) return;
    const { clock } = this.#parts;
    this.#timer = clock.schedule(Math.max(at, clock.now()), () => {
      try {
        this.#stepInForDue(clock.now());
      } catch (error) {
        this.#parts.failed(error);
      }
      this.#arm();
    });
  }

  #stepInForDue(now: number): void {
    const steppedIn: DeliveryId[] = [];
    const deliveries: NewDelivery[] = [];
    const groups = new Set<LiveGroup>();
    for (const address of this.#due.take(now, GROUPS_A_TURN)) {
      const end = address.lastIndexOf('\u0000');
      const [channel, groupId] = [address.slice(0, end), address.slice(end + 1)];
      for (const head of this.#waitingFor(channel, groupId)) {
        if ((this.#dueAt(head) ?? Number.POSITIVE_INFINITY) > now) continue;
        steppedIn.push(head.id);
        const step = stepIn(this.#parts.state(), this.#parts.outbox(), head, this.#whyWaiting(head, now), now);
        this.#parts.outbox().queueOf(channel).noteFallback(head);
        if (step === undefined) continue;
        deliveries.push(step.delivery);
        for (const group of step.groups) groups.add(group);
      }
      this.#watch(channel, groupId);
    }
    if (steppedIn.length === 0) return;
    const records = [...groups].map((group) => group.record());
    this.#parts.commit({ ...EMPTY_FLUSH, at: now, steppedIn, deliveries, groups: records });
  }

  #whyWaiting({ channel, waitingSince }: DeliveryHead, now: number): string {
    const { failure } = this.#parts.outbox().queueOf(channel);
    const waited = `not delivered for ${formatDuration(Math.max(1_000, Math.floor((now - waitingSince) / 1_000) * 1_000))}`;
    return failure === undefined ? waited : this.#parts.state().config.secrets.mask(`${waited}: ${failure}`);
  }
}
