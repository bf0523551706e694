import { applyAttemptResult, EMPTY_FLUSH } from '../delivery/apply-attempt-result.ts';
import { dropRemovedChannels } from '../delivery/drop-removed-channels.ts';
import { withoutFallbackFrom } from '../delivery/fallback.ts';
import type { InLane } from '../delivery/lane.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { updatePending } from '../delivery/update-pending.ts';
import { markUndelivered } from '../grouping/mark-undelivered.ts';
import type { AttemptRecord, DeliveryHead, Flush, NotifiedAlert, Snapshot, SnapshotAlert } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { LiveGroup } from './live-group.ts';
import type { EngineObserver } from './observer.ts';
import { stepIn } from './step-in.ts';
import type { StoreLink } from './store-link.ts';

export interface EngineDeliveriesParts {
  state(): EngineState;
  outbox(): Outbox;
  now(): number;
  readonly link: Pick<StoreLink, 'whenDurable'>;
  readonly observer: Pick<EngineObserver, 'settled'>;
  /** Fulfilled when it is on disk; never, if the store fails. */
  commit(flush: Flush): Promise<void>;
  /** A delivery of this group waits. */
  waits(channel: string, groupId: string): void;
  /** There may be something to send for this channel. */
  pump(channel: string): void;
}

/** Why what waits is a dead letter, where the configuration no longer has its channel. */
const CHANNEL_REMOVED = 'channel-removed';

/** Why what a person gives up is a dead letter. */
const GIVEN_UP = 'given up by a person';

/** Where deliveries meet the groups that decided them: before an attempt, after its result, and when a channel is gone. */
export class EngineDeliveries {
  readonly #parts: EngineDeliveriesParts;

  constructor(parts: EngineDeliveriesParts) {
    this.#parts = parts;
  }

  /** The message as it is to be sent now; undefined: nothing is left to say, and the delivery is settled so. */
  updatePending(head: DeliveryHead): Snapshot | undefined {
    // It is sent as it was, by a person's wish.
    if (head.resendOf !== undefined) return head.snapshot;
    const { outbox, now, commit } = this.#parts;
    const state = this.#parts.state();
    const sendResolved = state.config.channels.get(head.channel)?.sendResolved ?? true;
    const updated = updatePending(head.snapshot, sendResolved, {
      isSilenced: (fingerprint) => state.suppression.suppressionOf(fingerprint, now()) === 'silence',
      isFiring: (fingerprint) => state.known.get(fingerprint)?.status === 'firing',
    });
    if (updated.leftOut.length === 0) return head.snapshot;
    const groups = this.#markLeftOut(head, updated.leftOut).map((group) => group.record());
    if (updated.snapshot === undefined) {
      outbox().queueOf(head.channel).complete(head);
      this.#parts.observer.settled({ ...head, state: 'superseded' });
      void commit({ ...EMPTY_FLUSH, groups, superseded: [head.id] });
    } else if (groups.length > 0) void commit({ ...EMPTY_FLUSH, groups });
    return updated.snapshot;
  }

  /** An attempt is settled in the store: the delivery was sent, or waits. */
  settled(tried: DeliveryHead, record: AttemptRecord): void {
    const { outbox, link, commit, pump, waits } = this.#parts;
    const head = this.#withFallbackFrom(tried);
    if (outbox().isUncommitted(head.channel, head.groupId)) {
      link.whenDurable(() => this.settled(head, record));
      return;
    }
    const { store, config } = this.#parts.state();
    const flush = applyAttemptResult(head, record, {
      outbox: outbox(),
      store,
      generation: config.hash,
    });
    if (flush !== undefined) void commit(flush);
    else if (record.state === 'waiting') waits(head.channel, head.groupId);
    pump(head.channel);
  }

  /**
   * A delivery is a dead letter. That, what its group notes of it, and what its fallback is to be told are one commit:
   * none is ever there without the others.
   */
  async died(tried: DeliveryHead, record: AttemptRecord): Promise<void> {
    const { outbox, commit, pump, state, now } = this.#parts;
    const head = this.#withFallbackFrom(tried);
    const queue = outbox().queueOf(head.channel);
    const step =
      head.fallbackFrom === undefined ? undefined : stepIn(state(), outbox(), head, record.reason ?? 'rejected', now());
    const groups = new Set([...this.#markDead(head), ...(step?.groups ?? [])]);
    await commit({
      ...EMPTY_FLUSH,
      at: now(),
      attempts: [record],
      deliveries: step === undefined ? [] : [step.delivery],
      groups: [...groups].map((group) => group.record()),
    });
    queue.complete(head);
    pump(head.channel);
  }

  /**
   * What waits for a channel that the configuration no longer has becomes dead letters. Gives what is to be committed;
   * undefined: nothing. Should the channel come back, it was not notified of what they say.
   */
  dropRemovedChannels(): Flush | undefined {
    const { outbox, now, observer, state } = this.#parts;
    const heads = dropRemovedChannels(outbox(), state().config.channels);
    if (heads.length === 0) return undefined;
    for (const head of heads) observer.settled({ ...head, state: 'dead', reason: CHANNEL_REMOVED });
    const groups = new Set(heads.flatMap((head) => this.#markDead(head)));
    const records = [...groups].map((group) => group.record());
    return {
      ...EMPTY_FLUSH,
      groups: records,
      at: now(),
      dead: heads.map(({ id }) => ({ id, reason: CHANNEL_REMOVED })),
    };
  }

  /** A person gives up what waits: a dead letter, of which no fallback is notified. False: it is being tried. */
  giveUp(delivery: InLane & Pick<DeliveryHead, 'channel'>): boolean {
    const { outbox, now, observer, commit, pump } = this.#parts;
    const head = outbox().queueOf(delivery.channel).takeOut(delivery);
    if (head === undefined) return false;
    observer.settled({ ...head, state: 'dead', reason: GIVEN_UP });
    const groups = this.#markDead(head).map((group) => group.record());
    void commit({ ...EMPTY_FLUSH, at: now(), groups, dead: [{ id: head.id, reason: GIVEN_UP }] });
    pump(head.channel);
    return true;
  }

  /** A fallback may have been notified of it while its attempt was under way. */
  #withFallbackFrom(tried: DeliveryHead): DeliveryHead {
    const known = this.#parts.outbox().queueOf(tried.channel).find(tried);
    return known?.fallbackFrom === undefined
      ? withoutFallbackFrom(tried)
      : { ...tried, fallbackFrom: known.fallbackFrom };
  }

  #markDead(head: DeliveryHead): readonly LiveGroup[] {
    return this.#markUndelivered(head, ({ at }) => at === head.decidedAt);
  }

  #markLeftOut(head: DeliveryHead, leftOut: readonly SnapshotAlert[]): readonly LiveGroup[] {
    const fingerprints = new Set(leftOut.map(({ fingerprint }) => fingerprint));
    return this.#markUndelivered(head, ({ fingerprint }) => fingerprints.has(fingerprint));
  }

  /** The groups that note what never arrived. */
  #markUndelivered(head: DeliveryHead, isMeant: (alert: NotifiedAlert) => boolean): readonly LiveGroup[] {
    const group = this.#parts.state().groups.byId(head.groupId);
    const record = group?.facts.notified.get(head.channel);
    if (group === undefined || record === undefined || head.maybeArrived) return [];
    group.write({
      notified: new Map(group.facts.notified).set(head.channel, markUndelivered(record, isMeant)),
    });
    return [group];
  }
}
