import type { Group, GroupPolicy, Notified } from './group.ts';

/** When the group is to be looked at next (epoch ms); undefined: not before something changes. */
export function groupDueAt(group: Group, policy: GroupPolicy, now: number): number | undefined {
  const dues = [notificationDueAt(group, policy, now), noteDueAt(group, policy, now)].filter((at) => at !== undefined);
  return dues.length === 0 ? undefined : Math.min(...dues);
}

/** When something begins to suppress what channels were notified of: that is noted at once, whatever waits. */
function noteDueAt(group: Group, { muteWindow }: GroupPolicy, now: number): number | undefined {
  if (group.silencedAt !== undefined) return Math.min(group.silencedAt, now);
  const isOfInterest = muteWindow !== undefined && group.notified.size > 0 && !muteWindow.isActiveAt(now);
  return isOfInterest ? muteWindow.nextChangeAt(now) : undefined;
}

/**
 * When it is to be decided next whom to notify (epoch ms); undefined: not before something changes.
 *
 * A change is notified `groupWait` after the first one that was not, and never sooner than `groupInterval` after the last
 * notification; what still fires is repeated `repeatInterval` after a channel was last notified; the end of a suppression
 * is notified at once, within the same bounds. No wait is longer than its own interval from `now`: facts from a clock
 * that was ahead delay nothing for ever.
 */
export function notificationDueAt(group: Group, policy: GroupPolicy, now: number): number | undefined {
  const { changedAt, notifiedAt, wokenAt } = group;
  const rested = notifiedAt === undefined ? undefined : Math.min(notifiedAt, now) + policy.groupIntervalMs;
  const waited = changedAt === undefined ? undefined : Math.min(changedAt, now) + policy.groupWaitMs;
  const bounded = (at: number) => Math.max(at, rested ?? at, waited ?? at);
  const dues: number[] = [];
  if (waited !== undefined) dues.push(Math.max(waited, rested ?? waited));
  if (wokenAt !== undefined) dues.push(bounded(Math.min(wokenAt, now)));
  const muteEnd = policy.muteWindow?.isActiveAt(now) ? policy.muteWindow.nextChangeAt(now) : undefined;
  if (muteEnd !== undefined) dues.push(bounded(muteEnd));
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
