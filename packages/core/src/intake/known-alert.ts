import type { AlertStatus, Fingerprint } from '@signalbox/sdk';
import type { EndedUnder, EventId } from '../store/index.ts';

/**
 * What is kept in memory of an alert that fires, or ended within the hour. Narrow on purpose: there may be a
 * million of them. Replaced as a whole when something changes.
 */
export interface KnownAlert {
  readonly fingerprint: Fingerprint;
  readonly source: string;
  /** The event that holds its body. */
  readonly eventId: EventId;
  readonly status: AlertStatus;
  readonly severity: string;
  /** When this run of firing arrived here. */
  readonly arrivedAt: number;
  readonly startsAt: number;
  /** When the last change arrived here. */
  readonly knownAt: number;
  /** The sender's own time of the last change. */
  readonly changedAt: number | undefined;
  readonly expiresAt: number | undefined;
  readonly notice: true | undefined;
  /** Of an end: what suppressed the alert then. */
  readonly endedUnder: EndedUnder | undefined;
  /** Hashes of the labels, and of the rest of the body: they tell news from re-sends. */
  readonly labelsHash: number;
  readonly bodyHash: number;
}
