import type { HttpClient } from '@signalbox/sdk';
import {
  type AttemptRecord,
  type DeliveryHead,
  type DeliveryId,
  eventsOf,
  type Snapshot,
  type Store,
} from '../store/index.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { DueQueue } from '../time/due-queue.ts';
import { AttemptResults } from './attempt-results.ts';
import type { ChannelConfig } from './channel-config.ts';
import { type Attempt, deliver } from './deliver.ts';
import { deliveryName } from './delivery-name.ts';
import { EventReader } from './event-reader.ts';
import { type AttemptEnd, nextAttempt } from './next-attempt.ts';
import { notificationFrom, withTexts } from './notification.ts';
import type { Outbox } from './outbox.ts';
import { keptRequest } from './sent-request.ts';

/** What deliveries report, for logs and metrics. It must not throw and is never awaited. */
export interface DeliveryObserver {
  attempted(
    attempt: AttemptRecord & {
      readonly channel: string;
      readonly transport: string;
      readonly group: string;
      /** When the next attempt is due (epoch ms), if there is one: the target may be left alone for longer than this delivery. */
      readonly nextTryAt?: number;
    },
  ): void;
  /** A channel's template failed, and the default one was sent. */
  renderFailed(failure: { channel: string; part: string; error: string }): void;
  /** A transport has something for the log. */
  said(channel: string, fields: Readonly<Record<string, unknown>>, text: string): void;
}

/** What the live configuration says of deliveries. */
export interface DeliveryConfig {
  readonly channels: ReadonlyMap<string, ChannelConfig>;
  readonly server: { readonly externalUrl: string };
  readonly secrets: { mask(text: string): string };
}

export interface DeliveryRunnerParts {
  readonly store: Pick<Store, 'settleAttempts'>;
  readonly clock: Clock;
  readonly http: Pick<HttpClient, 'send'>;
  readonly observer: DeliveryObserver;
  config(): DeliveryConfig;
  outbox(): Outbox;
  /** Events with their newest bodies. */
  readEvents: Store['readEvents'];
  /** The message as it is to be sent now; undefined: nothing is left to say, and the delivery is settled so. */
  updatePending(head: DeliveryHead): Snapshot | undefined;
  /** The delivery is a dead letter. To be settled, with what follows from it. */
  died(head: DeliveryHead, record: AttemptRecord): void;
  /** An attempt is settled in the store: the delivery was sent, or waits. */
  settled(head: DeliveryHead, record: AttemptRecord): void;
  storeFailed(error: unknown): void;
}

/** Sends what waits in the outbox: per channel within its limits, each result settled in the store. */
export class DeliveryRunner {
  readonly #parts: DeliveryRunnerParts;
  readonly #wakes = new DueQueue<string>();
  readonly #running = new Map<DeliveryId, Promise<void>>();
  readonly #abort = new AbortController();
  readonly #texts: EventReader;
  readonly #results: AttemptResults;
  #timer: Timer | undefined;
  #paused = true;

  constructor(parts: DeliveryRunnerParts) {
    this.#parts = parts;
    this.#texts = new EventReader((ids) => parts.readEvents(ids));
    this.#results = new AttemptResults(parts.store);
  }

  /** Gives the store the results that it could not take while it failed. */
  settleLeft(): Promise<void> {
    return this.#results.settleLeft();
  }

  /** Begins, or goes on after a pause. */
  resume(): void {
    this.#paused = false;
    this.pumpAll();
  }

  /** Nothing new is sent; what runs goes on. */
  pause(): void {
    this.#paused = true;
    this.#timer?.cancel();
  }

