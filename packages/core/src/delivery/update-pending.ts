import type { Alert } from '@signalbox/sdk';
import type { EngineState } from '../engine/engine-state.ts';
import { recordOf } from '../engine/live-group.ts';
import type { DeliveryHead, Flush, NotifiedAlert, Snapshot } from '../store/index.ts';

/** A message that waited, as it is to be said now. */
export interface UpdatedPending {
  /** Undefined: nothing is left to say. */
  readonly snapshot: Snapshot | undefined;
  /** Left out: silenced meanwhile, or over for a channel that does not hear of ends. */
  readonly leftOut: readonly Alert[];
}

/** Unsent words follow what is true now. Pure but for its look at the state. */
export function updatePendingSnapshot(
  state: EngineState,
  channel: string,
  snapshot: Snapshot,
  now: number,
): UpdatedPending {
  const hearsEnds = state.config.channels.get(channel)?.sendResolved ?? true;
  const isTrue = ({ fingerprint, notice }: Alert) => {
    if (state.suppression.suppressionOf(fingerprint, now).by === 'silence') return false;
    return hearsEnds || notice === true || state.known.get(fingerprint)?.status === 'firing';
  };
  const leftOut = snapshot.firing.filter((alert) => !isTrue(alert));
  if (leftOut.length === 0) return { snapshot, leftOut };
  const firing = snapshot.firing.filter(isTrue);
  const left = firing.length + snapshot.resolved.length;
  if (left === 0) return { snapshot: undefined, leftOut };
  const status = firing.length + snapshot.suppressed.length > 0 ? 'firing' : 'resolved';
  return { snapshot: { ...snapshot, firing, status }, leftOut };
}

/** What was left out of a message was not heard by it: no "resolved" is owed, and it is told when it may be. */
export function noteLeftOut(state: EngineState, head: DeliveryHead, leftOut: readonly Alert[]): Flush | undefined {
  const group = state.groups.byId(head.groupId);
  const notified = group?.facts.notified.get(head.channel);
  if (group === undefined || notified === undefined || head.maybeArrived) return undefined;
  const firing = new Map(notified.firing);
  for (const { fingerprint } of leftOut) {
    const word = firing.get(fingerprint);
    const transient: NotifiedAlert | undefined =
      word?.delivered === 'pending' ? { ...word, delivered: 'no' } : undefined;
    if (transient !== undefined) firing.set(fingerprint, transient);
  }
  group.facts = { ...group.facts, notified: new Map(group.facts.notified).set(head.channel, { ...notified, firing }) };
  return { groups: [recordOf(group)], forgotten: [], deliveries: [], superseded: [], events: [] };
}
