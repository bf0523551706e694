import { type JsonObject, parseWebAddress, type ReceivedAlert, type SourceResult, textMap } from '@signalbox/sdk';
import { alertAnnotations } from './annotations.ts';
import { labelsOf, severityFrom } from './labels.ts';
import { objectOf, textOf } from './payload.ts';
import { lastWordAt, problemsOf, readSeconds } from './times.ts';

/**
 * Reads the event `alert`: one alert, whose identity is `alert.id` through warning, critical and its end. `isOpen`
 * alone says whether it is over: `trigger` is an open list, and `closedAt` may stand beside an open alert.
 */
export function readAlert(message: JsonObject): SourceResult {
  const alert = objectOf(message['alert']);
  const key = textOf(alert['id']);
  if (key === undefined) return { alerts: [], problems: ['`alert.id` is missing: it is the identity of an alert'] };

  const open = isOpen(alert);
  const opened = readSeconds(alert['openedAt'], 'alert.openedAt');
  const changed = readSeconds(alert['statusChangedAt'], 'alert.statusChangedAt');
  const closed = readSeconds(open ? undefined : alert['closedAt'], 'alert.closedAt');
  const problems = problemsOf([opened, changed, closed]);
  if (problems.length > 0) return { alerts: [], problems };

  // Repetitions of an open alert carry the same time and are not older than what is known.
  const changedAt = open ? (changed.at ?? opened.at) : lastWordAt(opened.at, changed.at, closed.at);
  const link = parseWebAddress(alert['url'])?.href;
  const image = parseWebAddress(message['imageUrl'])?.href;
  const received: ReceivedAlert = {
    key,
    status: open ? 'firing' : 'resolved',
    labels: labelsOf(message, {
      alertname: textOf(alert['monitorName']) ?? textOf(message['type']) ?? 'alert',
      severity: severityFrom(alert['status']),
      monitorType: textOf(message['type']),
      metric: textOf(alert['metricLabel']) ?? textOf(objectOf(message['metric'])['name']),
    }),
    annotations: textMap(alertAnnotations(message)),
    ...(opened.at === undefined ? {} : { startsAt: opened.at }),
    ...(closed.at === undefined ? {} : { endsAt: closed.at }),
    ...(changedAt === undefined ? {} : { changedAt }),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
  };
  return { alerts: [received], problems: [] };
}

function isOpen({ isOpen, status }: JsonObject): boolean {
  return typeof isOpen === 'boolean' ? isOpen : severityFrom(status) !== 'ok';
}
