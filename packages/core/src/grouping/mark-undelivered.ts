import type { NotifiedAlert } from '../store/index.ts';
import type { Notified } from './group.ts';

/**
 * A message, or a part of it, never arrived: no "resolved" is due for what only it has said. Pure.
 *
 * @param isMeant which alerts of the record the message was the only one to name; those that were delivered before stay so
 */
export function markUndelivered(record: Notified, isMeant: (alert: NotifiedAlert) => boolean): Notified {
  const firing = new Map(record.firing);
  for (const [fingerprint, alert] of record.firing) {
    if (alert.delivered === 'pending' && isMeant(alert)) firing.set(fingerprint, { ...alert, delivered: 'no' });
  }
  return { ...record, firing };
}
