import type { NotifiedAlert } from '../store/index.ts';
import type { ChannelPolicy, Group, GroupPolicy, Member, Suppression } from './group.ts';

/** A group's members as one channel would see them now. */
export interface GroupDiff {
  /** All that fire and are not hidden. */
  readonly firing: readonly Member[];
  /** Of these: whose last word here is not "firing"; of another severity; quiet was asked for, and is over. */
  readonly fresh: readonly Member[];
  readonly changed: readonly Member[];
  readonly unsuppressed: readonly Member[];
  /** Told as firing, over now, and the channel wants to hear that. */
  readonly resolved: readonly Member[];
  /** Came and went without a word: no reason to speak, but listed by the next message. */
  readonly transient: readonly Member[];
  /** Told before, and hidden now. */
  readonly suppressed: readonly Member[];
  /** Over, and not to be told: the channel does not want it, or never heard that it fired. */
  readonly silentEnds: readonly Member[];
  /** Something is hidden that would be told otherwise, now or at its repeat. */
  readonly hasSuppressed: boolean;
}

/** Pure. */
export function diffGroup(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): GroupDiff {
  const notified = group.notified.get(channel.name);
  const muteEndedAt = policy.muteWindow?.lastEndAt(now) ?? 0;
  const firing: Member[] = [];
  const fresh: Member[] = [];
  const changed: Member[] = [];
  const unsuppressed: Member[] = [];
  const resolved: Member[] = [];
  const transient: Member[] = [];
  const suppressed: Member[] = [];
  const silentEnds: Member[] = [];
  let hasSuppressed = false;
  for (const member of group.members.values()) {
    const word = notified?.firing.get(member.fingerprint);
    const suppression = policy.suppressionOf(member.fingerprint);
    if (member.status === 'firing') {
      if (channel.pendingResolve) continue;
      if (suppression.by !== undefined) {
        hasSuppressed = true;
        if (word !== undefined) suppressed.push(member);
        continue;
      }
      firing.push(member);
      if (word === undefined || neverDelivered(word, member)) fresh.push(member);
      else if (word.severity !== member.severity) changed.push(member);
      else if (word.suppressed || windowEndedSince(word.at, suppression, muteEndedAt)) unsuppressed.push(member);
    } else if (word !== undefined) {
      (channel.sendResolved && word.delivered !== 'no' ? resolved : silentEnds).push(member);
    } else if (channel.sendResolved && !channel.pendingResolve && !member.moved && !wasHidden(member, suppression)) {
      transient.push(member);
    }
  }
  return { firing, fresh, changed, unsuppressed, resolved, transient, suppressed, silentEnds, hasSuppressed };
}

/** What was said of an earlier run of this alert never arrived: the channel has no word of this one. */
function neverDelivered(word: NotifiedAlert, member: Member): boolean {
  return word.delivered === 'no' && member.arrivedAt > word.at;
}

/** People asked for quiet until then: what still fires is told again. */
function windowEndedSince(at: number, { silenceEndedAt = 0 }: Suppression, muteEndedAt: number): boolean {
  return Math.max(silenceEndedAt, muteEndedAt) > at;
}

/** It was over before anybody was to hear of it. */
function wasHidden({ knownAt }: Member, { by, silenceEndedAt = 0 }: Suppression): boolean {
  return by !== undefined || silenceEndedAt > knownAt;
}
