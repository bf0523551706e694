import { randomUUID } from 'node:crypto';
import { type Fingerprint, type HttpClient, SignalboxError } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { OutboxKeeper } from '../delivery/apply-attempt-result.ts';
import { DeliveryRunner } from '../delivery/delivery-runner.ts';
import { Outbox } from '../delivery/outbox.ts';
import type { Flush, Generation, SilenceRecord, Store } from '../store/index.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { type Intake, takeIn } from './accept-alerts.ts';
import { endAlert, endUnrenewedAlerts, forgetOldEnds } from './end-alerts.ts';
import type { AcceptedAlert, AcceptRequest, Engine } from './engine-api.ts';
import type { EngineState } from './engine-state.ts';
import { type EngineView, engineView } from './engine-view.ts';
import { flushDueGroups } from './flush-groups.ts';
import { firingAlerts } from './inspect.ts';
import { REMEMBER_ENDS_MS } from './known-alerts.ts';
import { recordOf } from './live-group.ts';
import { loadState, reloadState } from './load-state.ts';
import { Maintenance } from './maintenance.ts';
import type { EngineObserver } from './observer.ts';
import { wake } from './place-alert.ts';

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

const RECOVER_EVERY_MS = 1_000;

/** Takes up where the store is, and runs. */
export async function createEngine(parts: EngineParts): Promise<Engine> {
  const engine = new RunningEngine(parts);
  await engine.start(parts.generation);
  return {
    ...engine.view,
    get config() {
      return engine.config;
    },
    accept: (request) => engine.accept(request),
    reload: (config, generation) => engine.reload(config, generation),
    trouble: () => engine.trouble(),
    endAlert: (fingerprint) => engine.endAlert(fingerprint),
    setSilence: (silence) => engine.setSilence(silence),
    stop: (graceMs) => engine.stop(graceMs),
  };
}

