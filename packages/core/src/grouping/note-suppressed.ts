import type { Fingerprint } from '@signalbox/sdk';
import type { NotifiedAlert } from '../store/index.ts';
import type { Group, GroupPolicy, Notified } from './group.ts';

/**
 * Notes, in what the channels were notified of, which of it a silence or the route's mute time suppresses now: people
 * asked for quiet until that ends, and then what still fires is notified again. What ends before it is noted suppressed
 * nothing. Pure; gives the same group if there is nothing to note.
 */
export function noteSuppressed(group: Group, policy: GroupPolicy, now: number): Group {
  const isMuted = policy.muteWindow?.isActiveAt(now) ?? false;
  const noted = new Map<string, Notified>();
  for (const [channel, record] of group.notified) {
    let firing: Map<Fingerprint, NotifiedAlert> | undefined;
    for (const alert of record.firing.values()) {
      if (alert.suppressed !== undefined) continue;
      const by = policy.suppressionOf(alert.fingerprint) === 'silence' ? 'silence' : isMuted ? 'mute' : undefined;
      if (by === undefined) continue;
      firing ??= new Map(record.firing);
      firing.set(alert.fingerprint, { ...alert, suppressed: { by, since: now } });
    }
    if (firing !== undefined) noted.set(channel, { ...record, firing });
  }
  return noted.size === 0 ? group : { ...group, notified: new Map([...group.notified, ...noted]) };
}