  /** Ends: running attempts get `graceMs`, then they are cut off and left to the next start. */
  async stop(graceMs: number): Promise<void> {
    this.pause();
    const { clock } = this.#parts;
    const all = Promise.all(this.#running.values());
    let timer: Timer | undefined;
    const grace = new Promise<void>((resolve) => {
      timer = clock.schedule(clock.now() + graceMs, resolve);
    });
    await Promise.race([all, grace]);
    timer?.cancel();
    this.#abort.abort();
    await all;
  }

  pumpAll(): void {
    for (const [channel] of this.#parts.outbox().channels()) this.pump(channel);
  }

  /** Sends all that this channel may send now. */
  pump(name: string): void {
    const { clock } = this.#parts;
    const queue = this.#parts.outbox().queueOf(name);
    const channel = this.#parts.config().channels.get(name);
    while (!this.#paused && channel !== undefined && !channel.suspended) {
      const job = queue.next(channel, clock.now());
      if (job.type === 'job') {
        if (!this.#running.has(job.head.id)) this.#start(job.head);
        continue;
      }
      this.#wakes.set(name, job.type === 'wait' ? job.until : undefined);
      break;
    }
    this.#arm();
  }

  #arm(): void {
    this.#timer?.cancel();
    const at = this.#wakes.nextAt();
    if (at === undefined || this.#paused) return;
    this.#timer = this.#parts.clock.schedule(at, () => {
      for (const name of this.#wakes.take(this.#parts.clock.now(), Number.MAX_SAFE_INTEGER)) this.pump(name);
      this.#arm();
    });
  }

  #start(head: DeliveryHead): void {
    const running = this.#attempt(head)
      .catch((error: unknown) => this.#parts.storeFailed(error))
      .finally(() => this.#running.delete(head.id))
      .then(() => this.pump(head.channel));
    this.#running.set(head.id, running);
  }

  async #attempt(head: DeliveryHead): Promise<void> {
    const { clock, http, observer } = this.#parts;
    const events = await this.#texts.read(eventsOf(head.snapshot));
    const channel = this.#parts.config().channels.get(head.channel);
    // Meanwhile the store may have failed and been read again, and the channel removed.
    const isStillDue = !this.#paused && this.#parts.outbox().queueOf(head.channel).isInFlight(head);
    if (channel === undefined || !isStillDue) return;
    const snapshot = this.#parts.updatePending(head);
    if (snapshot === undefined) return;
    const startedAt = clock.now();
    const message = withTexts(snapshot, events, head.decidedAt);
    const { externalUrl } = this.#parts.config().server;
    const about = { id: deliveryName(head), channel: channel.name, externalUrl };
    const attempt = await deliver(notificationFrom(message, { ...about, now: startedAt }), channel, {
      http,
      now: () => clock.now(),
      after: (delayMs, run) => clock.schedule(clock.now() + delayMs, run),
      signal: this.#abort.signal,
      renderFailed: (part, error) => observer.renderFailed({ channel: channel.name, part, error }),
      log: (fields, text) => observer.said(channel.name, fields, text),
    });
    const { end } = attempt;
    if (this.#abort.signal.aborted && end.type !== 'ok') return;
    const record = this.#record(head, channel, startedAt, attempt);
    const { name: transport } = channel.transport;
    const queue = this.#parts.outbox().queueOf(head.channel);
    const nextTry =
      record.notBefore === undefined ? {} : { nextTryAt: queue.nextTryAt(end, record.notBefore, clock.now()) };
    observer.attempted({ ...record, ...nextTry, channel: channel.name, transport, group: head.groupId });
    queue.noteTarget(end, clock.now());
    queue.answered(head);
    this.pump(head.channel);
    const tried = { ...head, attempts: head.attempts + 1, maybeArrived: mayHaveArrived(head, end) };
    if (record.state === 'dead') return this.#parts.died(tried, record);
    await this.#results.settle(record);
    this.#parts.settled(tried, record);
  }

  #record(head: DeliveryHead, channel: ChannelConfig, startedAt: number, attempt: Attempt): AttemptRecord {
    const { clock } = this.#parts;
    const { mask } = this.#parts.config().secrets;
    const { end, request, status } = attempt;
    const endedAt = clock.now();
    const tried = { attempts: head.attempts + 1, waitingSince: head.waitingSince };
    const next = nextAttempt(end, tried, channel.giveUpAfterMs, endedAt, clock.random());
    const outcome = end.type === 'no-answer' ? (end.maybeArrived ? 'unknown' : 'retry') : end.type;
    const { reason } = next;
    return {
      delivery: head.id,
      startedAt,
      endedAt,
      outcome,
      state: next.state,
      ...(reason === undefined ? {} : { reason: mask(reason) }),
      ...(next.state === 'waiting' ? { notBefore: next.notBefore } : {}),
      ...(status === undefined ? {} : { status }),
      ...(request === undefined ? {} : { request: keptRequest(request, mask) }),
    };
  }
}

function mayHaveArrived(head: DeliveryHead, end: AttemptEnd): boolean {
  return head.maybeArrived || (end.type === 'no-answer' && end.maybeArrived);
}
