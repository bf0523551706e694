import { randomUUID } from 'node:crypto';
import { type Fingerprint, type HttpClient, SignalboxError } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { EMPTY_FLUSH } from '../delivery/apply-attempt-result.ts';
import { deliveryName } from '../delivery/delivery-name.ts';
import { DeliveryRunner } from '../delivery/delivery-runner.ts';
import { Outbox } from '../delivery/outbox.ts';
import type { Flush, Generation, SilenceRecord, Store } from '../store/index.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { type Accepted, acceptAlerts } from './accept-alerts.ts';
import { AlertSweep, type EventWithBody } from './alert-sweep.ts';
import { endAlert, endUnrenewedAlerts, forgetOldEnds } from './end-alerts.ts';
import type { AcceptedAlert, AcceptRequest, Engine } from './engine-api.ts';
import { EngineDeliveries } from './engine-deliveries.ts';
import type { EngineState } from './engine-state.ts';
import { type EngineView, engineView } from './engine-view.ts';
import { FallbackTimer } from './fallback-timer.ts';
import { flushDueGroups } from './flush-groups.ts';
import { findWaiting, type GivenUp } from './give-up-delivery.ts';
import { loadState, StateReload } from './load-state.ts';
import { Maintenance } from './maintenance.ts';
import type { EngineObserver } from './observer.ts';
import { noteSilences } from './place-alert.ts';
import { makeResend, planResend, type Resent } from './resend-delivery.ts';
import { StoreLink } from './store-link.ts';

export interface EngineParts {
  readonly config: Config;
  readonly generation: Generation;
  readonly store: Store;
  readonly clock: Clock;
  readonly http: Pick<HttpClient, 'send'>;
  readonly observer: EngineObserver;
  /** Makes ids that are never used twice. */
  readonly newId?: () => string;
}

/** Takes up where the store is, and runs. */
export async function createEngine(parts: EngineParts): Promise<Engine> {
  const newId = parts.newId ?? (() => randomUUID().replaceAll('-', '').slice(0, 20));
  const engine = new RunningEngine({ ...parts, newId }, await load({ ...parts, newId }));
  await engine.start(parts.generation);
  return {
    ...engine.view,
    get config() {
      return engine.config;
    },
    accept: (request) => engine.accept(request),
    reload: (config, generation) => engine.reload(config, generation),
    unhealthyReason: () => engine.unhealthyReason(),
    endAlert: (fingerprint) => engine.endAlert(fingerprint),
    resend: (name, to) => engine.resend(name, to),
    giveUp: (name) => engine.giveUp(name),
    setSilence: (silence) => engine.setSilence(silence),
    stop: (graceMs) => engine.stop(graceMs),
  };
}

type Loaded = readonly [EngineState, Outbox];

async function load(parts: Required<EngineParts>): Promise<Loaded> {
  const { state, deliveries } = await loadState(parts, parts.clock.now());
  return [state, new Outbox(deliveries)];
}

class RunningEngine implements Omit<Engine, keyof EngineView> {
  readonly #parts: Required<EngineParts>;
  readonly #link: StoreLink;
  readonly #runner: DeliveryRunner;
  readonly #deliveries: EngineDeliveries;
  readonly #fallbacks: FallbackTimer;
  readonly #maintenance: Maintenance;
  readonly view: EngineView;
  /** When memory was read from the store. */
  #loadedAt = 0;
  #state: EngineState;
  #outbox: Outbox;
  /** Under way: what is accepted meanwhile is handed to them. */
  readonly #sweeps = new Set<AlertSweep>();
  /** Changes of what all alerts are judged by come one after the other. */
  #turn: Promise<unknown> = Promise.resolve();
  #tickTimer: Timer | undefined;
  #tickAt = Number.POSITIVE_INFINITY;

