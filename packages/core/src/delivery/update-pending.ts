import type { Fingerprint } from '@signalbox/sdk';
import type { Snapshot, SnapshotAlert } from '../store/index.ts';

/** What is true of the alerts at this moment. */
export interface PresentAlerts {
  isSilenced(fingerprint: Fingerprint): boolean;
  isFiring(fingerprint: Fingerprint): boolean;
}

/** A message that waited, brought up to date. */
export interface UpdatedPending {
  /** Undefined: nothing is left to say. */
  readonly snapshot: Snapshot | undefined;
  /** Silenced meanwhile, or over for a channel that is not notified of ends. */
  readonly leftOut: readonly SnapshotAlert[];
}

/** Brings a message that was not sent yet up to date: it says of no alert what is not true any more. Pure. */
export function updatePending(snapshot: Snapshot, sendResolved: boolean, present: PresentAlerts): UpdatedPending {
  const isTrue = ({ fingerprint, notice }: SnapshotAlert) => {
    if (present.isSilenced(fingerprint)) return false;
    return sendResolved || notice === true || present.isFiring(fingerprint);
  };
  const leftOut = snapshot.firing.filter((alert) => !isTrue(alert));
  if (leftOut.length === 0) return { snapshot, leftOut };
  const firing = snapshot.firing.filter(isTrue);
  if (firing.length + snapshot.resolved.length === 0) return { snapshot: undefined, leftOut };
  const status = firing.length + snapshot.suppressed.length > 0 ? 'firing' : 'resolved';
  return { snapshot: { ...snapshot, firing, status }, leftOut };
}
