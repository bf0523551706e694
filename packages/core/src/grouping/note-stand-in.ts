import type { Fingerprint } from '@signalbox/sdk';
import type { NotifiedAlert } from '../store/index.ts';
import type { Notified } from './group.ts';

/** What a stand-in says of an alert that fires. */
export interface StandInAlert {
  readonly fingerprint: Fingerprint;
  readonly severity: string;
}

/**
 * A channel is notified in the place of another one that these alerts fire: from now on it is owed their ends. What it
 * knew itself stays: its own rhythm goes on. Pure.
 *
 * @param fresh the record of a channel that the group has not notified yet
 * @param isReplaced the message takes the place of one to the same channel that was not sent
 */
export function noteStandIn(
  record: Notified | undefined,
  fresh: Omit<Notified, 'firing' | 'at'>,
  alerts: readonly StandInAlert[],
  isReplaced: boolean,
  now: number,
): Notified {
  const firing = new Map<Fingerprint, NotifiedAlert>(record?.firing);
  for (const { fingerprint, severity } of alerts) {
    const last = firing.get(fingerprint);
    if (last?.delivered === 'yes' || (last?.delivered === 'pending' && !isReplaced)) continue;
    firing.set(fingerprint, {
      ...last,
      fingerprint,
      severity: last?.severity ?? severity,
      at: now,
      delivered: 'pending',
    });
  }
  return record === undefined ? { ...fresh, at: now, firing } : { ...record, firing };
}
