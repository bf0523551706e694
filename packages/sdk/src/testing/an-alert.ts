import type { Alert, TextMap } from '../alert.ts';
import type { Message, Notification } from '../notification.ts';
import { textMap } from '../parse/text-map.ts';
import { severityOf, worstSeverity } from '../severity.ts';

/** 2026-11-23 10:00 UTC: when the builders' alerts began to fire. */
const BEGAN_AT = Date.UTC(2026, 10, 23, 10);
const MINUTE_MS = 60_000;

/**
 * A believable alert with the given parts. Labels and annotations become maps without a prototype.
 * @example anAlert({ severity: 'critical', labels: { alertname: 'disk', host: 'db-1' } })
 */
export function anAlert(parts: Partial<Alert> = {}): Alert {
  const { severity = 'warning' } = parts;
  const labels = parts.labels ?? { alertname: 'cpu', severity, host: 'web-1', service: 'shop' };
  return {
    fingerprint: 'c0ffee00c0ffee00c0ffee00c0ffee00',
    source: 'mackerel',
    status: 'firing',
    startsAt: BEGAN_AT,
    link: 'https://mackerel.example/orgs/shop/alerts/1',
    ...(parts.status === 'resolved' ? { endsAt: BEGAN_AT + 5 * MINUTE_MS } : {}),
    ...parts,
    severity: parts.severity ?? severityOf(labels),
    labels: textMap(labels),
    annotations: textMap(parts.annotations ?? { summary: 'cpu is 93 %, the limit is 90 %' }),
  };
}

/**
 * A notification of some alerts (default: one that fires); lists, status, severity and what they have in common follow
 * from them, unless given.
 */
export function aNotification(parts: Partial<Notification> = {}): Notification {
  const isGiven = parts.firing !== undefined || parts.resolved !== undefined;
  const alerts = parts.alerts ?? (isGiven ? [...(parts.firing ?? []), ...(parts.resolved ?? [])] : [anAlert()]);
  const firing = alerts.filter((alert) => alert.status === 'firing');
  const resolved = alerts.filter((alert) => alert.status === 'resolved');
  const judged = firing.length > 0 ? firing : alerts;
  return {
    id: 'd-1',
    thread: 't-1',
    status: firing.length > 0 ? 'firing' : 'resolved',
    severity: worstSeverity(judged.map((alert) => alert.severity)),
    reason: firing.length > 0 ? 'first' : 'resolved',
    labels: inCommon(alerts.map((alert) => alert.labels)),
    annotations: inCommon(alerts.map((alert) => alert.annotations)),
    group: { id: 'g-1', labels: textMap({ alertname: 'cpu' }) },
    alerts: [...firing, ...resolved],
    firing,
    resolved,
    suppressed: [],
    channel: 'ops-room',
    route: 'payments/routes[0]',
    externalUrl: 'https://alerts.example.com',
    now: BEGAN_AT + 10 * MINUTE_MS,
    ...parts,
  };
}

/** A notification with its rendered parts. */
export function aMessage<PartName extends string = string>(
  parts: Partial<Message<PartName>> & { readonly parts: Message<PartName>['parts'] },
): Message<PartName> {
  const { parts: texts, ...notification } = parts;
  return { ...aNotification(notification), parts: texts };
}

function inCommon(maps: readonly TextMap[]): TextMap {
  const [first = {}, ...others] = maps;
  const shared = Object.entries(first).filter(([name, value]) => others.every((map) => map[name] === value));
  return textMap(Object.fromEntries(shared));
}
