import { applyAttemptResult, EMPTY_FLUSH, flushOfUndelivered } from '../delivery/apply-attempt-result.ts';
import { dropRemovedChannels } from '../delivery/drop-removed-channels.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { updatePending } from '../delivery/update-pending.ts';
import { markUndelivered } from '../grouping/mark-undelivered.ts';
import type {
  AttemptRecord,
  DeliveryHead,
  Flush,
  GroupRecord,
  NotifiedAlert,
  Snapshot,
  SnapshotAlert,
} from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineObserver } from './observer.ts';
import type { StoreLink } from './store-link.ts';

export interface EngineDeliveriesParts {
  state(): EngineState;
  outbox(): Outbox;
  now(): number;
  readonly link: Pick<StoreLink, 'whenDurable'>;
  readonly observer: Pick<EngineObserver, 'settled'>;
  commit(flush: Flush): void;
  /** There may be something to send for this channel. */
  pump(channel: string): void;
}

/** Why what waits is a dead letter, where the configuration no longer has its channel. */
const CHANNEL_REMOVED = 'channel-removed';

/** Where deliveries meet the groups that decided them: before an attempt, after its result, and when a channel is gone. */
export class EngineDeliveries {
  readonly #parts: EngineDeliveriesParts;

  constructor(parts: EngineDeliveriesParts) {
    this.#parts = parts;
  }

  /** The message as it is to be sent now; undefined: nothing is left to say, and the delivery is settled so. */
  updatePending(head: DeliveryHead): Snapshot | undefined {
    const { outbox, now, commit } = this.#parts;
    const state = this.#parts.state();
    const sendResolved = state.config.channels.get(head.channel)?.sendResolved ?? true;
    const updated = updatePending(head.snapshot, sendResolved, {
      isSilenced: (fingerprint) => state.suppression.suppressionOf(fingerprint, now()) === 'silence',
      isFiring: (fingerprint) => state.known.get(fingerprint)?.status === 'firing',
    });
    if (updated.leftOut.length === 0) return head.snapshot;
    const group = this.#markLeftOut(head, updated.leftOut);
    const groups = group === undefined ? [] : [group];
    if (updated.snapshot === undefined) {
      outbox().queueOf(head.channel).complete(head);
      this.#parts.observer.settled({ ...head, state: 'superseded' });
      commit({ ...EMPTY_FLUSH, groups, superseded: [head.id] });
    } else if (groups.length > 0) commit({ ...EMPTY_FLUSH, groups });
    return updated.snapshot;
  }

  /** An attempt is settled in the store. */
  settled(head: DeliveryHead, record: AttemptRecord): void {
    const { outbox, link, commit, pump } = this.#parts;
    if (outbox().isUncommitted(head.channel, head.groupId)) {
      link.whenDurable(() => this.settled(head, record));
      return;
    }
    const { store, config } = this.#parts.state();
    const flush = applyAttemptResult(head, record, {
      outbox: outbox(),
      store,
      generation: config.hash,
      markUndelivered: (dead) => this.#markDead(dead),
    });
    if (flush !== undefined) commit(flush);
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
    const groups = flushOfUndelivered(heads, { markUndelivered: (head) => this.#markDead(head) }) ?? EMPTY_FLUSH;
    return { ...groups, at: now(), dead: heads.map(({ id }) => ({ id, reason: CHANNEL_REMOVED })) };
  }

  #markDead(head: DeliveryHead): GroupRecord | undefined {
    return this.#markUndelivered(head, ({ at }) => at === head.decidedAt);
  }

  #markLeftOut(head: DeliveryHead, leftOut: readonly SnapshotAlert[]): GroupRecord | undefined {
    const fingerprints = new Set(leftOut.map(({ fingerprint }) => fingerprint));
    return this.#markUndelivered(head, ({ fingerprint }) => fingerprints.has(fingerprint));
  }

  #markUndelivered(head: DeliveryHead, isMeant: (alert: NotifiedAlert) => boolean): GroupRecord | undefined {
    const group = this.#parts.state().groups.byId(head.groupId);
    const record = group?.facts.notified.get(head.channel);
    if (group === undefined || record === undefined || head.maybeArrived) return undefined;
    group.write({
      notified: new Map(group.facts.notified).set(head.channel, markUndelivered(record, isMeant)),
    });
    return group.record();
  }
}
