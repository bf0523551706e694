import type { Fingerprint, NotifyReason } from '@signalbox/sdk';
import type { NotifiedAlert } from '../store/index.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import { diffGroup, type GroupDiff } from './diff-group.ts';
import type { ChannelPolicy, Group, GroupPolicy, Notified, Notify } from './group.ts';

/** What one channel hears now, if anything, and what it is known to have been told afterwards. */
export interface NotificationDecision {
  readonly notify: Notify | undefined;
  readonly notified: Notified | undefined;
  /** Something is hidden from it. */
  readonly hasSuppressed: boolean;
}

/** Pure; `group` is looked at as a whole: its members against what this channel was told. */
export function decideNotification(
  group: Group,
  channel: ChannelPolicy,
  policy: GroupPolicy,
  now: number,
): NotificationDecision {
  const notified = group.notified.get(channel.name);
  const diff = diffGroup(group, channel, policy, now);
  const { hasSuppressed } = diff;
  const reason = reasonToNotify(diff, notified, policy, now);
  if (reason === undefined) {
    return {
      notify: undefined,
      notified: notified === undefined ? undefined : withoutSilentEnds(notified, diff),
      hasSuppressed,
    };
  }
  const { firing, suppressed } = diff;
  const thread = notified?.thread ?? threadOf(group.id, channel.name);
  const resolved = [...diff.resolved, ...diff.transient];
  const contentHash = contentHashOf(firing, resolved, suppressed);
  return {
    notify: { channel: channel.name, reason, thread, contentHash, firing, resolved, suppressed },
    notified: { thread, at: now, contentHash, firing: notifiedAfter(diff, notified, channel, now) },
    hasSuppressed,
  };
}

/** What is there to be told, seen from outside of a look: after a start or a reload. */
export interface Unnotified {
  /** When the first of the changes arrived here (epoch ms). */
  readonly since?: number;
  /** Quiet that was asked for is over. */
  readonly isWoken: boolean;
}

export function unnotifiedChanges(group: Group, channel: ChannelPolicy, policy: GroupPolicy, now: number): Unnotified {
  const { fresh, changed, resolved, unsuppressed } = diffGroup(group, channel, policy, now);
  const times = [...fresh, ...changed, ...resolved].map((member) => member.knownAt);
  const isWoken = unsuppressed.length > 0;
  if (times.length === 0) return { isWoken };
  return { since: times.reduce((first, at) => Math.min(first, at)), isWoken };
}

function reasonToNotify(
  diff: GroupDiff,
  notified: Notified | undefined,
  policy: GroupPolicy,
  now: number,
): NotifyReason | undefined {
  if (policy.muteWindow?.isActiveAt(now)) return undefined;
  if (diff.fresh.length > 0) return notified === undefined ? 'first' : 'new';
  if (diff.changed.length > 0) return 'severity';
  if (diff.unsuppressed.length > 0) return 'unsuppressed';
  if (diff.resolved.length > 0) return diff.resolved.every((member) => member.moved) ? 'moved' : 'resolved';
  const repeats = diff.firing.length > 0 && notified !== undefined && now >= notified.at + policy.repeatIntervalMs;
  return repeats ? 'repeat' : undefined;
}

function notifiedAfter(
  diff: GroupDiff,
  notified: Notified | undefined,
  channel: ChannelPolicy,
  now: number,
): ReadonlyMap<Fingerprint, NotifiedAlert> {
  const words = new Map<Fingerprint, NotifiedAlert>();
  if (channel.pendingResolve) for (const [fingerprint, word] of notified?.firing ?? []) words.set(fingerprint, word);
  for (const { fingerprint } of [...diff.resolved, ...diff.silentEnds]) words.delete(fingerprint);
  for (const { fingerprint, severity, notice } of diff.firing) {
    if (notice) continue;
    const delivered = deliveredBefore(notified?.firing.get(fingerprint), channel.unsent);
    words.set(fingerprint, { fingerprint, severity, at: now, delivered });
  }
  for (const { fingerprint, severity } of diff.suppressed) {
    const delivered = deliveredBefore(notified?.firing.get(fingerprint), channel.unsent);
    words.set(fingerprint, { fingerprint, severity, at: now, delivered, suppressed: true });
  }
  return words;
}

/** A decision counts whatever became of its delivery, but an end is owed only for what may have arrived. */
function deliveredBefore(word: NotifiedAlert | undefined, unsent: boolean): NotifiedAlert['delivered'] {
  if (word?.delivered === 'yes') return 'yes';
  return word?.delivered === 'pending' && !unsent ? 'yes' : 'pending';
}

/** A resolution that is not said counts as told when it would have been. */
function withoutSilentEnds(notified: Notified, diff: GroupDiff): Notified {
  if (diff.silentEnds.length === 0) return notified;
  const firing = new Map(notified.firing);
  for (const member of diff.silentEnds) firing.delete(member.fingerprint);
  return { ...notified, firing };
}
