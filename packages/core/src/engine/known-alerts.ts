import type { Fingerprint } from '@signalbox/sdk';
import type { KnownAlert } from '../intake/known-alert.ts';
import type { NewEvent } from '../store/index.ts';
import type { LiveGroup } from './live-group.ts';

/** An alert in the running engine: what is known of it, and where it belongs. */
export interface TrackedAlert extends KnownAlert {
  /** The groups that it is a member of. */
  readonly groups: readonly LiveGroup[];
}

/** The narrow index of all alerts that fire, and of ends that are remembered. */
export type KnownAlerts = Map<Fingerprint, TrackedAlert>;

export const NO_GROUPS: readonly LiveGroup[] = [];

/** Ends are remembered for an hour: an "open" that comes after its "close" is recognised. */
export const REMEMBER_ENDS_MS = 60 * 60_000;

/** What is known after an event. */
export function trackedFrom(
  event: Omit<NewEvent, 'body'>,
  labelsHash: number,
  bodyHash: number,
  groups: readonly LiveGroup[],
): TrackedAlert {
  const fires = event.kind === 'new' || event.kind === 'changed';
  return {
    fingerprint: event.fingerprint,
    source: event.source,
    eventId: event.id,
    status: fires ? 'firing' : 'resolved',
    severity: event.severity,
    arrivedAt: event.arrivedAt,
    startsAt: event.startsAt,
    knownAt: event.at,
    changedAt: event.changedAt,
    expiresAt: event.expiresAt,
    notice: event.notice,
    endedUnder: event.endedUnder,
    labelsHash,
    bodyHash,
    groups,
  };
}