  constructor(parts: Required<EngineParts>, loaded: Loaded) {
    this.#parts = parts;
    [this.#state, this.#outbox] = loaded;
    this.#loadedAt = parts.clock.now();
    const { store, clock, http, observer } = parts;
    const looks = { state: () => this.#state, outbox: () => this.#outbox, now: () => clock.now() };
    this.view = engineView(looks);
    this.#link = new StoreLink({
      clock,
      observer,
      pause: () => this.#pause(),
      recover: () => this.#recover(),
      resume: () => this.#resume(),
    });
    this.#deliveries = new EngineDeliveries({
      ...looks,
      link: this.#link,
      observer,
      commit: (flush) => this.#commit(flush),
      waits: (channel, groupId) => this.#fallbacks.watch(channel, groupId),
      pump: (channel) => this.#runner.pump(channel),
    });
    this.#runner = new DeliveryRunner({
      store,
      clock,
      http,
      observer,
      config: () => this.#state.config,
      outbox: looks.outbox,
      readEvents: (ids) => this.#state.readEvents(ids),
      updatePending: (head) => this.#deliveries.updatePending(head),
      died: (head, record) => this.#link.whenCurrent(() => void this.#deliveries.died(head, record)),
      settled: (head, record) => this.#link.whenCurrent(() => this.#deliveries.settled(head, record)),
      storeFailed: (error) => this.#link.fail(error),
    });
    this.#fallbacks = new FallbackTimer({
      ...looks,
      clock,
      loadedAt: () => this.#loadedAt,
      commit: (flush) => void this.#commit(flush),
      failed: (error) => this.#link.fail(error),
    });
    this.#maintenance = new Maintenance({ store, clock, observer, state: looks.state, link: this.#link });
  }

  get config(): Config {
    return this.#state.config;
  }

  async start(generation: Generation): Promise<void> {
    await this.#parts.store.saveGeneration(generation);
    await this.#dropRemovedChannels();
    this.#link.begin();
    this.#maintenance.start();
  }

  unhealthyReason(): string | undefined {
    return this.#link.unhealthyReason;
  }

  async accept(request: AcceptRequest): Promise<readonly AcceptedAlert[]> {
    this.#link.assertHealthy();
    const { store, clock, observer } = this.#parts;
    const now = clock.now();
    const { events, accepted, kinds } = this.#takeIntoMemory(request, now);
    for (const sweep of this.#sweeps) sweep.note(events);
    // Before the events are given: what is due at once is decided at the end of this turn, and shares their commit.
    this.#arm(now);
    if (events.length > 0) this.#link.give(store.appendEvents(events));
    // Also without an event of its own: what makes it no news may be on its way to the disk.
    await this.#link.durable();
    observer.accepted(request.source, kinds);
    return accepted;
  }

  reload(config: Config, generation: Generation): Promise<void> {
    return this.#inTurn(async () => {
      this.#link.assertHealthy();
      // Kept first: what is live can always be started again.
      this.#link.give(this.#parts.store.saveGeneration(generation));
      await this.#link.durable();
      const { clock } = this.#parts;
      for (let isDone = false; !isDone; ) {
        const before = this.#state;
        const reload = new StateReload(before, { ...this.#parts, config }, clock.now());
        await this.#sweep(
          (event) => reload.visit(event),
          () => {
            this.#link.assertHealthy();
            // It was read again meanwhile, and so is this.
            if (this.#state !== before) return;
            this.#switchTo(reload.finish(clock.now()));
            isDone = true;
          },
        );
      }
      await this.#dropRemovedChannels();
      this.#runner.pumpAll();
      if (this.unhealthyReason() === undefined) this.#fallbacks.resume();
      // What the groups noted by it is on disk as well; the link handles a failure, and the configuration is live.
      await this.#link.durable().catch(() => undefined);
    });
  }

  #switchTo(state: EngineState): void {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const before = this.#state;
    this.#state = state;
    const { config } = state;
    const groups = [...state.groups.all()].filter(({ facts }) => facts.notified.size > 0);
    const kept = new Set(groups.map(({ facts }) => facts.id));
    const forgotten = [...before.groups.all()].map(({ facts }) => facts.id).filter((id) => !kept.has(id));
    for (const [name, queue] of this.#outbox.channels()) {
      if (before.config.channels.get(name)?.hash !== config.channels.get(name)?.hash) queue.reset();
    }
    const records = groups.map((group) => group.record());
    this.#link.give(store.commitFlush({ groups: records, forgotten, deliveries: [], superseded: [], events: [] }));
    this.#arm(now);
  }

  async endAlert(fingerprint: Fingerprint): Promise<boolean> {
    this.#link.assertHealthy();
    const { store, clock } = this.#parts;
    const now = clock.now();
    const known = this.#state.known.get(fingerprint);
    if (known?.status !== 'firing') return false;
    this.#link.give(store.appendEvents([endAlert(this.#state, known, 'ended', new Set(), now)]));
    this.#arm(now);
    await this.#link.durable();
    return true;
  }

  async giveUp(name: string): Promise<GivenUp> {
    this.#link.assertHealthy();
    const found = await findWaiting(this.#state, name);
    if ('refused' in found) return found;
    this.#link.assertHealthy();
    if (!this.#deliveries.giveUp(found)) return { refused: 'being-tried' };
    await this.#link.durable();
    return { name };
  }

  resend(name: string, to: string | undefined): Promise<Resent> {
    return this.#inTurn(async () => {
      this.#link.assertHealthy();
      const plan = await planResend(this.#state, name, to);
      if (plan.type !== 'send') return plan;
      this.#link.assertHealthy();
      const now = this.#parts.clock.now();
      const { delivery, groups } = makeResend(this.#state, this.#outbox, plan, now);
      void this.#commit({ ...EMPTY_FLUSH, groups, deliveries: [delivery] });
      this.#arm(now);
      await this.#link.durable();
      const { channel } = delivery;
      return { type: 'resent', name: deliveryName(delivery), resendOf: deliveryName(plan.origin), channel };
    });
  }

  setSilence(record: SilenceRecord): Promise<void> {
    return this.#inTurn(async () => {
      this.#link.assertHealthy();
      this.#link.give(this.#parts.store.saveSilence(record));
      await this.#link.durable();
      const state = this.#state;
      const silence = silenceFrom(record);
      const matching = new Map<Fingerprint, EventWithBody>();
      await this.#sweep(
        (event) => {
          if (silence.matcher.test(event.body)) matching.set(event.fingerprint, event);
          else matching.delete(event.fingerprint);
        },
        () => {
          // It was read again meanwhile, and this silence with it.
          if (this.#state !== state) return;
          const now = this.#parts.clock.now();
          const { suppression, adHocSilences, known } = state;
          adHocSilences.set(record.id, record);
          const firing = [...matching.values()].filter((event) => known.get(event.fingerprint)?.status === 'firing');
          noteSilences(state, suppression.putSilence(silence, firing, now), now);
          this.#arm(now);
        },
      );
    });
  }

  async stop(graceMs: number): Promise<void> {
    this.#link.stop();
    this.#tickTimer?.cancel();
    this.#fallbacks.pause();
    await this.#runner.stop(graceMs);
    await this.#maintenance.stop().catch((error: unknown) => this.#parts.observer.failed('writing renewals', error));
    await this.#link.durable().catch(() => undefined);
  }

  #takeIntoMemory(request: AcceptRequest, now: number): Accepted {
    try {
      return acceptAlerts(this.#state, request, now);
    } catch (error) {
      // Ours are thrown before anything changes; after another one some of it may be in memory, and none in the store.
      if (!SignalboxError.is(error)) this.#link.fail(error);
      throw error;
    }
  }

  /** Has every known alert looked at with its body, and then does `finish`, before anything else is accepted. */
  async #sweep(visit: (event: EventWithBody) => void, finish: () => void): Promise<void> {
    const sweep = new AlertSweep(visit);
    this.#sweeps.add(sweep);
    try {
      await sweep.read(this.#state);
      finish();
    } finally {
      this.#sweeps.delete(sweep);
    }
  }

  #inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = this.#turn.then(work);
    this.#turn = done.catch(() => undefined);
    return done;
  }

  #pause(): void {
    this.#tickTimer?.cancel();
    this.#tickAt = Number.POSITIVE_INFINITY;
    this.#runner.pause();
    this.#fallbacks.pause();
  }

  #resume(): void {
    this.#runner.resume();
    this.#fallbacks.resume();
    this.#tick();
  }

  async #recover(): Promise<void> {
    await this.#parts.store.recover();
    await this.#runner.settleLeft();
    this.#loadedAt = this.#parts.clock.now();
    [this.#state, this.#outbox] = await load({ ...this.#parts, config: this.config });
  }

  /** Everything that is due now: alerts that end, groups that notify. */
  #tick(): void {
    this.#tickAt = Number.POSITIVE_INFINITY;
    if (this.unhealthyReason() !== undefined) return;
    const { store, clock } = this.#parts;
    const now = clock.now();
    try {
      const ended = endUnrenewedAlerts(this.#state, now, this.#loadedAt);
      forgetOldEnds(this.#state, now);
      noteSilences(this.#state, this.#state.suppression.takeChanged(now), now);
      const flush = flushDueGroups(this.#state, this.#outbox, now);
      if (flush !== undefined) void this.#commit({ ...flush, events: [...ended, ...flush.events] });
      else if (ended.length > 0) this.#link.give(store.appendEvents(ended));
      this.#arm(now);
    } catch (error) {
      this.#link.fail(error);
    }
  }

  #arm(now: number): void {
    const { due, expiries, forgets, suppression } = this.#state;
    const queues = [due.nextAt(), expiries.nextAt(), forgets.nextAt(), suppression.nextChangeAt()];
    const dues = queues.filter((at) => at !== undefined);
    const at = Math.max(Math.min(...dues), now);
    if (at >= this.#tickAt || this.unhealthyReason() !== undefined || dues.length === 0) return;
    this.#tickTimer?.cancel();
    this.#tickAt = at;
    this.#tickTimer = this.#parts.clock.schedule(at, () => this.#tick());
  }

  /** Fulfilled when it is on disk; never, if the store fails: what the caller knows is not true any more then. */
  #commit(flush: Flush): Promise<void> {
    const { observer } = this.#parts;
    for (const { channel, groupId, snapshot, replaces } of flush.deliveries) {
      const { reason, route, firing, resolved } = snapshot;
      const counts = { firing: firing.length, resolved: resolved.length };
      observer.decided({ channel, route, group: groupId, reason, ...counts });
      for (const id of replaces) observer.settled({ id, channel, groupId, state: 'superseded' });
    }
    const outbox = this.#outbox;
    const committed = this.#parts.store.commitFlush(flush).then(() => {
      outbox.committed(flush.deliveries);
      for (const channel of new Set(flush.deliveries.map((delivery) => delivery.channel))) this.#runner.pump(channel);
      for (const { channel, groupId } of flush.deliveries) this.#fallbacks.watch(channel, groupId);
    });
    this.#link.give(committed);
    return new Promise((resolve) => void committed.then(resolve, () => undefined));
  }

  async #dropRemovedChannels(): Promise<void> {
    const flush = this.#deliveries.dropRemovedChannels();
    if (flush === undefined) return;
    const committed = this.#parts.store.commitFlush(flush);
    this.#link.give(committed);
    await committed;
  }
}
