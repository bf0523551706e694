import type { Alert } from '@signalbox/sdk';
import type { EngineState } from '../engine/engine-state.ts';
import { recordOf } from '../engine/live-group.ts';
import type { DeliveryHead, Flush, Snapshot, ToldAlert } from '../store/index.ts';

/** A message that waited, as it is to be said now. */
export interface Freshened {
  /** Undefined: nothing is left to say. */
  readonly snapshot: Snapshot | undefined;
  /** Left out: silenced meanwhile, or over for a channel that does not hear of ends. */
  readonly leftOut: readonly Alert[];
}

/** Unsent words follow what is true now. Pure but for its look at the state. */
export function freshenSnapshot(state: EngineState, channel: string, snapshot: Snapshot, now: number): Freshened {
  const hearsEnds = state.config.channels.get(channel)?.sendResolved ?? true;
  const isTrue = ({ fingerprint, notice }: Alert) => {
    if (state.suppression.hushOf(fingerprint, now).by === 'silence') return false;
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
  const told = group?.facts.told.get(head.channel);
  if (group === undefined || told === undefined || head.maybeArrived) return undefined;
  const firing = new Map(told.firing);
  for (const { fingerprint } of leftOut) {
    const word = firing.get(fingerprint);
    const unheard: ToldAlert | undefined = word?.heard === 'pending' ? { ...word, heard: 'no' } : undefined;
    if (unheard !== undefined) firing.set(fingerprint, unheard);
  }
  group.facts = { ...group.facts, told: new Map(group.facts.told).set(head.channel, { ...told, firing }) };
  return { groups: [recordOf(group)], forgotten: [], deliveries: [], superseded: [], events: [] };
}
