import type { Alert, Message } from '@signalbox/sdk';

/** What Alertmanager says for "not over yet". */
const ZERO_TIME = '0001-01-01T00:00:00Z';
/** The years that RFC 3339 can write. */
const EARLIEST = Date.parse('0001-01-01T00:00:00Z');
const LATEST = Date.parse('9999-12-31T23:59:59.999Z');

/**
 * The body that readers of Alertmanager's webhook know (version 4), with what is ours under one key.
 * @param maxAlerts the most `alerts`; those left out are counted
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
export function defaultBody(message: Message, maxAlerts = Number.POSITIVE_INFINITY): string {
  const alerts = message.alerts.slice(0, maxAlerts);
  return JSON.stringify({
    version: '4',
    groupKey: message.group.id,
    truncatedAlerts: message.alerts.length - alerts.length,
    status: message.status,
    receiver: message.channel,
    groupLabels: Object.fromEntries(Object.entries(message.group.labels).filter(([, value]) => value !== '')),
    commonLabels: message.labels,
    commonAnnotations: message.annotations,
    externalURL: message.externalUrl,
    alerts: alerts.map(toAlertmanager),
    signalbox: {
      reason: message.reason,
      severity: message.severity,
      suppressed: message.suppressed.map(toAlertmanager),
      delivery: message.id,
      thread: message.thread,
      ...(message.resendFrom === undefined ? {} : { resendFrom: new Date(message.resendFrom).toISOString() }),
      ...(message.fallbackFor === undefined ? {} : { fallbackFor: message.fallbackFor }),
      ...(message.note === undefined ? {} : { note: message.note }),
    },
  });
}

function toAlertmanager(alert: Alert): object {
  return {
    status: alert.status,
    labels: alert.labels,
    annotations: alert.annotations,
    startsAt: toRfc3339(alert.startsAt),
    endsAt: alert.status === 'firing' ? ZERO_TIME : toRfc3339(alert.endsAt ?? alert.startsAt),
    generatorURL: alert.link ?? '',
    fingerprint: alert.fingerprint,
  };
}

function toRfc3339(at: number): string {
  return new Date(Math.min(Math.max(at, EARLIEST), LATEST)).toISOString();
}
