import type { Fingerprint, NotifyReason } from '@signalbox/sdk';
import type { ToldAlert } from '../store/index.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import type { ChannelPolicy, Group, GroupPolicy, Member, Notify, Told } from './group.ts';

/** What one channel hears now, if anything, and what it is known to have been told afterwards. */
export interface ChannelVerdict {
  readonly notify: Notify | undefined;
  readonly told: Told | undefined;
}

/** Pure; `group` is looked at as a whole: its members against what this channel was told. */
export function judgeChannel(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): ChannelVerdict {
  const told = group.told.get(channel.name);
  const news = findNews(group, told, channel.sendResolved);
  const reason = reasonToNotify(news, told, policy, now);
  if (reason === undefined) {
    return { notify: undefined, told: told === undefined ? undefined : withoutSilentEnds(told, news) };
  }
  const thread = told?.thread ?? threadOf(group.id, channel.name);
  const resolved = [...news.resolved, ...news.unheard];
  const contentHash = contentHashOf(news.firing, resolved);
  const firing = new Map<Fingerprint, ToldAlert>();
  for (const { fingerprint, severity, notice } of news.firing) {
    if (notice) continue;
    const heard = heardBefore(told?.firing.get(fingerprint), channel.unsent);
    firing.set(fingerprint, { fingerprint, severity, at: now, heard });
  }
  return {
    notify: { channel: channel.name, reason, thread, contentHash, firing: news.firing, resolved },
    told: { thread, at: now, contentHash, firing },
  };
}

/** When the first of what this channel was not told and wants to hear arrived here; undefined: there is nothing. */
export function firstNewsAt(group: Group, channel: ChannelPolicy): number | undefined {
  const { fresh, changed, resolved } = findNews(group, group.told.get(channel.name), channel.sendResolved);
  const times = [...fresh, ...changed, ...resolved].map((member) => member.knownAt);
  return times.length === 0 ? undefined : times.reduce((first, at) => Math.min(first, at));
}

interface News {
  readonly firing: readonly Member[];
  /** Told as firing, over now, and the channel wants to hear that. */
  readonly resolved: readonly Member[];
  /** Came and went without a word: no reason to speak, but listed by the next message. */
  readonly unheard: readonly Member[];
  /** Over, and not to be told: the channel does not want it, or never heard that it fired. */
  readonly silentEnds: readonly Member[];
  /** Of the firing ones: those whose last word here is not "firing", and those of another severity. */
  readonly fresh: readonly Member[];
  readonly changed: readonly Member[];
}

function findNews(group: Group, told: Told | undefined, sendResolved: boolean): News {
  const firing: Member[] = [];
  const resolved: Member[] = [];
  const unheard: Member[] = [];
  const silentEnds: Member[] = [];
  const fresh: Member[] = [];
  const changed: Member[] = [];
  for (const member of group.members.values()) {
    const word = told?.firing.get(member.fingerprint);
    if (member.status === 'firing') {
      firing.push(member);
      if (word === undefined) fresh.push(member);
      else if (word.severity !== member.severity) changed.push(member);
    } else if (word !== undefined && word.heard !== 'no') {
      (sendResolved ? resolved : silentEnds).push(member);
    } else if (word !== undefined) {
      silentEnds.push(member);
    } else if (sendResolved && member.moved === undefined) {
      unheard.push(member);
    }
  }
  return { firing, resolved, unheard, silentEnds, fresh, changed };
}

function reasonToNotify(
  news: News,
  told: Told | undefined,
  policy: GroupPolicy,
  now: number,
): NotifyReason | undefined {
  if (news.fresh.length > 0) return told === undefined ? 'first' : 'new';
  if (news.changed.length > 0) return 'severity';
  if (news.resolved.length > 0) return news.resolved.every((member) => member.moved) ? 'moved' : 'resolved';
  const repeats = news.firing.length > 0 && told !== undefined && now >= told.at + policy.repeatIntervalMs;
  return repeats ? 'repeat' : undefined;
}

/** A decision counts whatever became of its delivery, but an end is owed only for what may have arrived. */
function heardBefore(word: ToldAlert | undefined, unsent: boolean): ToldAlert['heard'] {
  if (word?.heard === 'yes') return 'yes';
  return word?.heard === 'pending' && !unsent ? 'yes' : 'pending';
}

/** A resolution that is not said counts as told when it would have been. */
function withoutSilentEnds(told: Told, news: News): Told {
  if (news.silentEnds.length === 0) return told;
  const firing = new Map(told.firing);
  for (const member of news.silentEnds) firing.delete(member.fingerprint);
  return { ...told, firing };
}
