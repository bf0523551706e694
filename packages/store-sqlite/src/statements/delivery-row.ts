import type { DeliveryHead, DeliveryState, Snapshot, StoredDelivery } from '@signalbox/core/store';
import type { Alert } from '@signalbox/sdk';
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
    state: textOf(row, 'state') as DeliveryState,
    generation: textOf(row, 'generation'),
    snapshot: readSnapshot(textOf(row, 'snapshot')),
    ...(row['settled_at'] === null ? {} : { settledAt: numberOf(row, 'settled_at') }),
    ...(row['last_reason'] === null ? {} : { lastReason: textOf(row, 'last_reason') }),
  };
}

function readSnapshot(text: string): Snapshot {
  const snapshot = JSON.parse(text) as Snapshot;
  return {
    ...snapshot,
    group: { ...snapshot.group, key: bare(snapshot.group.key) },
    firing: snapshot.firing.map(readAlert),
    resolved: snapshot.resolved.map(readAlert),
    suppressed: snapshot.suppressed.map(readAlert),
  };
}

function readAlert(alert: Alert): Alert {
  return { ...alert, labels: bare(alert.labels), annotations: bare(alert.annotations) };
}
