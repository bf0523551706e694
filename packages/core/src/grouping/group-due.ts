import type { Group, GroupPolicy, Notified } from './group.ts';

/**
 * When the group is to be looked at next (epoch ms); undefined: not before something changes.
 *
 * A change is notified `groupWait` after the first one that was not, and never sooner than `groupInterval` after the last
 * notification; what still fires is repeated `repeatInterval` after a channel was last notified; the end of a suppression
 * is notified at once, within the same bounds. No wait is longer than its own interval from `now`: facts from a clock
 * that was ahead delay nothing for ever.
 */
export function groupDueAt(group: Group, policy: GroupPolicy, now: number): number | undefined {
  const { changedAt, notifiedAt, wokenAt } = group;
  const rested = notifiedAt === undefined ? undefined : Math.min(notifiedAt, now) + policy.groupIntervalMs;
  const waited = changedAt === undefined ? undefined : Math.min(changedAt, now) + policy.groupWaitMs;
  const bounded = (at: number) => Math.max(at, rested ?? at, waited ?? at);
  const dues: number[] = [];
  if (waited !== undefined) dues.push(Math.max(waited, rested ?? waited));
  if (wokenAt !== undefined) dues.push(bounded(Math.min(wokenAt, now)));
  const muteChange = policy.muteWindow?.nextChangeAt(now);
  if (muteChange !== undefined) dues.push(bounded(muteChange));
  for (const channel of policy.channels) {
    const repeat = channel.pendingResolve
      ? undefined
      : repeatDueAt(group, group.notified.get(channel.name), policy, now);
    if (repeat !== undefined) dues.push(Math.max(repeat, rested ?? repeat));
  }
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** What fell due while it was suppressed waits for the end of that: `wokenAt` will say so. */
function repeatDueAt(
  group: Group,
  notified: Notified | undefined,
  policy: GroupPolicy,
  now: number,
): number | undefined {
  if (notified === undefined || notified.firing.size === 0) return undefined;
  const repeat = Math.min(notified.at, now) + policy.repeatIntervalMs;
  return repeat <= (group.suppressedAt ?? 0) ? undefined : repeat;
}
