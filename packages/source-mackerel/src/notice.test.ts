import { describe, expect, it } from 'vitest';
import { alertIn, RECEIVED_AT } from './testing/read-message.ts';
import {
  CANARY,
  hostRegister,
  hostRetire,
  hostStatus,
  monitorCreate,
  monitorDelete,
  monitorUpdate,
  sample,
} from './testing/sample-events.ts';

const host = { host: 'db3', host_id: '3hst', service: 'shop', role: 'db', roles: 'shop:db,billing:replica' };

describe('a notice', () => {
  it.each<[string, unknown, string, Record<string, string>, string]>([
    ['sample', sample, '', {}, 'Sample Notification from Mackerel'],
    ['hostStatus', hostStatus, '3hst:', { ...host, org: 'acme' }, 'host db3: working → maintenance'],
    ['hostRegister', hostRegister, '3hst:', { ...host, org: 'acme' }, 'host db3 was registered'],
    ['hostRetire', hostRetire, '3hst:', { ...host, org: 'acme' }, 'host db3 was retired'],
    [
      'monitorCreate',
      monitorCreate,
      '5mon:',
      { org: 'acme', monitor_type: 'external', service: 'shop' },
      'monitor shop.example was created',
    ],
    [
      'monitorUpdate',
      monitorUpdate,
      '4mon:',
      { org: 'acme', monitor_type: 'host', metric: 'cpu%' },
      'monitor CPU % was changed',
    ],
    [
      'monitorDelete',
      monitorDelete,
      '4mon:',
      { org: 'acme', monitor_type: 'host', metric: 'cpu%' },
      'monitor CPU % was deleted',
    ],
  ])('G20: is what the event %s becomes', (event, message, about, labels, summary) => {
    const { key, status, notice, labels: given, annotations, ...rest } = alertIn(message);
    expect({ key, status, notice }).toEqual({ key: `${event}:${about}${RECEIVED_AT}`, status: 'firing', notice: true });
    expect({ ...given }).toEqual({ alertname: event, severity: 'info', event, ...labels });
    expect(annotations['summary']).toBe(summary);
    expect(Object.keys(rest).filter((name) => name !== 'link')).toEqual([]);
  });

  it('is what an event becomes that nobody knows yet', () => {
    const { notice, labels, annotations } = alertIn({ event: 'constructor', orgName: 'acme', hosts: [1] });
    expect(notice).toBe(true);
    expect({ ...labels }).toEqual({ alertname: 'constructor', severity: 'info', org: 'acme', event: 'constructor' });
    expect({ ...annotations }).toEqual({});
  });

  it('tells who did it, and from what to what', () => {
    expect(alertIn(hostStatus)).toMatchObject({
      annotations: { user: 'ops@acme.example', from_status: 'working', host_status: 'maintenance' },
      link: 'https://mackerel.io/orgs/acme/hosts/3hst',
    });
    expect(alertIn(monitorUpdate).annotations).toMatchObject({
      monitor: 'CPU %',
      description: '本番のみ',
      critical_threshold: '95',
      warning_threshold: '80',
      operator: '>',
      duration: '3',
    });
  });

  it('carries no secret of an external monitor', () => {
    expect(JSON.stringify(monitorCreate)).toContain(CANARY);
    expect(JSON.stringify(alertIn(monitorCreate))).not.toContain(CANARY);
  });

  it('says something of a host or monitor without a name', () => {
    expect(alertIn({ event: 'hostRetire', host: { id: 'h9' } }).annotations['summary']).toBe('host h9 was retired');
    expect(alertIn({ event: 'hostStatus' }).annotations['summary']).toBe('host (without a name): unknown → unknown');
  });
});
