import type { NotifiedAlert } from '../store/index.ts';
import { endedSuppressed } from './ended-suppressed.ts';
import type { ChannelPolicy, Group, GroupPolicy, Member } from './group.ts';

/** A group's members against what one channel was notified of. */
export interface GroupDiff {
  /** All that fire and are not suppressed; of these, for a channel that only hears of ends, those that it knows of. */
  readonly firing: readonly Member[];
  /** Of these: those the channel does not know to fire; of another severity; suppressed since it was notified, and no longer. */
  readonly fresh: readonly Member[];
  readonly changed: readonly Member[];
  readonly unsuppressed: readonly Member[];
  /** Notified as firing, over now, and the channel wants to hear that. */
  readonly resolved: readonly Member[];
  /** Came and went between two messages: no reason to notify, but listed by the next message. */
  readonly transient: readonly Member[];
  /** Notified before, and suppressed now. */
  readonly suppressed: readonly Member[];
  /** Over, and not to be notified: the channel does not want ends, or never heard that the alert fired. */
  readonly silentEnds: readonly Member[];
  /** Something is suppressed that would be notified otherwise, now or at its repeat. */
  readonly hasSuppressed: boolean;
}

/** Pure. */
export function diffGroup(group: Group, channel: ChannelPolicy, policy: GroupPolicy): GroupDiff {
  const record = group.notified.get(channel.name);
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
    const last = record?.firing.get(member.fingerprint);
    if (member.status === 'firing') {
      const isSuppressed = policy.suppressionOf(member.fingerprint) !== undefined;
      if (channel.pendingResolve) {
        // Nothing is news to it but ends; what it still believes to fire is named beside them.
        if (last !== undefined) (isSuppressed ? suppressed : firing).push(member);
        continue;
      }
      if (isSuppressed) {
        hasSuppressed = true;
        if (last !== undefined) suppressed.push(member);
        continue;
      }
      firing.push(member);
      if (last === undefined || neverDelivered(last, member)) fresh.push(member);
      else if (last.severity !== member.severity) changed.push(member);
      else if (last.suppressed !== undefined) unsuppressed.push(member);
    } else if (last !== undefined) {
      (channel.sendResolved && last.delivered !== 'no' ? resolved : silentEnds).push(member);
    } else if (channel.sendResolved && !channel.pendingResolve && !member.moved && !endedSuppressed(member, policy)) {
      // Nothing of now is asked: what suppresses it since it is over suppressed nothing of it.
      transient.push(member);
    }
  }
  return { firing, fresh, changed, unsuppressed, resolved, transient, suppressed, silentEnds, hasSuppressed };
}

/** What was said of an earlier run of this alert never arrived: the channel knows nothing of this run. */
function neverDelivered(last: NotifiedAlert, member: Member): boolean {
  return last.delivered === 'no' && member.arrivedAt > last.at;
}
