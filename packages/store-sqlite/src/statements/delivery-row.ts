import type { DeliveryHead, DeliveryState, DeliverySummary, Snapshot, StoredDelivery } from '@signalbox/core/store';
import type { Alert, AlertStatus, NotifyReason } from '@signalbox/sdk';
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
  };
}

export function readStoredDelivery(row: Row): StoredDelivery {
  return {
    ...readDeliveryHead(row),
    ...readProgress(row),
    generation: textOf(row, 'generation'),
    snapshot: readSnapshot(row),
  };
}

export function readSummary(row: Row): DeliverySummary {
  const { maybeArrived: _maybeArrived, waitingSince: _waitingSince, ...head } = readDeliveryHead(row);
  return {
    ...head,
    ...readProgress(row),
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

/** Snapshots of the first versions have no severity: it is in the column alone. */
function readSnapshot(row: Row): Snapshot {
  const snapshot = JSON.parse(textOf(row, 'snapshot')) as Snapshot;
  return {
    ...snapshot,
    severity: textOf(row, 'severity'),
    group: { ...snapshot.group, key: bare(snapshot.group.key) },
    firing: snapshot.firing.map(readAlert),
    resolved: snapshot.resolved.map(readAlert),
    suppressed: snapshot.suppressed.map(readAlert),
  };
}

function readAlert(alert: Alert): Alert {
  return { ...alert, labels: bare(alert.labels), annotations: bare(alert.annotations) };
}
