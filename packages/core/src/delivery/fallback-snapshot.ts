import { truncate } from '@signalbox/sdk';
import type { DeliveryHead, DeliveryOrigin, Snapshot, StandIn } from '../store/index.ts';
import { type PresentAlerts, updatePending } from './update-pending.ts';

/** A target may answer at length. Characters. */
const LONGEST_WHY = 500;

/** How the fallback is notified. */
export interface FallbackAddress {
  /** By which its target finds the message of the group again. */
  readonly thread: string;
  readonly sendResolved: boolean;
}

/**
 * The message to the fallback of a channel that did not get its own: the same, as far as it is true now. What is over
 * meanwhile is listed as resolved. Pure.
 *
 * @param why what fails, for people
 * @returns undefined: nothing is left to say
 */
export function fallbackSnapshot(
  { id, channel, snapshot }: Pick<DeliveryHead, 'id' | 'channel' | 'snapshot'>,
  why: string,
  { thread, sendResolved }: FallbackAddress,
  present: PresentAlerts,
): Snapshot | undefined {
  const updated = updatePending(snapshot, sendResolved, present).snapshot;
  if (updated === undefined) return undefined;
  const firing = updated.firing.filter((alert) => alert.notice === true || present.isFiring(alert.fingerprint));
  const over = updated.firing.filter((alert) => !firing.includes(alert));
  const resolved = sendResolved ? [...updated.resolved, ...over] : [];
  const suppressed = updated.suppressed.filter(({ fingerprint }) => present.isFiring(fingerprint));
  if (firing.length + resolved.length === 0) return undefined;
  return {
    ...updated,
    reason: 'fallback',
    status: firing.length + suppressed.length > 0 ? 'firing' : 'resolved',
    thread,
    firing,
    resolved,
    suppressed,
    fallbackFor: joinStandIns([{ channel, delivery: id, why: truncate(why, LONGEST_WHY) }], snapshot.fallbackFor),
  };
}

/** Those of the newer message, and of the older one the channels that it does not name. */
export function joinStandIns(newer: readonly StandIn[] = [], older: readonly StandIn[] = []): readonly StandIn[] {
  const named = new Set(newer.map(({ channel }) => channel));
  return [...newer, ...older.filter(({ channel }) => !named.has(channel))];
}

/** The delivery whose message a snapshot says to a fallback: the one that failed last. */
export function originOf({ fallbackFor }: Snapshot): Pick<DeliveryOrigin, 'fallbackOf'> {
  const [last] = fallbackFor ?? [];
  return last === undefined ? {} : { fallbackOf: last.delivery };
}
