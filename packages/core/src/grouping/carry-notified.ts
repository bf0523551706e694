import type { Fingerprint } from '@signalbox/sdk';
import type { Notified } from './group.ts';

/**
 * What a channel was notified of moves with the alert: the group that an alert leaves hands its record of the alert to
 * the groups that the alert is in now, for every channel that they notify as well. Pure.
 * @param to the record of the new group's channel, if there is one already
 * @returns the record afterwards; undefined: there is nothing to bring
 */
export function carryNotified(
  fingerprint: Fingerprint,
  from: Notified | undefined,
  to: Notified | undefined,
): Notified | undefined {
  const last = from?.firing.get(fingerprint);
  if (from === undefined || last === undefined) return to;
  if (to?.firing.has(fingerprint)) return to;
  const firing = new Map(to?.firing);
  firing.set(fingerprint, last);
  if (to === undefined) return { thread: from.thread, at: from.at, contentHash: from.contentHash, firing };
  return { ...to, at: Math.max(to.at, from.at), firing };
}

/** The same record without one alert. */
export function withoutAlert(record: Notified, fingerprint: Fingerprint): Notified {
  const firing = new Map(record.firing);
  firing.delete(fingerprint);
  return { ...record, firing };
}
