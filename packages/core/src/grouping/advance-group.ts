import { judgeChannel } from './decide-notification.ts';
import type { Group, GroupPolicy, GroupStep, Member, Notify, Told } from './group.ts';

/**
 * A look at a group that is due: what each channel is told now, and the group afterwards.
 * Pure: the same arguments give the same step, and none of them is changed.
 */
export function advanceGroup(group: Group, policy: GroupPolicy, now: number): GroupStep {
  const told = new Map<string, Told>(group.told);
  const notify: Notify[] = [];
  let holdsBack = policy.quiet?.holdsAt(now) ?? false;
  const isMuted = holdsBack;
  for (const channel of policy.channels) {
    const verdict = judgeChannel(group, channel, policy, now);
    holdsBack ||= verdict.holdsBack;
    if (verdict.told !== undefined) told.set(channel.name, verdict.told);
    if (verdict.notify !== undefined) notify.push(verdict.notify);
  }
  dropEndsOfAbsentChannels(group, policy, told);
  const spoke = notify.length > 0;
  const leaving = [...group.members.values()].filter((member) => leaves(member, told, spoke, isMuted, policy));
  const { changedAt: _changed, wokenAt: _woken, heldAt: _held, ...facts } = group;
  const next: Group = {
    ...facts,
    told,
    ...(spoke ? { notifiedAt: now } : {}),
    ...(holdsBack ? { heldAt: now } : {}),
  };
  const left = new Set(leaving);
  const stays = (member: Member) => member.status === 'firing' && !left.has(member);
  const isOwed = [...told.values()].some(({ firing }) => firing.size > 0);
  const isOver = !isOwed && ![...group.members.values()].some(stays);
  return { group: isOver ? undefined : next, notify, leaving };
}

function leaves(
  member: Member,
  told: ReadonlyMap<string, Told>,
  spoke: boolean,
  isMuted: boolean,
  policy: GroupPolicy,
): boolean {
  const isHidden = isMuted || policy.hushOf(member.fingerprint).by !== undefined;
  if (member.status === 'firing') return member.notice === true && spoke && !isHidden;
  for (const { firing } of told.values()) if (firing.has(member.fingerprint)) return false;
  return spoke || member.moved === true || isHidden;
}

/** A channel that is gone or suspended keeps its memory of what fires; of what ends meanwhile it will hear nothing. */
function dropEndsOfAbsentChannels(group: Group, policy: GroupPolicy, told: Map<string, Told>): void {
  const present = new Set(policy.channels.map((channel) => channel.name));
  for (const [name, words] of told) {
    if (present.has(name)) continue;
    const firing = new Map(words.firing);
    for (const member of group.members.values()) if (member.status === 'resolved') firing.delete(member.fingerprint);
    told.set(name, { ...words, firing });
  }
}
