/** What a monitor of the demo looks at; the same in all messages of one alert. */
export interface Subject {
  readonly type: 'host' | 'connectivity' | 'service' | 'external';
  readonly monitorName: string;
  /** The monitor's notes. */
  readonly memo?: string;
  readonly host?: string;
  readonly service?: string;
  readonly role?: string;
  readonly metric?: {
    readonly label: string;
    readonly operator: '>' | '<';
    readonly warning: number;
    readonly critical: number;
  };
}

/** One message of an alert. Times are epoch milliseconds. */
export interface AlertMessage {
  readonly id: string;
  readonly subject: Subject;
  readonly status: 'ok' | 'warning' | 'critical' | 'unknown';
  readonly isOpen: boolean;
  readonly openedAt: number;
  readonly now: number;
  readonly message: string;
  readonly value?: number;
  readonly trigger?: string;
}

const ORG = 'demo';

/**
 * A message as Mackerel's webhook posts it: its times are epoch seconds.
 * @see https://mackerel.io/docs/entry/howto/alerts/webhook
 */
export function alertPayload({
  id,
  subject,
  status,
  isOpen,
  openedAt,
  now,
  message,
  value,
  trigger,
}: AlertMessage): object {
  const { type, monitorName, memo = '', metric } = subject;
  return {
    orgName: ORG,
    event: 'alert',
    type,
    message,
    imageUrl: null,
    memo,
    ...(subject.host === undefined ? {} : { host: hostObject(subject.host, subject) }),
    ...(subject.service === undefined || subject.host !== undefined ? {} : { service: serviceObject(subject.service) }),
    alert: {
      id,
      url: `https://mackerel.io/orgs/${ORG}/alerts/${id}`,
      status,
      isOpen,
      trigger: trigger ?? 'monitoring',
      openedAt: seconds(openedAt),
      closedAt: isOpen ? null : seconds(now),
      statusChangedAt: seconds(now),
      monitorName,
      ...(metric === undefined
        ? {}
        : {
            metricLabel: metric.label,
            metricValue: value ?? 0,
            monitorOperator: metric.operator,
            warningThreshold: metric.warning,
            criticalThreshold: metric.critical,
            duration: 3,
          }),
    },
  };
}

/** A host was retired: an event without an alert. */
export function hostRetirePayload(host: string, place: Pick<Subject, 'service' | 'role'>): object {
  return { orgName: ORG, event: 'hostRetire', imageUrl: null, host: hostObject(host, place), user: null };
}

function hostObject(name: string, { service = 'shop', role = 'web' }: Pick<Subject, 'service' | 'role'>): object {
  const url = `https://mackerel.io/orgs/${ORG}`;
  return {
    id: `host-${name}`,
    name,
    url: `${url}/hosts/host-${name}`,
    type: 'unknown',
    status: 'working',
    memo: '',
    isRetired: false,
    roles: [
      {
        fullname: `${service}: ${role}`,
        serviceName: service,
        serviceUrl: `${url}/services/${service}`,
        roleName: role,
        roleUrl: `${url}/services/${service}#role=${role}`,
      },
    ],
  };
}

function serviceObject(name: string): object {
  return { id: `service-${name}`, name, memo: '', orgId: ORG, roles: [] };
}

function seconds(ms: number): number {
  return Math.floor(ms / 1000);
}
