import type { Fingerprint } from '@signalbox/sdk';
import type { Notified } from './group.ts';

/**
 * What a channel was told moves with the alert: the group that an alert leaves gives its words to the groups that it
 * is in now, for every channel that they tell as well. Pure.
 * @param to what the new group's channel knows already, if anything
 * @returns what it knows afterwards; undefined: there is nothing to bring
 */
export function carryNotified(
  fingerprint: Fingerprint,
  from: Notified | undefined,
  to: Notified | undefined,
): Notified | undefined {
  const word = from?.firing.get(fingerprint);
  if (from === undefined || word === undefined) return to;
  if (to?.firing.has(fingerprint)) return to;
  const firing = new Map(to?.firing);
  firing.set(fingerprint, word);
  if (to === undefined) return { thread: from.thread, at: from.at, contentHash: from.contentHash, firing };
  return { ...to, at: Math.max(to.at, from.at), firing };
}

/** The same memory without one alert. */
export function withoutAlert(notified: Notified, fingerprint: Fingerprint): Notified {
  const firing = new Map(notified.firing);
  firing.delete(fingerprint);
  return { ...notified, firing };
}
