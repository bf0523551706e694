import { decideNotification } from './decide-notification.ts';
import { endedSuppressed } from './ended-suppressed.ts';
import type { Group, GroupPolicy, GroupStep, Member, Notified, Notify } from './group.ts';

/**
 * A look at a group that is due: what each channel is notified of now, and the group afterwards.
 * Pure: the same arguments give the same step, and none of them is changed.
 */
export function advanceGroup(group: Group, policy: GroupPolicy, now: number): GroupStep {
  const notified = new Map<string, Notified>(group.notified);
  const notify: Notify[] = [];
  const isMuted = policy.muteWindow?.isActiveAt(now) ?? false;
  let hasSuppressed = isMuted;
  for (const channel of policy.channels) {
    const decision = decideNotification(group, channel, policy, now);
    hasSuppressed ||= decision.hasSuppressed;
    if (decision.notified !== undefined) notified.set(channel.name, decision.notified);
    if (decision.notify !== undefined) notify.push(decision.notify);
  }
  dropEndsOfAbsentChannels(group, policy, notified);
  const hasNotified = notify.length > 0;
  const leaving = [...group.members.values()].filter((member) =>
    leaves(member, notified, hasNotified, isMuted, policy),
  );
  const { changedAt: _changed, wokenAt: _woken, suppressedAt: _suppressed, ...facts } = group;
  const next: Group = {
    ...facts,
    notified,
    ...(hasNotified ? { notifiedAt: now } : {}),
    ...(hasSuppressed ? { suppressedAt: now } : {}),
  };
  const left = new Set(leaving);
  const stays = (member: Member) => member.status === 'firing' && !left.has(member);
  const isResolvePending = [...notified.values()].some(({ firing }) => firing.size > 0);
  const isOver = !isResolvePending && ![...group.members.values()].some(stays);
  return { group: isOver ? undefined : next, notify, leaving };
}

function leaves(
  member: Member,
  notified: ReadonlyMap<string, Notified>,
  hasNotified: boolean,
  isMuted: boolean,
  policy: GroupPolicy,
): boolean {
  if (member.status === 'firing') {
    const isSuppressed = isMuted || policy.suppressionOf(member.fingerprint) !== undefined;
    return member.notice === true && hasNotified && !isSuppressed;
  }
  for (const { firing } of notified.values()) if (firing.has(member.fingerprint)) return false;
  return hasNotified || member.moved === true || endedSuppressed(member, policy);
}

/** A channel that is gone or suspended keeps its record of what fires; it will hear nothing of what ends meanwhile. */
function dropEndsOfAbsentChannels(group: Group, policy: GroupPolicy, notified: Map<string, Notified>): void {
  const present = new Set(policy.channels.map((channel) => channel.name));
  for (const [name, record] of notified) {
    if (present.has(name)) continue;
    const firing = new Map(record.firing);
    for (const member of group.members.values()) if (member.status === 'resolved') firing.delete(member.fingerprint);
    notified.set(name, { ...record, firing });
  }
}
