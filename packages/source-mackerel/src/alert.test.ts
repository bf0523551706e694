import { describe, expect, it } from 'vitest';
import { alertIn, readMessage } from './testing/read-message.ts';
import {
  aClosedAlert,
  CLOSED_AT,
  externalAlert,
  hostAlert,
  hostRetiredClose,
  manualClose,
  monitorDeletedClose,
  OPENED_AT,
  queryAlert,
} from './testing/sample-alerts.ts';

const WARNED_AT = OPENED_AT - 120;

describe('an alert', () => {
  it('has the identity, times, link and picture of its message', () => {
    expect(alertIn(hostAlert())).toMatchObject({
      key: '2bj7',
      status: 'firing',
      startsAt: OPENED_AT * 1000,
      changedAt: OPENED_AT * 1000,
      link: 'https://mackerel.io/orgs/acme/alerts/2bj7',
      image: 'https://mackerel.io/embed/public/alert/g1.png',
    });
  });

  it('says the figures as they were sent', () => {
    expect({ ...alertIn(hostAlert({ metricValue: 2.255356387321597 })).annotations }).toEqual({
      summary: 'cpu% 97.25 > 95',
      description: 'see the runbook',
      value: '2.255356387321597',
      operator: '>',
      critical_threshold: '95',
      warning_threshold: '80',
      duration: '3',
      trigger: 'monitoring',
    });
  });

  it('leaves out the figures that its monitor does not have', () => {
    expect({ ...alertIn(externalAlert).annotations }).toEqual({ summary: 'external alert', trigger: 'monitoring' });
  });

  it('names the series of a query monitor', () => {
    expect(alertIn(queryAlert).annotations['metric_labels']).toBe('http.method=GET, http.status_code=500');
  });

  it('is the same alert from warning over critical to its end', () => {
    const story = [
      hostAlert({ status: 'warning', openedAt: WARNED_AT, statusChangedAt: WARNED_AT }),
      hostAlert({ openedAt: WARNED_AT }),
      hostAlert(aClosedAlert({ openedAt: WARNED_AT })),
    ].map(alertIn);
    expect(story.map(({ key }) => key)).toEqual(['2bj7', '2bj7', '2bj7']);
    expect(story.map(({ status }) => status)).toEqual(['firing', 'firing', 'resolved']);
    expect(story.map(({ labels }) => labels['severity'])).toEqual(['warning', 'critical', 'ok']);
    expect(story.map(({ startsAt }) => startsAt)).toEqual(Array(3).fill(WARNED_AT * 1000));
    expect(story[2]?.endsAt).toBe(CLOSED_AT * 1000);
  });

  it.each([
    ['by hand', manualClose, 'manual close', 'ops@acme.example'],
    ['with its monitor', monitorDeletedClose, 'delete monitor', undefined],
    ['with its host', hostRetiredClose, 'retire host', undefined],
    ['for a reason that nobody knows yet', hostAlert(aClosedAlert({ trigger: 'lightning' })), 'lightning', undefined],
  ])('is over when it is closed %s', (_how, message, trigger, user) => {
    const { status, endsAt, annotations } = alertIn(message);
    expect({ status, endsAt }).toEqual({ status: 'resolved', endsAt: CLOSED_AT * 1000 });
    expect({ trigger: annotations['trigger'], user: annotations['user'] }).toEqual({ trigger, user });
  });

  it('fires while `isOpen`, whatever else says that it is over', () => {
    const { status, endsAt } = alertIn(hostAlert({ closedAt: CLOSED_AT, trigger: 'manual close', status: 'ok' }));
    expect({ status, endsAt }).toEqual({ status: 'firing', endsAt: undefined });
    expect(alertIn(hostAlert({ closedAt: 'soon' })).status).toBe('firing');
  });

  it('is over by its status only where `isOpen` does not say', () => {
    expect(alertIn(hostAlert({ isOpen: undefined })).status).toBe('firing');
    expect(alertIn(hostAlert(aClosedAlert({ isOpen: 'no' }))).status).toBe('resolved');
  });

  it.each(['openedAt', 'statusChangedAt', 'closedAt'])('is read without `%s` where that is no time', (name) => {
    const without = alertIn(hostAlert(aClosedAlert({ [name]: null })));
    for (const time of [OPENED_AT * 1000, 0, -1, '2026-03-01', {}, 946_684_799, 4_102_444_800]) {
      const { alerts, problems, remarks } = readMessage(hostAlert(aClosedAlert({ [name]: time })));
      expect([alerts, problems]).toEqual([[without], []]);
      expect(remarks).toEqual([{ reason: 'strange-member', text: expect.stringContaining(`\`alert.${name}\``) }]);
    }
  });

  it('is over by its status, with a remark, where nothing says whether it is open', () => {
    const { alerts, remarks } = readMessage(hostAlert(aClosedAlert({ isOpen: undefined })));
    expect(alerts[0]?.status).toBe('resolved');
    expect(remarks?.map(({ text }) => text)).toEqual(['`alert.isOpen` is missing: `alert.status` decided']);
  });

  it('ignores the deprecated `createdAt`', () => {
    const { createdAt: _own, ...rest } = hostAlert({ createdAt: 5 });
    expect(alertIn(rest)).toEqual(alertIn(hostAlert()));
  });

  it.each(['javascript:alert(1)', 'ftp://mackerel.io/x', 'orgs/acme', 'https://', 7, null])(
    'has no link to %s',
    (url) => {
      const alert = alertIn(hostAlert({ url }, { imageUrl: url }));
      expect({ link: alert.link, image: alert.image }).toEqual({ link: undefined, image: undefined });
    },
  );
});

describe('the order of messages about an alert', () => {
  const changedAt = (alert: Readonly<Record<string, unknown>>) => alertIn(hostAlert(alert)).changedAt ?? Number.NaN;
  const opening = changedAt({});
  const end = changedAt(aClosedAlert());

  it('G9: a re-notification is not older than what it repeats', () => {
    expect(changedAt({ metricValue: 99 })).toBe(opening);
  });

  it('a change of status is newer', () => {
    expect(changedAt({ statusChangedAt: OPENED_AT + 60 })).toBeGreaterThan(opening);
  });

  it('G17: an open that comes after its close is older', () => {
    expect(opening).toBeLessThan(end);
    expect(changedAt({ statusChangedAt: CLOSED_AT })).toBeLessThan(end);
  });

  it('an open is older than its close also within one second, and where the close tells few times', () => {
    const atOnce = { closedAt: OPENED_AT, statusChangedAt: OPENED_AT };
    expect(opening).toBeLessThan(changedAt(aClosedAlert(atOnce)));
    expect(opening).toBeLessThan(changedAt(aClosedAlert({ closedAt: null, statusChangedAt: undefined })));
    expect(opening).toBeLessThan(changedAt(aClosedAlert({ statusChangedAt: OPENED_AT })));
  });

  it('a repeated close is not older than the first', () => {
    expect(changedAt(aClosedAlert())).toBe(end);
  });

  it('is that of arrival where the messages have no times', () => {
    const timeless = { openedAt: undefined, statusChangedAt: null, closedAt: null };
    expect(alertIn(hostAlert(timeless)).changedAt).toBeUndefined();
    expect(alertIn(hostAlert(aClosedAlert(timeless))).changedAt).toBeUndefined();
  });
});