class RunningEngine implements Omit<Engine, keyof EngineView> {
  readonly #parts: EngineParts;
  readonly #newId: () => string;
  readonly #runner: DeliveryRunner;
  readonly #maintenance: Maintenance;
  readonly #keeper: OutboxKeeper;
  readonly view: EngineView;
  readonly #startedAt: number;
  #state: EngineState;
  #outbox: Outbox;
  #trouble: string | undefined = 'it is starting';
  /** Settles when all that was given to the store until now has landed: operations land in the order of the calls. */
  #landed: Promise<void> = Promise.resolve();
  #tickTimer: Timer | undefined;
  #tickAt = Number.POSITIVE_INFINITY;
  #stopping = false;
  #recoveredAt = 0;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#newId = parts.newId ?? (() => randomUUID().replaceAll('-', '').slice(0, 20));
    this.#startedAt = parts.clock.now();
    const { store, clock, http, observer } = parts;
    const looks = { state: () => this.#state, outbox: () => this.#outbox, now: () => clock.now() };
    this.view = engineView(looks);
    this.#keeper = new OutboxKeeper({
      ...looks,
      commit: (flush) => this.#commit(flush),
      afterLanding: (then) => void this.#landed.then(then, () => undefined),
      pump: (channel) => this.#runner.pump(channel),
    });
    this.#runner = new DeliveryRunner({
      store,
      clock,
      http,
      observer,
      config: () => this.#state.config,
      outbox: looks.outbox,
      updatePending: (head, snapshot) => this.#keeper.updatePending(head, snapshot),
      settled: (head, record) => this.#keeper.settled(head, record),
      storeFailed: (error) => this.#fail(error),
    });
    this.#maintenance = new Maintenance({
      store,
      clock,
      observer,
      state: looks.state,
      isRunning: () => this.#trouble === undefined,
      storeFailed: (error) => this.#fail(error),
    });
    [this.#state, this.#outbox] = this.#load(parts.config);
  }

  get config(): Config {
    return this.#state.config;
  }

  async start(generation: Generation): Promise<void> {
    await this.#parts.store.saveGeneration(generation);
    await this.#dropRemovedChannels();
    await this.#run();
    this.#maintenance.start();
  }

  trouble(): string | undefined {
    return this.#trouble;
  }

  async accept(request: AcceptRequest): Promise<readonly AcceptedAlert[]> {
    this.#assertRunning();
    const { store, clock, observer } = this.#parts;
    const now = clock.now();
    const { events, accepted, kinds } = this.#takeIn(request, now);
    if (events.length > 0) this.#landing(store.appendEvents(events));
    this.#arm(now);
    // Also without an event of its own: what makes it no news may be on its way to the disk.
    await this.#landed;
    observer.accepted(request.source, kinds);
    return accepted;
  }

  async reload(config: Config, generation: Generation): Promise<void> {
    this.#assertRunning();
    const { store, clock } = this.#parts;
    // Kept first: what is live can always be started again.
    this.#landing(store.saveGeneration(generation));
    await this.#landed;
    const now = clock.now();
    const before = this.#state;
    this.#state = reloadState(before, { config, store, newId: this.#newId }, now);
    const groups = [...this.#state.groups.all()].filter((group) => group.facts.notified.size > 0).map(recordOf);
    const kept = new Set(groups.map((record) => record.id));
    const forgotten = [...before.groups.all()].map((group) => group.facts.id).filter((id) => !kept.has(id));
    for (const [name, queue] of this.#outbox.channels()) {
      if (before.config.channels.get(name)?.hash !== config.channels.get(name)?.hash) queue.reset();
    }
    this.#landing(store.commitFlush({ groups, forgotten, deliveries: [], superseded: [], events: [] }));
    await this.#dropRemovedChannels();
    this.#runner.pumpAll();
    this.#arm(now);
  }

  async endAlert(fingerprint: Fingerprint): Promise<boolean> {
    this.#assertRunning();
    const { store, clock } = this.#parts;
    const now = clock.now();
    const known = this.#state.known.get(fingerprint);
    if (known?.status !== 'firing') return false;
    this.#landing(store.appendEvents(endAlert(this.#state, known, 'ended', now)));
    this.#arm(now);
    await this.#landed;
    return true;
  }

  async setSilence(record: SilenceRecord): Promise<void> {
    this.#assertRunning();
    this.#landing(this.#parts.store.saveSilence(record));
    await this.#landed;
    const now = this.#parts.clock.now();
    const { suppression, adHocSilences } = this.#state;
    adHocSilences.set(record.id, record);
    const covered = suppression.putSilence(silenceFrom(record), firingAlerts(this.#state), now);
    for (const fingerprint of covered) wake(this.#state, fingerprint, now);
    this.#arm(now);
  }

  async stop(graceMs: number): Promise<void> {
    this.#trouble = 'it is stopping';
    this.#stopping = true;
    this.#tickTimer?.cancel();
    await this.#runner.stop(graceMs);
    await this.#maintenance.stop().catch((error: unknown) => this.#parts.observer.failed('writing renewals', error));
    await this.#landed.catch(() => undefined);
  }

  #takeIn(request: AcceptRequest, now: number): Intake {
    try {
      return takeIn(this.#state, request, now);
    } catch (error) {
      // Ours are thrown before anything changes; after another one some of it may be in memory, and none in the store.
      if (!SignalboxError.is(error)) this.#fail(error);
      throw error;
    }
  }

  #assertRunning(): void {
    if (this.#trouble !== undefined) throw new SignalboxError('not-running', { why: this.#trouble });
  }

  #load(config: Config): [EngineState, Outbox] {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const stored = store.load(now - REMEMBER_ENDS_MS);
    return [loadState({ config, store, newId: this.#newId }, stored, now), new Outbox(stored.deliveries)];
  }

  async #run(): Promise<void> {
    await this.#runner.resume();
    this.#trouble = undefined;
    this.#runner.pumpAll();
    this.#tick();
  }

  /** Everything that is due now: alerts that end, groups that speak. */
  #tick(): void {
    this.#tickAt = Number.POSITIVE_INFINITY;
    if (this.#trouble !== undefined) return;
    const { store, clock } = this.#parts;
    const now = clock.now();
    try {
      const ended = endUnrenewedAlerts(this.#state, now, this.#startedAt);
      forgetOldEnds(this.#state, now);
      for (const fingerprint of this.#state.suppression.takeChanged(now)) wake(this.#state, fingerprint, now);
      const flush = flushDueGroups(this.#state, this.#outbox, now);
      if (flush !== undefined) this.#commit({ ...flush, events: [...ended, ...flush.events] });
      else if (ended.length > 0) this.#landing(store.appendEvents(ended));
      this.#arm(now);
    } catch (error) {
      this.#fail(error);
    }
  }

  #arm(now: number): void {
    const { due, expiries, forgets, suppression } = this.#state;
    const queues = [due.nextAt(), expiries.nextAt(), forgets.nextAt(), suppression.nextChangeAt()];
    const dues = queues.filter((at) => at !== undefined);
    const at = Math.max(Math.min(...dues), now);
    if (at >= this.#tickAt || this.#trouble !== undefined || dues.length === 0) return;
    this.#tickTimer?.cancel();
    this.#tickAt = at;
    this.#tickTimer = this.#parts.clock.schedule(at, () => this.#tick());
  }

  #commit(flush: Flush): void {
    for (const { channel, groupId, snapshot } of flush.deliveries) {
      const { reason, route, firing, resolved } = snapshot;
      const counts = { firing: firing.length, resolved: resolved.length };
      this.#parts.observer.decided({ channel, route, group: groupId, reason, ...counts });
    }
    const outbox = this.#outbox;
    const landed = this.#parts.store.commitFlush(flush).then(() => {
      outbox.release(flush.deliveries);
      for (const channel of new Set(flush.deliveries.map((delivery) => delivery.channel))) this.#runner.pump(channel);
    });
    this.#landing(landed);
  }

  /** All that the store is given goes through here: a failure ends the present view of it. */
  #landing(promise: Promise<void>): void {
    this.#landed = promise;
    promise.catch((error: unknown) => this.#fail(error));
  }

  async #dropRemovedChannels(): Promise<void> {
    const records = this.#keeper.takeRemoved();
    if (records.length > 0) await this.#parts.store.settleAttempts(records);
  }

  /** What is in memory may be ahead of the store: nothing is accepted or sent until it was read again. */
  #fail(error: unknown): void {
    if (this.#trouble !== undefined) return;
    this.#trouble = SignalboxError.is(error) ? error.message : 'the store failed';
    this.#tickTimer?.cancel();
    this.#tickAt = Number.POSITIVE_INFINITY;
    this.#runner.pause();
    this.#parts.observer.storeFailed(error);
    this.#recoverAt(Math.max(this.#parts.clock.now(), this.#recoveredAt + RECOVER_EVERY_MS));
  }

  #recoverAt(at: number): void {
    this.#parts.clock.schedule(at, () => {
      if (!this.#stopping) void this.#recover();
    });
  }

  async #recover(): Promise<void> {
    const { store, clock, observer } = this.#parts;
    try {
      await store.recover();
      await this.#runner.resume();
      this.#runner.pause();
      [this.#state, this.#outbox] = this.#load(this.config);
      this.#landed = Promise.resolve();
      this.#recoveredAt = clock.now();
      await this.#run();
      observer.storeRecovered();
    } catch {
      // Said once, when it failed: `trouble` and the metrics go on saying so.
      this.#recoverAt(clock.now() + RECOVER_EVERY_MS);
    }
  }
}
