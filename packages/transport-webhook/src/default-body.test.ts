import { aMessage, anAlert } from '@signalbox/sdk/testing';
import { describe, expect, it } from 'vitest';
import { defaultBody } from './default-body.ts';

const STARTED = Date.UTC(2026, 10, 23, 10);
const firing = anAlert({ labels: { alertname: 'cpu', severity: 'critical', host: 'web-1' }, startsAt: STARTED });
const resolved = anAlert({ status: 'resolved', startsAt: STARTED, endsAt: STARTED + 60_000, fingerprint: 'f2' });
const suppressed = anAlert({ fingerprint: 'f3', annotations: {} });

describe('the default body', () => {
  it("is Alertmanager's version 4, with what is ours under one key", () => {
    const message = aMessage({
      alerts: [firing, resolved],
      suppressed: [suppressed],
      group: { id: 'g-7', labels: { alertname: 'cpu', service: '' } },
      labels: { alertname: 'cpu' },
      annotations: { summary: 'cpu is 93 %, the limit is 90 %' },
      reason: 'new',
      parts: {},
    });
    expect(JSON.parse(defaultBody(message))).toEqual({
      version: '4',
      groupKey: 'g-7',
      truncatedAlerts: 0,
      status: 'firing',
      receiver: 'ops-room',
      groupLabels: { alertname: 'cpu' },
      commonLabels: { alertname: 'cpu' },
      commonAnnotations: { summary: 'cpu is 93 %, the limit is 90 %' },
      externalURL: 'https://alerts.example.com',
      alerts: [
        {
          status: 'firing',
          labels: { alertname: 'cpu', severity: 'critical', host: 'web-1' },
          annotations: { summary: 'cpu is 93 %, the limit is 90 %' },
          startsAt: '2026-11-23T10:00:00.000Z',
          endsAt: '0001-01-01T00:00:00Z',
          generatorURL: 'https://mackerel.example/orgs/shop/alerts/1',
          fingerprint: 'c0ffee00c0ffee00c0ffee00c0ffee00',
        },
        expect.objectContaining({ status: 'resolved', endsAt: '2026-11-23T10:01:00.000Z', fingerprint: 'f2' }),
      ],
      signalbox: {
        reason: 'new',
        severity: 'critical',
        suppressed: [expect.objectContaining({ status: 'firing', fingerprint: 'f3', endsAt: '0001-01-01T00:00:00Z' })],
        delivery: 'd-1',
        thread: 't-1',
      },
    });
  });

  it.each([
    [undefined, ['f1', 'f2', 'f3'], 0],
    [1, ['f1'], 2],
    [2, ['f1', 'f2'], 1],
    [3, ['f1', 'f2', 'f3'], 0],
  ])('with maxAlerts %s keeps the first and counts the others', (maxAlerts, kept, left) => {
    const message = aMessage({
      alerts: ['f1', 'f2', 'f3'].map((fingerprint) => anAlert({ fingerprint })),
      suppressed: [suppressed],
      parts: {},
    });
    const body = JSON.parse(defaultBody(message, maxAlerts));
    expect(body.alerts.map(({ fingerprint }: { fingerprint: string }) => fingerprint)).toEqual(kept);
    expect(body.truncatedAlerts).toBe(left);
    expect(body.signalbox.suppressed).toHaveLength(1);
  });

  it.each([
    ['a link of its own', anAlert({ link: 'https://m.example/1' }), { generatorURL: 'https://m.example/1' }],
    [
      'a name of a prototype',
      anAlert({ labels: JSON.parse('{"__proto__":"x"}') }),
      { labels: JSON.parse('{"__proto__":"x"}') },
    ],
    ['a time before all years', anAlert({ startsAt: -8.64e15 }), { startsAt: '0001-01-01T00:00:00.000Z' }],
    ['a time after all years', anAlert({ startsAt: 8.64e15 }), { startsAt: '9999-12-31T23:59:59.999Z' }],
  ])('shows an alert with %s', (_what, alert, shown) => {
    expect(JSON.parse(defaultBody(aMessage({ alerts: [alert], parts: {} }))).alerts).toMatchObject([shown]);
  });

  it('has no address of an alert that has none', () => {
    const { link: _, ...alert } = firing;
    expect(JSON.parse(defaultBody(aMessage({ alerts: [alert], parts: {} }))).alerts[0].generatorURL).toBe('');
  });

  it('is resolved when all alerts are', () => {
    expect(JSON.parse(defaultBody(aMessage({ alerts: [resolved], parts: {} }))).status).toBe('resolved');
  });
});
