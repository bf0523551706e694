import type { Fingerprint, NotifyReason } from '@signalbox/sdk';
import type { ToldAlert } from '../store/index.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import { findNews, type News } from './diff-group.ts';
import type { ChannelPolicy, Group, GroupPolicy, Notify, Told } from './group.ts';

/** What one channel hears now, if anything, and what it is known to have been told afterwards. */
export interface ChannelVerdict {
  readonly notify: Notify | undefined;
  readonly told: Told | undefined;
  /** Something is hidden from it. */
  readonly holdsBack: boolean;
}

/** Pure; `group` is looked at as a whole: its members against what this channel was told. */
export function judgeChannel(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): ChannelVerdict {
  const told = group.told.get(channel.name);
  const news = findNews(group, channel, policy, now);
  const { holdsBack } = news;
  const reason = reasonToNotify(news, told, policy, now);
  if (reason === undefined) {
    return { notify: undefined, told: told === undefined ? undefined : withoutSilentEnds(told, news), holdsBack };
  }
  const { firing, suppressed } = news;
  const thread = told?.thread ?? threadOf(group.id, channel.name);
  const resolved = [...news.resolved, ...news.unheard];
  const contentHash = contentHashOf(firing, resolved, suppressed);
  return {
    notify: { channel: channel.name, reason, thread, contentHash, firing, resolved, suppressed },
    told: { thread, at: now, contentHash, firing: wordsAfter(news, told, channel, now) },
    holdsBack,
  };
}

/** What is there to be told, seen from outside of a look: after a start or a reload. */
export interface Untold {
  /** When the first of the changes arrived here (epoch ms). */
  readonly since?: number;
  /** Quiet that was asked for is over. */
  readonly isWoken: boolean;
}

export function untoldOf(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): Untold {
  const { fresh, changed, resolved, unsuppressed } = findNews(group, channel, policy, now);
  const times = [...fresh, ...changed, ...resolved].map((member) => member.knownAt);
  const isWoken = unsuppressed.length > 0;
  if (times.length === 0) return { isWoken };
  return { since: times.reduce((first, at) => Math.min(first, at)), isWoken };
}

function reasonToNotify(
  news: News,
  told: Told | undefined,
  policy: GroupPolicy,
  now: number,
): NotifyReason | undefined {
  if (policy.quiet?.holdsAt(now)) return undefined;
  if (news.fresh.length > 0) return told === undefined ? 'first' : 'new';
  if (news.changed.length > 0) return 'severity';
  if (news.unsuppressed.length > 0) return 'unsuppressed';
  if (news.resolved.length > 0) return news.resolved.every((member) => member.moved) ? 'moved' : 'resolved';
  const repeats = news.firing.length > 0 && told !== undefined && now >= told.at + policy.repeatIntervalMs;
  return repeats ? 'repeat' : undefined;
}

function wordsAfter(
  news: News,
  told: Told | undefined,
  channel: ChannelPolicy,
  now: number,
): ReadonlyMap<Fingerprint, ToldAlert> {
  const words = new Map<Fingerprint, ToldAlert>();
  if (channel.debt) for (const [fingerprint, word] of told?.firing ?? []) words.set(fingerprint, word);
  for (const { fingerprint } of [...news.resolved, ...news.silentEnds]) words.delete(fingerprint);
  for (const { fingerprint, severity, notice } of news.firing) {
    if (notice) continue;
    const heard = heardBefore(told?.firing.get(fingerprint), channel.unsent);
    words.set(fingerprint, { fingerprint, severity, at: now, heard });
  }
  for (const { fingerprint, severity } of news.suppressed) {
    const heard = heardBefore(told?.firing.get(fingerprint), channel.unsent);
    words.set(fingerprint, { fingerprint, severity, at: now, heard, suppressed: true });
  }
  return words;
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
