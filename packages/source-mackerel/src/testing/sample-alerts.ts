/**
 * Messages of the event `alert` as Mackerel posts them, one for each kind of monitor and of end. Names and values are
 * ours; the shapes are those of its documentation and of captured messages.
 *
 * @see https://mackerel.io/docs/entry/howto/alerts/webhook
 */
export type Members = Readonly<Record<string, unknown>>;

export const ORG = 'https://mackerel.io/orgs/acme';

/** 2026-03-01T10:00:00Z */
export const OPENED_AT = 1_772_359_200;
export const CLOSED_AT = OPENED_AT + 300;

export const dbHost: Members = {
  id: '3hst',
  name: 'db3',
  url: `${ORG}/hosts/3hst`,
  type: 'unknown',
  status: 'working',
  memo: '',
  isRetired: false,
  roles: [
    {
      fullname: 'shop: db',
      serviceName: 'shop',
      serviceUrl: `${ORG}/services/shop`,
      roleName: 'db',
      roleUrl: `${ORG}/services/shop#role=db`,
    },
    {
      fullname: 'billing: replica',
      serviceName: 'billing',
      serviceUrl: `${ORG}/services/billing`,
      roleName: 'replica',
      roleUrl: `${ORG}/services/billing#role=replica`,
    },
  ],
};

export const operator: Members = { id: 'u1', screenName: 'ops@acme.example' };

/** The part `alert` of a message, open since `OPENED_AT`. */
export function anAlert(members: Members = {}): Members {
  return {
    id: '2bj7',
    url: `${ORG}/alerts/2bj7`,
    status: 'critical',
    isOpen: true,
    trigger: 'monitoring',
    openedAt: OPENED_AT,
    closedAt: null,
    createdAt: OPENED_AT * 1000 + 693,
    statusChangedAt: OPENED_AT,
    monitorName: 'CPU %',
    ...members,
  };
}

/** What the same part says once the alert is over. */
export function aClosedAlert(members: Members = {}): Members {
  return anAlert({ status: 'ok', isOpen: false, closedAt: CLOSED_AT, statusChangedAt: CLOSED_AT, ...members });
}

const figures: Members = {
  metricLabel: 'cpu%',
  metricValue: 97.25,
  monitorOperator: '>',
  criticalThreshold: 95,
  warningThreshold: 80,
  duration: 3,
};

/** A host metric. */
export function hostAlert(alert: Members = {}, members: Members = {}): Members {
  return {
    orgName: 'acme',
    event: 'alert',
    type: 'host',
    message: 'cpu% 97.25 > 95',
    memo: 'see the runbook',
    imageUrl: 'https://mackerel.io/embed/public/alert/g1.png',
    user: null,
    host: dbHost,
    alert: anAlert({ ...figures, ...alert }),
    ...members,
  };
}

export const connectivityAlert = hostAlertOf('connectivity', '到達不能です', { monitorName: 'connectivity' });
export const checkAlert = hostAlertOf('check', 'ログ監視 - LOG CRITICAL: 1 件', { monitorName: 'ログ監視' });

/** The kinds about a host that have no figures. */
function hostAlertOf(type: string, message: string, alert: Members): Members {
  return {
    orgName: 'acme',
    event: 'alert',
    type,
    message,
    memo: '',
    imageUrl: null,
    host: dbHost,
    alert: anAlert(alert),
  };
}

export const serviceAlert = otherAlert('service', {
  alert: anAlert({ ...figures, monitorName: '注文数', metricLabel: 'orders.count' }),
  service: {
    id: 's1',
    memo: '',
    name: 'shop',
    orgId: 'o1',
    roles: [{ fullname: 'shop: db', serviceName: 'shop', serviceUrl: ORG, roleName: 'db', roleUrl: ORG }],
  },
});
/** An external monitor with a URL only: no figures, no host, no service. */
export const externalAlert = otherAlert('external', { alert: anAlert({ monitorName: 'shop.example' }) });
export const expressionAlert = otherAlert('expression', {
  alert: anAlert({ ...figures, monitorName: 'total load', metricLabel: 'sum(role(shop:db, loadavg5))' }),
});
export const anomalyAlert = otherAlert('anomalyDetection', {
  host: dbHost,
  alert: anAlert({ monitorName: 'いつもと違う', status: 'warning' }),
});
export const queryAlert = otherAlert('query', {
  metric: { name: 'httpcheck.status', labels: { 'http.method': 'GET', 'http.status_code': '500' } },
  alert: anAlert({ ...figures, monitorName: 'errors', metricLabel: undefined }),
});

function otherAlert(type: string, members: Members): Members {
  return { orgName: 'acme', event: 'alert', type, message: `${type} alert`, memo: '', imageUrl: null, ...members };
}

export const manualClose = hostAlert(
  { ...aClosedAlert({ trigger: 'manual close' }), metricValue: undefined },
  { user: operator, message: 'cpu%' },
);
export const monitorDeletedClose = hostAlert(aClosedAlert({ trigger: 'delete monitor' }));
export const hostRetiredClose = hostAlert(aClosedAlert({ trigger: 'retire host' }));

/** The same message by way of EventBridge: without `type`, `message` and `imageUrl`, in the envelope's `detail`. */
export const eventBridgeAlert: Members = {
  version: '0',
  id: '6f1c',
  'detail-type': 'Mackerel Alert',
  source: 'aws.partner/mackerel.io/acme/alerts',
  time: '2026-03-01T10:00:01Z',
  resources: [],
  detail: {
    orgName: 'acme',
    event: 'alert',
    memo: 'see the runbook',
    host: dbHost,
    alert: anAlert(figures),
    resourceInfo: { service: 'ec2', region: null, accountId: null, resourceType: 'instance', resourceId: 'i-1' },
  },
};
