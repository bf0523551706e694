import type { Group, GroupPolicy } from './group.ts';

/**
 * When the group is to be looked at next (epoch ms); undefined: not before something changes.
 *
 * A change is told `groupWait` after the first untold one and never sooner than `groupInterval` after the last
 * notification; what still fires is repeated `repeatInterval` after a channel was last told.
 * No wait is longer than its own interval from `now`: facts from a clock that was ahead delay nothing for ever.
 */
export function groupDueAt(group: Group, policy: GroupPolicy, now: number): number | undefined {
  let due: number | undefined;
  if (group.changedAt !== undefined) {
    due = Math.min(group.changedAt, now) + policy.groupWaitMs;
    if (group.notifiedAt !== undefined) due = Math.max(due, Math.min(group.notifiedAt, now) + policy.groupIntervalMs);
  }
  for (const channel of policy.channels) {
    const told = group.told.get(channel.name);
    if (told === undefined || told.firing.size === 0) continue;
    const repeat = Math.min(told.at, now) + policy.repeatIntervalMs;
    if (due === undefined || repeat < due) due = repeat;
  }
  return due;
}
