import type {
  DeliveryHead,
  DeliveryOrigin,
  DeliveryState,
  DeliverySummary,
  EventId,
  Snapshot,
  SnapshotAlert,
  StoredDelivery,
} from '@signalbox/core/store';
import type { AlertStatus, Fingerprint, NotifyReason } from '@signalbox/sdk';
import { bare, numberOf, type Row, textOf } from './row.ts';

export function readDeliveryHead(row: Row): DeliveryHead {
  return {
    ...readFacts(row),
    waitingSince: numberOf(row, 'waiting_since'),
    ...(row['fallback_from'] === null ? {} : { fallbackFrom: numberOf(row, 'fallback_from') }),
    ...(row['resend_of'] === null ? {} : { resendOf: numberOf(row, 'resend_of') }),
    maybeArrived: numberOf(row, 'maybe_arrived') === 1,
    snapshot: snapshotFrom(row),
  };
}

function readFacts(row: Row): Omit<DeliveryHead, 'waitingSince' | 'maybeArrived' | 'snapshot'> {
  return {
    id: numberOf(row, 'id'),
    channel: textOf(row, 'channel'),
    groupId: textOf(row, 'group_id'),
    decidedAt: numberOf(row, 'decided_at'),
    attempts: numberOf(row, 'attempts'),
    notBefore: numberOf(row, 'not_before'),
  };
}

export function readStoredDelivery(row: Row): StoredDelivery {
  return {
    ...readDeliveryHead(row),
    ...readProgress(row),
    ...readOrigin(row),
    generation: textOf(row, 'generation'),
  };
}

export function readSummary(row: Row): DeliverySummary {
  return {
    ...readFacts(row),
    ...readProgress(row),
    ...readOrigin(row),
    route: textOf(row, 'route'),
    reason: textOf(row, 'reason') as NotifyReason,
    status: textOf(row, 'status') as AlertStatus,
    severity: textOf(row, 'severity'),
    firing: numberOf(row, 'firing'),
    resolved: numberOf(row, 'resolved'),
    suppressed: numberOf(row, 'suppressed'),
  };
}

function readProgress(row: Row): Pick<StoredDelivery, 'state' | 'settledAt' | 'lastReason'> {
  return {
    state: textOf(row, 'state') as DeliveryState,
    ...(row['settled_at'] === null ? {} : { settledAt: numberOf(row, 'settled_at') }),
    ...(row['last_reason'] === null ? {} : { lastReason: textOf(row, 'last_reason') }),
  };
}

function readOrigin(row: Row): DeliveryOrigin {
  return {
    ...(row['resend_of'] === null ? {} : { resendOf: numberOf(row, 'resend_of') }),
    ...(row['fallback_of'] === null ? {} : { fallbackOf: numberOf(row, 'fallback_of') }),
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

/** Those of before format 5 have no severity in their text: it is in the column alone. */
function snapshotFrom(row: Row): Snapshot {
  const { firing, resolved, suppressed, group, ...about } = JSON.parse(textOf(row, 'snapshot')) as SnapshotRow;
  return {
    ...about,
    severity: textOf(row, 'severity'),
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
