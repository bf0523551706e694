import type { Fingerprint, NotifyReason } from '@signalbox/sdk';
import type { NotifiedAlert } from '../store/index.ts';
import { contentHashOf, threadOf } from './content-hash.ts';
import { diffGroup, type GroupDiff } from './diff-group.ts';
import type { ChannelPolicy, Group, GroupPolicy, Notified, Notify } from './group.ts';

/** What one channel is notified of now, if of anything, and its record afterwards. */
export interface NotificationDecision {
  readonly notify: Notify | undefined;
  readonly notified: Notified | undefined;
  /** Something is suppressed. */
  readonly hasSuppressed: boolean;
}

/** Pure; the group is looked at as a whole: its members against what this channel was notified of. */
export function decideNotification(
  group: Group,
  channel: ChannelPolicy,
  policy: GroupPolicy,
  now: number,
): NotificationDecision {
  const record = group.notified.get(channel.name);
  const diff = diffGroup(group, channel, policy);
  const { hasSuppressed } = diff;
  const reason = reasonToNotify(diff, record, channel, policy, now);
  if (reason === undefined) {
    return { notify: undefined, notified: record && withoutSilentEnds(record, diff), hasSuppressed };
  }
  const { firing, suppressed } = diff;
  const thread = record?.thread ?? threadOf(group.id, channel.name);
  const resolved = [...diff.resolved, ...diff.transient];
  const contentHash = contentHashOf(firing, resolved, suppressed);
  return {
    notify: { channel: channel.name, reason, thread, contentHash, firing, resolved, suppressed },
    notified: { thread, at: now, contentHash, firing: notifiedAfter(diff, record, channel, policy, now) },
    hasSuppressed,
  };
}

/** The changes that no notification has named, seen from outside of a look: after a start or a reload. */
export interface UnnotifiedChanges {
  /** When the first of the changes arrived here (epoch ms). */
  readonly since?: number;
  /** What suppressed something of what the channel was notified of is over. */
  readonly isWoken: boolean;
}

export function unnotifiedChanges(group: Group, channel: ChannelPolicy, policy: GroupPolicy): UnnotifiedChanges {
  const { fresh, changed, resolved, unsuppressed } = diffGroup(group, channel, policy);
  const times = [...fresh, ...changed, ...resolved].map((member) => member.knownAt);
  const isWoken = unsuppressed.length > 0;
  if (times.length === 0) return { isWoken };
  return { since: times.reduce((first, at) => Math.min(first, at)), isWoken };
}

function reasonToNotify(
  diff: GroupDiff,
  record: Notified | undefined,
  channel: ChannelPolicy,
  policy: GroupPolicy,
  now: number,
): NotifyReason | undefined {
  if (policy.muteWindow?.isActiveAt(now)) return undefined;
  if (diff.fresh.length > 0) return record === undefined ? 'first' : 'new';
  if (diff.changed.length > 0) return 'severity';
  if (diff.unsuppressed.length > 0) return 'unsuppressed';
  if (diff.resolved.length > 0) return diff.resolved.every((member) => member.moved) ? 'moved' : 'resolved';
  const repeats =
    !channel.pendingResolve &&
    diff.firing.length > 0 &&
    record !== undefined &&
    now >= record.at + policy.repeatIntervalMs;
  return repeats ? 'repeat' : undefined;
}

function notifiedAfter(
  diff: GroupDiff,
  record: Notified | undefined,
  channel: ChannelPolicy,
  policy: GroupPolicy,
  now: number,
): ReadonlyMap<Fingerprint, NotifiedAlert> {
  const after = new Map<Fingerprint, NotifiedAlert>(channel.pendingResolve ? record?.firing : []);
  for (const { fingerprint } of [...diff.resolved, ...diff.silentEnds]) after.delete(fingerprint);
  for (const { fingerprint, severity, notice } of diff.firing) {
    if (notice) continue;
    const delivered = deliveredBefore(record?.firing.get(fingerprint), channel.unsent);
    after.set(fingerprint, { fingerprint, severity, at: now, delivered });
  }
  for (const { fingerprint, severity } of diff.suppressed) {
    const last = record?.firing.get(fingerprint);
    const suppressed = last?.suppressed ?? { by: policy.suppressionOf(fingerprint) ?? 'silence', since: now };
    after.set(fingerprint, {
      fingerprint,
      severity,
      at: now,
      delivered: deliveredBefore(last, channel.unsent),
      suppressed,
    });
  }
  return after;
}

/** A decision counts whatever became of its delivery, but an end is due only for what may have arrived. */
function deliveredBefore(last: NotifiedAlert | undefined, unsent: boolean): NotifiedAlert['delivered'] {
  if (last?.delivered === 'yes') return 'yes';
  return last?.delivered === 'pending' && !unsent ? 'yes' : 'pending';
}

/** An end that the channel is not notified of leaves the record when it would have been notified. */
function withoutSilentEnds(record: Notified, diff: GroupDiff): Notified {
  if (diff.silentEnds.length === 0) return record;
  const firing = new Map(record.firing);
  for (const member of diff.silentEnds) firing.delete(member.fingerprint);
  return { ...record, firing };
}
