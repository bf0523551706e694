import type { EngineState } from '../engine/engine-state.ts';
import type { AttemptRecord, DeliveryHead, Flush, Snapshot } from '../store/index.ts';
import type { Outbox } from './outbox.ts';
import { NOTHING, noteUndelivered, putBack } from './settle-delivery.ts';
import { noteLeftOut, updatePendingSnapshot } from './update-pending.ts';

export interface OutboxKeeperParts {
  state(): EngineState;
  outbox(): Outbox;
  now(): number;
  commit(flush: Flush): void;
  /** Calls back once all that the store was given until now has landed. */
  afterLanding(then: () => void): void;
  /** There may be something to send for this channel. */
  pump(channel: string): void;
}

/** What an attempt, or the moment before it, means for the outbox and for what channels are known to have heard. */
export class OutboxKeeper {
  readonly #parts: OutboxKeeperParts;

  constructor(parts: OutboxKeeperParts) {
    this.#parts = parts;
  }

  /** What is to be said now of what was decided; undefined: nothing, and the delivery is settled so. */
  updatePending(head: DeliveryHead, snapshot: Snapshot): Snapshot | undefined {
    const { state, outbox, now, commit } = this.#parts;
    const fresh = updatePendingSnapshot(state(), head.channel, snapshot, now());
    if (fresh.leftOut.length === 0) return snapshot;
    const flush = noteLeftOut(state(), head, fresh.leftOut);
    if (fresh.snapshot !== undefined) {
      if (flush !== undefined) commit(flush);
      return fresh.snapshot;
    }
    outbox().queueOf(head.channel).landed(head);
    commit({ ...(flush ?? NOTHING), superseded: [head.id] });
    return undefined;
  }

  /** An attempt is settled in the store. */
  settled(head: DeliveryHead, record: AttemptRecord): void {
    const { state, outbox, commit, afterLanding, pump } = this.#parts;
    if (outbox().isHeld(head.channel, head.groupId)) {
      afterLanding(() => this.settled(head, record));
      return;
    }
    let flush: Flush | undefined;
    if (record.state === 'waiting') {
      flush = putBack(state(), outbox(), head, record.notBefore ?? 0);
    } else {
      outbox().queueOf(head.channel).landed(head);
      if (record.state === 'dead') flush = noteUndelivered(state(), head);
    }
    if (flush !== undefined) commit(flush);
    pump(head.channel);
  }

  /**
   * What waits for a channel that the configuration no longer has becomes dead letters: how it is settled. Should the
   * channel come back, it was not told what they say.
   */
  takeRemoved(): readonly AttemptRecord[] {
    const { state, outbox, now, commit } = this.#parts;
    const at = now();
    const heads = [...outbox().channels()]
      .map(([name]) => name)
      .filter((name) => !state().config.channels.has(name))
      .flatMap((name) => outbox().drop(name));
    for (const head of heads) {
      const flush = noteUndelivered(state(), head);
      if (flush !== undefined) commit(flush);
    }
    const settled = {
      startedAt: at,
      endedAt: at,
      outcome: 'reject',
      reason: 'channel-removed',
      state: 'dead',
    } as const;
    return heads.map(({ id }) => ({ delivery: id, ...settled }));
  }
}
