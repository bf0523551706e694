/**
 * What Prometheus 3 and Alertmanager 0.2x and later post, in shape; names and values are ours.
 *
 * @see https://prometheus.io/docs/alerting/latest/alerts_api/
 * @see https://prometheus.io/docs/alerting/latest/configuration/#webhook_config
 */
type Members = Readonly<Record<string, unknown>>;

/** 2026-03-01T10:01:00Z */
export const RECEIVED_AT = Date.UTC(2026, 2, 1, 10, 1);

export const diskLabels = { alertname: 'DiskFillsUp', severity: 'critical', instance: 'db3:9100', job: 'node' };

/** As Prometheus posts a firing alert: its end lies four minutes ahead, and the next post moves it. */
export function postedAlert(members: Members = {}): Members {
  return {
    labels: diskLabels,
    annotations: { summary: 'db3: /var full in 4 h', description: '' },
    startsAt: '2026-03-01T10:00:15.123Z',
    endsAt: '2026-03-01T10:04:15.123Z',
    generatorURL: 'http://prom.example/graph?g0.expr=node_filesystem_free_bytes+%3C+1&g0.tab=1',
    ...members,
  };
}

/** As Prometheus posts it once it is over, and again for 15 minutes. */
export function postedEnd(members: Members = {}): Members {
  return postedAlert({ endsAt: '2026-03-01T10:00:45.123456789Z', ...members });
}

/** One alert of a webhook message, firing. */
export function groupedAlert(members: Members = {}): Members {
  return {
    ...postedAlert(),
    status: 'firing',
    endsAt: '0001-01-01T00:00:00Z',
    fingerprint: '9f2c11d0a4b7e355',
    ...members,
  };
}

export function webhookMessage(alerts: readonly unknown[] = [groupedAlert()], members: Members = {}): Members {
  return {
    version: '4',
    groupKey: '{}/{team="db"}:{alertname="DiskFillsUp"}',
    truncatedAlerts: 0,
    status: 'firing',
    receiver: 'my\\.team',
    groupLabels: { alertname: 'DiskFillsUp' },
    commonLabels: { alertname: 'DiskFillsUp', severity: 'critical' },
    commonAnnotations: {},
    externalURL: 'http://am.example:9093',
    notification_reason: 'first notification',
    alerts,
    ...members,
  };
}
