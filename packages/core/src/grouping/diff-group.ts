import type { ToldAlert } from '../store/index.ts';
import type { ChannelPolicy, Group, GroupPolicy, Hush, Member } from './group.ts';

/** A group's members as one channel would see them now. */
export interface News {
  /** All that fire and are not hidden. */
  readonly firing: readonly Member[];
  /** Of these: whose last word here is not "firing"; of another severity; quiet was asked for, and is over. */
  readonly fresh: readonly Member[];
  readonly changed: readonly Member[];
  readonly unsuppressed: readonly Member[];
  /** Told as firing, over now, and the channel wants to hear that. */
  readonly resolved: readonly Member[];
  /** Came and went without a word: no reason to speak, but listed by the next message. */
  readonly unheard: readonly Member[];
  /** Told before, and hidden now. */
  readonly suppressed: readonly Member[];
  /** Over, and not to be told: the channel does not want it, or never heard that it fired. */
  readonly silentEnds: readonly Member[];
  /** Something is hidden that would be told otherwise, now or at its repeat. */
  readonly holdsBack: boolean;
}

/** Pure. */
export function findNews(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): News {
  const told = group.told.get(channel.name);
  const muteEndedAt = policy.quiet?.lastEndAt(now) ?? 0;
  const firing: Member[] = [];
  const fresh: Member[] = [];
  const changed: Member[] = [];
  const unsuppressed: Member[] = [];
  const resolved: Member[] = [];
  const unheard: Member[] = [];
  const suppressed: Member[] = [];
  const silentEnds: Member[] = [];
  let holdsBack = false;
  for (const member of group.members.values()) {
    const word = told?.firing.get(member.fingerprint);
    const hush = policy.hushOf(member.fingerprint);
    if (member.status === 'firing') {
      if (channel.debt) continue;
      if (hush.by !== undefined) {
        holdsBack = true;
        if (word !== undefined) suppressed.push(member);
        continue;
      }
      firing.push(member);
      if (word === undefined || neverHeard(word, member)) fresh.push(member);
      else if (word.severity !== member.severity) changed.push(member);
      else if (word.suppressed || quietEndedSince(word.at, hush, muteEndedAt)) unsuppressed.push(member);
    } else if (word !== undefined) {
      (channel.sendResolved && word.heard !== 'no' ? resolved : silentEnds).push(member);
    } else if (channel.sendResolved && !channel.debt && !member.moved && !wasHidden(member, hush)) {
      unheard.push(member);
    }
  }
  return { firing, fresh, changed, unsuppressed, resolved, unheard, suppressed, silentEnds, holdsBack };
}

/** What was said of an earlier run of this alert never arrived: the channel has no word of this one. */
function neverHeard(word: ToldAlert, member: Member): boolean {
  return word.heard === 'no' && member.arrivedAt > word.at;
}

/** People asked for quiet until then: what still fires is told again. */
function quietEndedSince(at: number, { silenceEndedAt = 0 }: Hush, muteEndedAt: number): boolean {
  return Math.max(silenceEndedAt, muteEndedAt) > at;
}

/** It was over before anybody was to hear of it. */
function wasHidden({ knownAt }: Member, { by, silenceEndedAt = 0 }: Hush): boolean {
  return by !== undefined || silenceEndedAt > knownAt;
}
