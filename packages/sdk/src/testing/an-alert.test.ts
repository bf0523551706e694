import { describe, expect, it } from 'vitest';
import { aMessage, aNotification, anAlert } from './an-alert.ts';

describe('an alert of the kit', () => {
  it('fires, and has a severity that its labels agree with', () => {
    expect(anAlert()).toMatchObject({ status: 'firing', severity: 'warning', labels: { severity: 'warning' } });
    expect(anAlert({ severity: 'critical' })).toMatchObject({ severity: 'critical', labels: { severity: 'critical' } });
    expect(anAlert({ labels: { severity: 'Info' } }).severity).toBe('info');
    expect(anAlert({ labels: {} }).severity).toBe('unknown');
    expect(anAlert()).not.toHaveProperty('endsAt');
  });

  it('that is over has an end after its start', () => {
    const { startsAt, endsAt = 0 } = anAlert({ status: 'resolved' });
    expect(endsAt).toBeGreaterThan(startsAt);
    expect(anAlert({ status: 'resolved', endsAt: 7 }).endsAt).toBe(7);
  });

  it('has maps without a prototype', () => {
    const { labels, annotations } = anAlert({ labels: JSON.parse('{"__proto__":"x"}') });
    expect(Object.entries(labels)).toEqual([['__proto__', 'x']]);
    expect([labels, annotations].map((map) => Object.getPrototypeOf(map))).toEqual([null, null]);
  });
});

describe('a notification of the kit', () => {
  const [critical, info] = [anAlert({ severity: 'critical' }), anAlert({ severity: 'info' })];
  const over = anAlert({ severity: 'critical', status: 'resolved' });

  it('lists those that fire before those that are over, and is as bad as the worst that fires', () => {
    const { alerts, firing, resolved, status, severity, reason } = aNotification({
      resolved: [over],
      firing: [info],
    });
    expect({ alerts, firing, resolved }).toEqual({ alerts: [info, over], firing: [info], resolved: [over] });
    expect({ status, severity, reason }).toEqual({ status: 'firing', severity: 'info', reason: 'first' });
  });

  it('is resolved when nothing fires, and as bad as what is over', () => {
    expect(aNotification({ resolved: [over] })).toMatchObject({
      status: 'resolved',
      severity: 'critical',
      reason: 'resolved',
      alerts: [over],
    });
    expect(aNotification({ firing: [], resolved: [] })).toMatchObject({ alerts: [], severity: 'unknown' });
  });

  it('has the labels that all alerts have in common', () => {
    const other = anAlert({ labels: { alertname: 'cpu', host: 'web-2' } });
    expect({ ...aNotification({ alerts: [critical, other] }).labels }).toEqual({ alertname: 'cpu' });
    expect({ ...aNotification({ firing: [], resolved: [] }).labels }).toEqual({});
  });

  it('has what was given before what follows from it', () => {
    expect(aNotification({ alerts: [info], severity: 'error', now: 7 })).toMatchObject({ severity: 'error', now: 7 });
    expect(aMessage({ alerts: [critical], parts: { text: 'x' } })).toMatchObject({
      severity: 'critical',
      parts: { text: 'x' },
    });
  });
});
