import type { AttemptRecord, NewDelivery } from '@signalbox/core/store';

/** A delivery that was decided at the time `id`. */
export function aDelivery(id: number, facts: Partial<NewDelivery> = {}): NewDelivery {
  return {
    id,
    channel: 'room',
    groupId: 'group-1',
    decidedAt: id,
    waitingSince: id,
    replaces: [],
    generation: 'generation-1',
    snapshot: {
      reason: 'first',
      status: 'firing',
      severity: 'critical',
      thread: 'thread-1',
      group: { id: 'group-1', key: { host: 'web-1' } },
      route: 'ops',
      firing: [{ eventId: 1, fingerprint: 'f1' }],
      resolved: [],
      suppressed: [],
      contentHash: 'hash-1',
    },
    ...facts,
  };
}

/** An attempt that ended the delivery well. */
export function anAttempt(delivery: number, facts: Partial<AttemptRecord> = {}): AttemptRecord {
  return { delivery, startedAt: 100, endedAt: 110, outcome: 'ok', state: 'sent', ...facts };
}
