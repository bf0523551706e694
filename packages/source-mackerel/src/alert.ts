import { type JsonObject, parseWebAddress, type ReceivedAlert, type SourceResult, textMap } from '@signalbox/sdk';
import { alertAnnotations } from './annotations.ts';
import { readIdentity } from './identity.ts';
import { labelsOf, severityFrom } from './labels.ts';
import { objectOf, textOf } from './payload.ts';
import { strangeMember } from './strange-members.ts';
import { lastWordAt, readSeconds } from './times.ts';

/**
 * Reads the event `alert`: one alert, whose identity is `alert.id` through warning, critical and its end. `isOpen`
 * alone says whether it is over: `trigger` is an open list, and `closedAt` may stand beside an open alert.
 */
export function readAlert(message: JsonObject): SourceResult {
  const alert = objectOf(message['alert']);
  const identity = readIdentity('alert', alert);
  if (identity === undefined)
    return { alerts: [], problems: ['`alert.id` is missing: it is the identity of an alert'] };

  const open = isOpen(alert);
  const openedAt = readSeconds(alert['openedAt']);
  const statusChangedAt = readSeconds(alert['statusChangedAt']);
  const closedAt = open ? undefined : readSeconds(alert['closedAt']);
  // Repetitions of an open alert carry the same time and are not older than what is known.
  const changedAt = open ? (statusChangedAt ?? openedAt) : lastWordAt(openedAt, statusChangedAt, closedAt);
  const link = parseWebAddress(alert['url'])?.href;
  const image = parseWebAddress(message['imageUrl'])?.href;
  const received: ReceivedAlert = {
    key: identity.id,
    status: open ? 'firing' : 'resolved',
    labels: labelsOf(message, {
      alertname: textOf(alert['monitorName']) ?? textOf(message['type']) ?? 'alert',
      severity: severityFrom(alert['status']),
      monitorType: textOf(message['type']),
      metric: textOf(alert['metricLabel']) ?? textOf(objectOf(message['metric'])['name']),
    }),
    annotations: textMap(alertAnnotations(message)),
    ...(openedAt === undefined ? {} : { startsAt: openedAt }),
    ...(closedAt === undefined ? {} : { endsAt: closedAt }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
  };
  const unsaid = alert['isOpen'] === undefined || alert['isOpen'] === null;
  const remarks = unsaid ? [strangeMember('`alert.isOpen` is missing: `alert.status` decided')] : [];
  return { alerts: [received], problems: [], remarks: [...identity.remarks, ...remarks] };
}

function isOpen({ isOpen, status }: JsonObject): boolean {
  return typeof isOpen === 'boolean' ? isOpen : severityFrom(status) !== 'ok';
}
