import { fallbackOf } from '../delivery/fallback.ts';
import { fallbackSnapshot, originOf } from '../delivery/fallback-snapshot.ts';
import { mergeWaiting } from '../delivery/merge-waiting.ts';
import type { Outbox } from '../delivery/outbox.ts';
import { threadOf } from '../grouping/content-hash.ts';
import { noteStandIn } from '../grouping/note-stand-in.ts';
import type { DeliveryHead, NewDelivery, Snapshot } from '../store/index.ts';
import type { EngineState } from './engine-state.ts';
import type { LiveGroup } from './live-group.ts';
import { schedule } from './place-alert.ts';

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
  const noted = noteInGroups(state, { head, channel, snapshot, isReplaced: waiting !== undefined, now });
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

/** Who is notified that an alert fires hears of its end: the group that the alert is in now remembers it. */
function noteInGroups(
  state: EngineState,
  about: { head: DeliveryHead; channel: string; snapshot: Snapshot; isReplaced: boolean; now: number },
): readonly LiveGroup[] {
  const { head, channel, snapshot, isReplaced, now } = about;
  const alertsOf = new Map<LiveGroup, { fingerprint: string; severity: string }[]>();
  for (const { fingerprint, notice } of [...snapshot.firing, ...snapshot.suppressed]) {
    const known = state.known.get(fingerprint);
    const home = known?.groups.find(({ facts }) => facts.id === head.groupId) ?? known?.groups[0];
    if (notice || known === undefined || home === undefined) continue;
    alertsOf.set(home, [...(alertsOf.get(home) ?? []), { fingerprint, severity: known.severity }]);
  }
  for (const [group, alerts] of alertsOf) {
    const { thread, contentHash } = snapshot;
    const record = noteStandIn(group.facts.notified.get(channel), { thread, contentHash }, alerts, isReplaced, now);
    group.write({ notified: new Map(group.facts.notified).set(channel, record) });
    schedule(state, group, now);
  }
  return [...alertsOf.keys()];
}
