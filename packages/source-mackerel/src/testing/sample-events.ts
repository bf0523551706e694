/** Messages of the other events. Mackerel does not document them: the shapes are those of captured messages. */
import { dbHost, type Members, OPENED_AT, ORG, operator } from './sample-alerts.ts';

export function alertGroup(group: Members = {}): Members {
  return {
    orgName: 'acme',
    event: 'alertGroup',
    imageUrl: null,
    alertGroup: {
      id: '2bj7',
      url: `${ORG}/alert-groups/2bj7`,
      status: 'CRITICAL',
      createdAt: OPENED_AT,
      closedAt: null,
      ...group,
    },
    alertGroupSetting: { id: '5gs1', url: `${ORG}/alert-group-settings/5gs1`, name: 'db のロール', memo: '当番へ' },
  };
}

export const sample: Members = { event: 'sample', message: 'Sample Notification from Mackerel', imageUrl: null };
export const hostStatus: Members = {
  orgName: 'acme',
  event: 'hostStatus',
  imageUrl: null,
  fromStatus: 'working',
  user: operator,
  host: { ...dbHost, status: 'maintenance' },
};
export const hostRegister: Members = {
  orgName: 'acme',
  event: 'hostRegister',
  imageUrl: null,
  user: null,
  host: dbHost,
};
export const hostRetire: Members = { ...hostRegister, event: 'hostRetire' };

export const monitorUpdate: Members = {
  orgName: 'acme',
  event: 'monitorUpdate',
  imageUrl: null,
  user: operator,
  monitor: {
    id: '4mon',
    type: 'host',
    name: 'CPU %',
    metric: 'cpu%',
    operator: '>',
    warning: 80,
    critical: 95,
    duration: 3,
    maxCheckAttempts: 1,
    isMute: false,
    notificationInterval: 60,
    scopes: ['shop: db'],
    excludeScopes: [],
    memo: '本番のみ',
  },
};
export const monitorDelete: Members = { ...monitorUpdate, event: 'monitorDelete' };

/** What must never leave a monitor's settings. */
export const CANARY = 'canary-7f3a';
export const monitorCreate: Members = {
  ...monitorUpdate,
  event: 'monitorCreate',
  monitor: {
    id: '5mon',
    type: 'external',
    name: 'shop.example',
    service: 'shop',
    isMute: false,
    method: 'POST',
    url: `https://user:${CANARY}@shop.example/health?token=${CANARY}`,
    headers: [{ name: 'Authorization', value: `Bearer ${CANARY}` }],
    requestBody: `{"key":"${CANARY}"}`,
    containsString: CANARY,
    maxCheckAttempts: 3,
    responseTimeCritical: 5000,
  },
};
