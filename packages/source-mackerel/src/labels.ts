import { type JsonObject, type TextMap, textMap } from '@signalbox/sdk';
import { objectOf, textOf } from './payload.ts';
import { rolesOf } from './roles.ts';

/** What the kinds of messages say of themselves; all else stands in the same places in all of them. */
export interface OwnLabels {
  readonly alertname: string;
  readonly severity: string;
  readonly monitorType?: string | undefined;
  readonly metric?: string | undefined;
  /** Where neither a host's role nor the payload's `service` names one. */
  readonly service?: string | undefined;
}

/** All that routes can match; what the payload does not say is left out. The README has the table. */
export function labelsOf(message: JsonObject, own: OwnLabels): TextMap {
  const host = objectOf(message['host']);
  const roles = rolesOf(host);
  const [first] = roles;
  return textMap({
    alertname: own.alertname,
    severity: own.severity,
    host: textOf(host['name']),
    host_id: textOf(host['id']),
    service: first?.service ?? textOf(objectOf(message['service'])['name']) ?? own.service,
    role: first?.role,
    roles: textOf(roles.map(({ service, role }) => `${service}:${role}`).join(',')),
    org: textOf(message['orgName']),
    monitor_type: own.monitorType,
    metric: own.metric,
    event: textOf(message['event']),
  });
}

/** Mackerel's word for how bad it is (`critical`, `warning`, `unknown`, `ok` at the end), in lower case. */
export function severityFrom(status: unknown): string {
  return textOf(status)?.toLowerCase() ?? 'unknown';
}
