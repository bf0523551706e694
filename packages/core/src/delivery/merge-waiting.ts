import { worstSeverity } from '@signalbox/sdk';
import type { Snapshot, SnapshotAlert } from '../store/index.ts';
import { joinStandIns } from './fallback-snapshot.ts';

/**
 * What a newer message must say in the place of one that was never sent: all of its own, and of the older one what
 * it would have said and the newer one no longer knows: ends, notices, and for which channels it stands in. Pure.
 */
export function mergeWaiting(newer: Snapshot, waiting: Snapshot): Snapshot {
  const known = new Set([...newer.firing, ...newer.resolved, ...newer.suppressed].map((alert) => alert.fingerprint));
  const isMissing = (alert: SnapshotAlert) => !known.has(alert.fingerprint);
  const resolved = waiting.resolved.filter(isMissing);
  const notices = waiting.firing.filter((alert) => alert.notice === true && isMissing(alert));
  const standIns = standInsOf(newer, waiting);
  if (resolved.length === 0 && notices.length === 0) return standIns === undefined ? newer : { ...newer, ...standIns };
  const firing = [...newer.firing, ...notices];
  return {
    ...newer,
    ...standIns,
    firing,
    resolved: [...newer.resolved, ...resolved],
    severity: notices.length === 0 ? newer.severity : worstSeverity([newer.severity, waiting.severity]),
    status: firing.length + newer.suppressed.length > 0 ? 'firing' : 'resolved',
  };
}

/** That another channel failed must be said: the message stays one of a fallback. */
function standInsOf(newer: Snapshot, waiting: Snapshot): Pick<Snapshot, 'reason' | 'fallbackFor'> | undefined {
  if (waiting.fallbackFor === undefined) return undefined;
  return { reason: 'fallback', fallbackFor: joinStandIns(newer.fallbackFor, waiting.fallbackFor) };
}
