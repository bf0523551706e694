import { describe, expect, it } from 'vitest';
import { alertIn } from './testing/read-message.ts';
import {
  anomalyAlert,
  checkAlert,
  connectivityAlert,
  expressionAlert,
  externalAlert,
  hostAlert,
  queryAlert,
  serviceAlert,
} from './testing/sample-alerts.ts';

const dbHost = {
  host: 'db3',
  host_id: '3hst',
  service: 'shop',
  role: 'db',
  roles: 'shop:db,billing:replica',
};
const own = { severity: 'critical', org: 'acme', event: 'alert' };

describe('the labels of an alert', () => {
  it.each<[string, unknown, Record<string, string>]>([
    ['host', hostAlert(), { ...dbHost, alertname: 'CPU %', metric: 'cpu%' }],
    ['connectivity', connectivityAlert, { ...dbHost, alertname: 'connectivity' }],
    ['check', checkAlert, { ...dbHost, alertname: 'ログ監視' }],
    ['service', serviceAlert, { alertname: '注文数', service: 'shop', metric: 'orders.count' }],
    ['external', externalAlert, { alertname: 'shop.example' }],
    ['expression', expressionAlert, { alertname: 'total load', metric: 'sum(role(shop:db, loadavg5))' }],
    ['anomalyDetection', anomalyAlert, { ...dbHost, alertname: 'いつもと違う', severity: 'warning' }],
    ['query', queryAlert, { alertname: 'errors', metric: 'httpcheck.status' }],
  ])('of a monitor of the type %s', (type, message, labels) => {
    expect({ ...alertIn(message).labels }).toEqual({ ...own, monitor_type: type, ...labels });
  });

  it('have no `monitor_type` and no `org` where the message has none', () => {
    const { monitor_type, org, ...rest } = alertIn(hostAlert({}, { type: undefined, orgName: '' })).labels;
    expect([monitor_type, org]).toEqual([undefined, undefined]);
    expect(rest['alertname']).toBe('CPU %');
  });

  it.each([
    ['critical', 'critical'],
    ['WARNING', 'warning'],
    ['unknown', 'unknown'],
    ['page', 'page'],
    [undefined, 'unknown'],
    [3, 'unknown'],
  ])('give the status %s as the severity %s', (status, severity) => {
    expect(alertIn(hostAlert({ status })).labels['severity']).toBe(severity);
  });

  it.each([
    ['only a full name', [{ fullname: 'shop: db' }], { service: 'shop', role: 'db', roles: 'shop:db' }],
    ['an unreadable role', [7, null, { fullname: 'shop' }, { roleName: 'x' }], {}],
    [
      'unreadable ones before a good one',
      [null, { serviceName: 's', roleName: 'r' }],
      { service: 's', role: 'r', roles: 's:r' },
    ],
    ['no list', { fullname: 'shop: db' }, {}],
  ])('take roles as they are: %s', (_what, roles, expected) => {
    const { service, role, roles: all } = alertIn(hostAlert({}, { host: { name: 'db3', roles } })).labels;
    expect({ service, role, roles: all }).toEqual({
      service: undefined,
      role: undefined,
      roles: undefined,
      ...expected,
    });
  });

  it('fall back on the type of the monitor where the monitor has no name', () => {
    expect(alertIn(hostAlert({ monitorName: undefined })).labels['alertname']).toBe('host');
    expect(alertIn(hostAlert({ monitorName: '' }, { type: null })).labels['alertname']).toBe('alert');
  });
});
