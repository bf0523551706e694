import type {
  DeliveryHead,
  DeliveryState,
  EventId,
  Snapshot,
  SnapshotAlert,
  StoredDelivery,
} from '@signalbox/core/store';
import type { Fingerprint } from '@signalbox/sdk';
import { bare, numberOf, type Row, textOf } from './row.ts';

export function readDeliveryHead(row: Row): DeliveryHead {
  return {
    id: numberOf(row, 'id'),
    channel: textOf(row, 'channel'),
    groupId: textOf(row, 'group_id'),
    decidedAt: numberOf(row, 'decided_at'),
    waitingSince: numberOf(row, 'waiting_since'),
    attempts: numberOf(row, 'attempts'),
    notBefore: numberOf(row, 'not_before'),
    maybeArrived: numberOf(row, 'maybe_arrived') === 1,
    snapshot: snapshotFrom(textOf(row, 'snapshot')),
  };
}

export function readStoredDelivery(row: Row): StoredDelivery {
  return {
    ...readDeliveryHead(row),
    state: textOf(row, 'state') as DeliveryState,
    generation: textOf(row, 'generation'),
    ...(row['settled_at'] === null ? {} : { settledAt: numberOf(row, 'settled_at') }),
    ...(row['last_reason'] === null ? {} : { lastReason: textOf(row, 'last_reason') }),
  };
}

/** An alert as `snapshot.body` has it; the 1 stands for a notice. */
type AlertRow = readonly [EventId, Fingerprint] | readonly [EventId, Fingerprint, 1];

interface SnapshotRow extends Omit<Snapshot, 'firing' | 'resolved' | 'suppressed'> {
  readonly firing: readonly AlertRow[];
  readonly resolved: readonly AlertRow[];
  readonly suppressed: readonly AlertRow[];
}

export function snapshotText({ firing, resolved, suppressed, ...about }: Snapshot): string {
  const row: SnapshotRow = {
    ...about,
    firing: firing.map(alertRow),
    resolved: resolved.map(alertRow),
    suppressed: suppressed.map(alertRow),
  };
  return JSON.stringify(row);
}

function snapshotFrom(text: string): Snapshot {
  const { firing, resolved, suppressed, group, ...about } = JSON.parse(text) as SnapshotRow;
  return {
    ...about,
    group: { ...group, key: bare(group.key) },
    firing: firing.map(alertFrom),
    resolved: resolved.map(alertFrom),
    suppressed: suppressed.map(alertFrom),
  };
}

function alertRow({ eventId, fingerprint, notice }: SnapshotAlert): AlertRow {
  return notice ? [eventId, fingerprint, 1] : [eventId, fingerprint];
}

function alertFrom([eventId, fingerprint, notice]: AlertRow): SnapshotAlert {
  return notice === undefined ? { eventId, fingerprint } : { eventId, fingerprint, notice: true };
}
