import { fallbackOf } from '../delivery/fallback.ts';
import { fallbackSnapshot, originOf } from '../delivery/fallback-snapshot.ts';
import { mergeWaiting } from '../delivery/merge-waiting.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { threadOf } from '../grouping/content-hash.ts';
import type { DeliveryHead, NewDelivery } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { LiveGroup } from './live-group.ts';
import { noteTold } from './note-told.ts';

/** The fallback steps in: what it is to be told, and the groups that noted that they owe it the ends. */
export interface StepIn {
  readonly delivery: NewDelivery;
  readonly groups: readonly LiveGroup[];
}

/**
 * Notifies the fallback of a delivery that its channel did not get, in memory; what is given is to be committed
 * together with the fact that caused it. Undefined: there is nobody, or nothing is left to say.
 *
 * @param why what fails, for people
 */
export function stepIn(
  state: EngineState,
  outbox: Outbox,
  head: DeliveryHead,
  why: string,
  now: number,
): StepIn | undefined {
  const { config, known, suppression, groups } = state;
  const channel = fallbackOf(head.channel, config.channels);
  if (channel === undefined) return undefined;
  const group = groups.byId(head.groupId);
  const thread = group?.facts.notified.get(channel)?.thread ?? threadOf(head.groupId, channel);
  const sendResolved = config.channels.get(channel)?.sendResolved ?? true;
  const snapshot = fallbackSnapshot(
    head,
    why,
    { thread, sendResolved },
    {
      isSilenced: (fingerprint) => suppression.suppressionOf(fingerprint, now) === 'silence',
      isFiring: (fingerprint) => known.get(fingerprint)?.status === 'firing',
    },
  );
  if (snapshot === undefined) return undefined;
  const waiting = outbox.takeWaiting(channel, head.groupId);
  const noted = noteTold(state, { groupId: head.groupId, channel, snapshot, isReplaced: waiting !== undefined, now });
  const said = waiting === undefined ? snapshot : mergeWaiting(snapshot, waiting.snapshot);
  const delivery: NewDelivery = {
    id: state.store.allocateDeliveryIds(1),
    channel,
    groupId: head.groupId,
    decidedAt: now,
    replaces: waiting === undefined ? [] : [waiting.id],
    waitingSince: waiting?.waitingSince ?? now,
    fallbackFrom: waiting?.fallbackFrom ?? now,
    generation: config.hash,
    ...originOf(said),
    snapshot: said,
  };
  outbox.add(delivery, waiting?.maybeArrived);
  return { delivery, groups: noted };
}
