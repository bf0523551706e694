import { describe, expect, it } from 'vitest';
import { alertIn, readMessage } from './testing/read-message.ts';
import { CLOSED_AT, hostAlert, OPENED_AT } from './testing/sample-alerts.ts';
import { alertGroup } from './testing/sample-events.ts';

describe('an alert group', () => {
  it('fires as an alert of its own', () => {
    const group = alertIn(alertGroup());
    expect({ ...group, labels: { ...group.labels }, annotations: { ...group.annotations } }).toEqual({
      key: 'alertGroup:2bj7',
      status: 'firing',
      labels: { alertname: 'db のロール', severity: 'critical', org: 'acme', event: 'alertGroup' },
      annotations: { description: '当番へ' },
      startsAt: OPENED_AT * 1000,
      changedAt: OPENED_AT * 1000,
      link: 'https://mackerel.io/orgs/acme/alert-groups/2bj7',
    });
  });

  it('never meets an alert of the same id', () => {
    expect(alertIn(alertGroup()).key).not.toBe(alertIn(hostAlert()).key);
  });

  it.each([
    ['it is OK', { status: 'OK' }, undefined],
    ['it is closed', { closedAt: CLOSED_AT }, CLOSED_AT * 1000],
    ['both', { status: 'OK', closedAt: CLOSED_AT }, CLOSED_AT * 1000],
  ])('is over when %s', (_when, group, endsAt) => {
    const alert = alertIn(alertGroup(group));
    expect({ status: alert.status, endsAt: alert.endsAt }).toEqual({ status: 'resolved', endsAt });
  });

  it('G17: is older while open than once it is closed', () => {
    const open = alertIn(alertGroup()).changedAt ?? Number.NaN;
    expect(open).toBeLessThan(alertIn(alertGroup({ closedAt: OPENED_AT })).changedAt ?? Number.NaN);
  });

  it('may get worse again after it was merely OK', () => {
    const calm = alertIn(alertGroup({ status: 'OK' })).changedAt ?? Number.NaN;
    expect(alertIn(alertGroup()).changedAt).toBeGreaterThanOrEqual(calm);
  });

  it('is read without a time that is none', () => {
    const { alerts, problems, remarks } = readMessage(alertGroup({ createdAt: OPENED_AT * 1000, closedAt: 'x' }));
    expect(problems).toEqual([]);
    expect(alerts[0]).toMatchObject({ status: 'firing', key: 'alertGroup:2bj7' });
    expect(alerts[0]).not.toHaveProperty('startsAt');
    expect(remarks?.map(({ text }) => text)).toEqual([
      '`alertGroup.createdAt` is 1772359200000, which is not a time in epoch seconds between 2000 and 2100: it was left out',
      '`alertGroup.closedAt` is "x", which is not a time in epoch seconds between 2000 and 2100: it was left out',
    ]);
  });
});
