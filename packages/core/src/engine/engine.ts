import { randomUUID } from 'node:crypto';
import { type Fingerprint, type HttpClient, SignalboxError } from '@signalbox/sdk';
import type { Config } from '../config/config.ts';
import { DeliveryRunner } from '../delivery/delivery-runner.ts';
import { Outbox } from '../delivery/outbox.ts';
import type { Flush, Generation, SilenceRecord, Store } from '../store/index.ts';
import { silenceFrom } from '../suppression/ad-hoc-silence.ts';
import type { Clock, Timer } from '../time/clock.ts';
import { type Accepted, acceptAlerts } from './accept-alerts.ts';
import { endAlert, endUnrenewedAlerts, forgetOldEnds } from './end-alerts.ts';
import type { AcceptedAlert, AcceptRequest, Engine } from './engine-api.ts';
import { EngineDeliveries } from './engine-deliveries.ts';
import type { EngineState } from './engine-state.ts';
import { type EngineView, engineView } from './engine-view.ts';
import { flushDueGroups } from './flush-groups.ts';
import { firingAlerts } from './inspect.ts';
import { REMEMBER_ENDS_MS } from './known-alerts.ts';
import { loadState, reloadState } from './load-state.ts';
import { Maintenance } from './maintenance.ts';
import type { EngineObserver } from './observer.ts';
import { wake } from './place-alert.ts';
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
  const engine = new RunningEngine(parts);
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
    setSilence: (silence) => engine.setSilence(silence),
    stop: (graceMs) => engine.stop(graceMs),
  };
}

class RunningEngine implements Omit<Engine, keyof EngineView> {
  readonly #parts: EngineParts;
  readonly #newId: () => string;
  readonly #link: StoreLink;
  readonly #runner: DeliveryRunner;
  readonly #deliveries: EngineDeliveries;
  readonly #maintenance: Maintenance;
  readonly view: EngineView;
  readonly #startedAt: number;
  #state: EngineState;
  #outbox: Outbox;
  #tickTimer: Timer | undefined;
  #tickAt = Number.POSITIVE_INFINITY;

  constructor(parts: EngineParts) {
    this.#parts = parts;
    this.#newId = parts.newId ?? (() => randomUUID().replaceAll('-', '').slice(0, 20));
    this.#startedAt = parts.clock.now();
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
      pump: (channel) => this.#runner.pump(channel),
    });
    this.#runner = new DeliveryRunner({
      store,
      clock,
      http,
      observer,
      config: () => this.#state.config,
      outbox: looks.outbox,
      updatePending: (head, snapshot) => this.#deliveries.updatePending(head, snapshot),
      settled: (head, record) => this.#deliveries.settled(head, record),
      storeFailed: (error) => this.#link.fail(error),
    });
    this.#maintenance = new Maintenance({ store, clock, observer, state: looks.state, link: this.#link });
    [this.#state, this.#outbox] = this.#load(parts.config);
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
    if (events.length > 0) this.#link.give(store.appendEvents(events));
    this.#arm(now);
    // Also without an event of its own: what makes it no news may be on its way to the disk.
    await this.#link.durable();
    observer.accepted(request.source, kinds);
    return accepted;
  }

  async reload(config: Config, generation: Generation): Promise<void> {
    this.#link.assertHealthy();
    const { store, clock } = this.#parts;
    // Kept first: what is live can always be started again.
    this.#link.give(store.saveGeneration(generation));
    await this.#link.durable();
    const now = clock.now();
    const before = this.#state;
    this.#state = reloadState(before, { config, store, newId: this.#newId }, now);
    const groups = [...this.#state.groups.all()].filter(({ facts }) => facts.notified.size > 0);
    const kept = new Set(groups.map(({ facts }) => facts.id));
    const forgotten = [...before.groups.all()].map(({ facts }) => facts.id).filter((id) => !kept.has(id));
    for (const [name, queue] of this.#outbox.channels()) {
      if (before.config.channels.get(name)?.hash !== config.channels.get(name)?.hash) queue.reset();
    }
    const records = groups.map((group) => group.record());
    this.#link.give(store.commitFlush({ groups: records, forgotten, deliveries: [], superseded: [], events: [] }));
    await this.#dropRemovedChannels();
    this.#runner.pumpAll();
    this.#arm(now);
  }

  async endAlert(fingerprint: Fingerprint): Promise<boolean> {
    this.#link.assertHealthy();
    const { store, clock } = this.#parts;
    const now = clock.now();
    const known = this.#state.known.get(fingerprint);
    if (known?.status !== 'firing') return false;
    this.#link.give(store.appendEvents(endAlert(this.#state, known, 'ended', now)));
    this.#arm(now);
    await this.#link.durable();
    return true;
  }

  async setSilence(record: SilenceRecord): Promise<void> {
    this.#link.assertHealthy();
    this.#link.give(this.#parts.store.saveSilence(record));
    await this.#link.durable();
    const now = this.#parts.clock.now();
    const { suppression, adHocSilences } = this.#state;
    adHocSilences.set(record.id, record);
    const covered = suppression.putSilence(silenceFrom(record), firingAlerts(this.#state), now);
    for (const fingerprint of covered) wake(this.#state, fingerprint, now);
    this.#arm(now);
  }

  async stop(graceMs: number): Promise<void> {
    this.#link.stop();
    this.#tickTimer?.cancel();
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

  #load(config: Config): [EngineState, Outbox] {
    const { store, clock } = this.#parts;
    const now = clock.now();
    const stored = store.load(now - REMEMBER_ENDS_MS);
    return [loadState({ config, store, newId: this.#newId }, stored, now), new Outbox(stored.deliveries)];
  }

  #pause(): void {
    this.#tickTimer?.cancel();
    this.#tickAt = Number.POSITIVE_INFINITY;
    this.#runner.pause();
  }

  #resume(): void {
    this.#runner.resume();
    this.#tick();
  }

  async #recover(): Promise<void> {
    await this.#parts.store.recover();
    await this.#runner.settleLeft();
    [this.#state, this.#outbox] = this.#load(this.config);
  }

  /** Everything that is due now: alerts that end, groups that notify. */
  #tick(): void {
    this.#tickAt = Number.POSITIVE_INFINITY;
    if (this.unhealthyReason() !== undefined) return;
    const { store, clock } = this.#parts;
    const now = clock.now();
    try {
      const ended = endUnrenewedAlerts(this.#state, now, this.#startedAt);
      forgetOldEnds(this.#state, now);
      for (const fingerprint of this.#state.suppression.takeChanged(now)) wake(this.#state, fingerprint, now);
      const flush = flushDueGroups(this.#state, this.#outbox, now);
      if (flush !== undefined) this.#commit({ ...flush, events: [...ended, ...flush.events] });
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

  #commit(flush: Flush): void {
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
    });
    this.#link.give(committed);
  }

  async #dropRemovedChannels(): Promise<void> {
    const flush = this.#deliveries.dropRemovedChannels();
    if (flush === undefined) return;
    const committed = this.#parts.store.commitFlush(flush);
    this.#link.give(committed);
    await committed;
  }
}
