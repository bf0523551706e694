import { advanceGroup } from './advance-group.ts';
import type { Group, GroupPolicy, GroupStep } from './group.ts';
import { notificationDueAt } from './group-due.ts';
import { noteSuppressed } from './note-suppressed.ts';

/** A look at a group at the time that `groupDueAt` gave: notes what is suppressed, and decides if that is due. Pure. */
export function lookAtGroup(group: Group, policy: GroupPolicy, now: number): GroupStep {
  const noted = withNotes(group, policy, now);
  const due = notificationDueAt(noted, policy, now);
  return due !== undefined && due <= now ? advanceGroup(noted, policy, now) : { group: noted, notify: [], leaving: [] };
}

function withNotes({ silencedAt, mutedAt, ...group }: Group, policy: GroupPolicy, now: number): Group {
  if (policy.muteWindow?.isActiveAt(now)) return { ...noteSuppressed(group, policy, now), mutedAt: now };
  const woken = mutedAt === undefined ? group : { ...group, wokenAt: group.wokenAt ?? now };
  return silencedAt === undefined ? woken : noteSuppressed(woken, policy, now);
}
