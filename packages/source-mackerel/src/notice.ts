import { type JsonObject, parseWebAddress, type ReceivedAlert, textMap } from '@signalbox/sdk';
import { commonAnnotations } from './annotations.ts';
import { labelsOf } from './labels.ts';
import { figureOf, objectOf, textOf } from './payload.ts';

/**
 * Reads an event that carries no alert, known or not: the test button, a host or a monitor that was changed. It is
 * notified once. Of a monitor only what is named here is taken: its address, headers and body may hold secrets.
 */
export function readNotice(event: string, message: JsonObject, receivedAt: number): ReceivedAlert {
  const host = objectOf(message['host']);
  const monitor = objectOf(message['monitor']);
  const about = textOf(host['id']) ?? textOf(monitor['id']);
  const link = parseWebAddress(host['url'])?.href;
  const image = parseWebAddress(message['imageUrl'])?.href;
  return {
    key: [event, about, receivedAt].filter((part) => part !== undefined).join(':'),
    status: 'firing',
    notice: true,
    labels: labelsOf(message, {
      alertname: event,
      severity: 'info',
      monitorType: textOf(monitor['type']),
      metric: textOf(monitor['metric']),
      service: textOf(monitor['service']),
    }),
    annotations: textMap(noticeAnnotations(event, message)),
    ...(link === undefined ? {} : { link }),
    ...(image === undefined ? {} : { image }),
  };
}

function noticeAnnotations(event: string, message: JsonObject): Readonly<Record<string, string | undefined>> {
  const host = objectOf(message['host']);
  const monitor = objectOf(message['monitor']);
  return {
    ...commonAnnotations(message, {
      summary: SUMMARIES.get(event)?.(message),
      description: textOf(monitor['memo']) ?? textOf(host['memo']),
    }),
    from_status: textOf(message['fromStatus']),
    host_status: textOf(host['status']),
    monitor: textOf(monitor['name']),
    operator: textOf(monitor['operator']),
    critical_threshold: figureOf(monitor['critical']),
    warning_threshold: figureOf(monitor['warning']),
    duration: figureOf(monitor['duration']),
  };
}

/** These events bring no text of their own. */
const SUMMARIES: ReadonlyMap<string, (message: JsonObject) => string> = new Map([
  ['hostStatus', statusChange],
  ['hostRegister', (message) => `host ${nameIn(message['host'])} was registered`],
  ['hostRetire', (message) => `host ${nameIn(message['host'])} was retired`],
  ['monitorCreate', (message) => `monitor ${nameIn(message['monitor'])} was created`],
  ['monitorUpdate', (message) => `monitor ${nameIn(message['monitor'])} was changed`],
  ['monitorDelete', (message) => `monitor ${nameIn(message['monitor'])} was deleted`],
]);

function statusChange(message: JsonObject): string {
  const from = textOf(message['fromStatus']) ?? 'unknown';
  const to = textOf(objectOf(message['host'])['status']) ?? 'unknown';
  return `host ${nameIn(message['host'])}: ${from} → ${to}`;
}

function nameIn(part: unknown): string {
  const { name, id } = objectOf(part);
  return textOf(name) ?? textOf(id) ?? '(without a name)';
}
