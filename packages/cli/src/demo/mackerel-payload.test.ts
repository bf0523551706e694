import { mackerel } from '@signalbox/source-mackerel';
import { describe, expect, it } from 'vitest';
import { type AlertMessage, alertPayload, hostRetirePayload, type Subject } from './mackerel-payload.ts';

const AT = Date.UTC(2026, 10, 23, 10);
const message = (subject: Partial<Subject>, more: Partial<AlertMessage> = {}): AlertMessage => ({
  id: '1',
  subject: { type: 'host', monitorName: 'disk', ...subject },
  status: 'critical',
  isOpen: true,
  openedAt: AT,
  now: AT + 60_000,
  message: 'm',
  ...more,
});
const read = (body: object) => mackerel.read({ body, receivedAt: AT + 60_000 }, {});

describe('what Mackerel would post', () => {
  it.each<[string, Partial<Subject>]>([
    [
      'a host',
      {
        type: 'host',
        host: 'db-1',
        service: 'shop',
        role: 'db',
        metric: { label: 'x', operator: '>', warning: 1, critical: 2 },
      },
    ],
    ['a host that is silent', { type: 'connectivity', host: 'db-1' }],
    ['a service', { type: 'service', service: 'shop' }],
    ['a page', { type: 'external' }],
  ])('about %s is read by its source', (_what, subject) => {
    const { alerts, problems } = read(alertPayload(message(subject)));
    expect(problems).toEqual([]);
    expect(alerts).toMatchObject([
      { status: 'firing', labels: { alertname: 'disk', severity: 'critical' }, startsAt: AT },
    ]);
    if (subject.host !== undefined) expect(alerts[0]?.labels['host']).toBe(subject.host);
  });

  it('at the end of an alert is that it is resolved, when it was', () => {
    const { alerts } = read(alertPayload(message({}, { status: 'ok', isOpen: false })));
    expect(alerts).toMatchObject([{ status: 'resolved', endsAt: AT + 60_000 }]);
  });

  it('has times in seconds, and no end while it is open', () => {
    expect(alertPayload(message({}))).toMatchObject({
      alert: { openedAt: AT / 1_000, closedAt: null, statusChangedAt: AT / 1_000 + 60 },
    });
  });

  it('about a host that is retired is a notice', () => {
    const { alerts, problems } = read(hostRetirePayload('web-2', { service: 'shop', role: 'web' }));
    expect([problems, alerts[0]?.notice]).toEqual([[], true]);
  });
});
