import type { Group, GroupPolicy, GroupStep, Member, Notify, Told } from './group.ts';
import { judgeChannel } from './judge-channel.ts';

/**
 * A look at a group that is due: what each channel is told now, and the group afterwards.
 * Pure: the same arguments give the same step, and none of them is changed.
 */
export function advanceGroup(group: Group, policy: GroupPolicy, now: number): GroupStep {
  const told = new Map<string, Told>(group.told);
  const notify: Notify[] = [];
  for (const channel of policy.channels) {
    const verdict = judgeChannel(group, channel, policy, now);
    if (verdict.told !== undefined) told.set(channel.name, verdict.told);
    if (verdict.notify !== undefined) notify.push(verdict.notify);
  }
  const spoke = notify.length > 0;
  const leaving = [...group.members.values()].filter((member) => leaves(member, told, spoke));
  const { changedAt: _told, ...facts } = group;
  const next: Group = spoke ? { ...facts, told, notifiedAt: now } : { ...facts, told };
  return { group: isOver(group) ? undefined : next, notify, leaving };
}

/** All is over: whatever was to be said of it has just been said. */
function isOver(group: Group): boolean {
  for (const member of group.members.values()) {
    if (member.status === 'firing' && member.notice === undefined) return false;
  }
  return true;
}

function leaves(member: Member, told: ReadonlyMap<string, Told>, spoke: boolean): boolean {
  if (member.notice) return spoke;
  if (member.status === 'firing') return false;
  for (const { firing } of told.values()) if (firing.has(member.fingerprint)) return false;
  return spoke || member.moved === true;
}
