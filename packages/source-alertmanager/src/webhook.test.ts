import { describe, expect, it } from 'vitest';
import { alertIn, readBody } from './testing/read-body.ts';
import { diskLabels, groupedAlert, postedAlert, webhookMessage } from './testing/sample-payloads.ts';

const STARTED = Date.parse('2026-03-01T10:00:15.123Z');

describe('a message of Alertmanager to a webhook', () => {
  it('fires what it calls firing, without an end or an expiry', () => {
    const { labels, annotations, ...rest } = alertIn(webhookMessage());
    expect({ ...labels }).toEqual(diskLabels);
    expect(annotations['summary']).toBe('db3: /var full in 4 h');
    expect(rest).toEqual({
      status: 'firing',
      startsAt: STARTED,
      link: 'http://prom.example/graph?g0.expr=node_filesystem_free_bytes+%3C+1&g0.tab=1',
    });
  });

  it('is the same alert as one that Prometheus posts: the labels are the identity', () => {
    const [hooked, posted] = [alertIn(webhookMessage()), alertIn([postedAlert()])];
    expect([hooked.key, { ...hooked.labels }]).toEqual([posted.key, { ...posted.labels }]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, object]>([
    [
      'over since',
      { status: 'resolved', endsAt: '2026-03-01T10:00:45Z' },
      { status: 'resolved', endsAt: STARTED + 29_877 },
    ],
    ['over, nobody says since when', { status: 'resolved' }, { status: 'resolved', endsAt: undefined }],
    ['firing, though its end is past', { endsAt: '2026-03-01T10:00:45Z' }, { status: 'firing', endsAt: undefined }],
    ['firing, whatever its end is', { endsAt: 'never' }, { status: 'firing', endsAt: undefined }],
    ['firing without an end', { endsAt: undefined }, { status: 'firing', endsAt: undefined }],
  ])('is believed by `status`: %s', (_what, members, expected) => {
    const { status, endsAt, expiresAt } = alertIn(webhookMessage([groupedAlert(members)]));
    expect({ status, endsAt }).toEqual(expected);
    expect(expiresAt).toBeUndefined();
  });

  it('reads a group of firing and resolved alerts, and adds nothing of the group to them', () => {
    const { alerts } = readBody(
      webhookMessage([groupedAlert(), groupedAlert({ status: 'resolved', labels: { alertname: 'Other' } })], {
        groupLabels: { team: 'db' },
        commonLabels: { team: 'db' },
        commonAnnotations: { runbook: 'x' },
      }),
    );
    expect(alerts.map(({ status }) => status)).toEqual(['firing', 'resolved']);
    expect(alerts.flatMap(({ labels }) => Object.keys(labels))).not.toContain('team');
    expect(alerts.flatMap(({ annotations }) => Object.keys(annotations))).not.toContain('runbook');
  });

  it('may be of a newer Alertmanager', () => {
    expect(alertIn(webhookMessage(undefined, { routeLabels: { a: 'b' }, later: [1] })).status).toBe('firing');
  });

  it('may be empty', () => {
    expect(readBody(webhookMessage([]))).toEqual({ alerts: [], problems: [] });
  });

  it.each<[string, unknown, string]>([
    ['text', 'x', 'the body is neither a list of alerts nor a webhook message'],
    ['null', null, 'the body is neither a list of alerts nor a webhook message'],
    [
      'no version',
      { alerts: [] },
      '`version` is missing: of messages to webhooks only version "4" is read; a list of alerts is read as well',
    ],
    [
      'another version',
      { version: '1' },
      '`version` is "1": of messages to webhooks only version "4" is read; a list of alerts is read as well',
    ],
    [
      'a version that is not a text',
      { version: true },
      '`version` is not a text: of messages to webhooks only version "4" is read; a list of alerts is read as well',
    ],
    ['no alerts', { version: '4' }, '`alerts` is not a list'],
  ])('is refused with the reason: %s', (_what, body, problem) => {
    expect(readBody(body)).toEqual({ alerts: [], problems: [problem] });
  });

  it.each<[string, unknown, string]>([
    ['no labels', groupedAlert({ labels: {} }), 'the alert has no label with a value'],
    ['no object', [], 'the alert is not an object'],
  ])('has a problem for each alert that nothing identifies: %s', (_what, bad, problem) => {
    const { alerts, problems } = readBody(webhookMessage([bad, groupedAlert()]));
    expect(alerts).toHaveLength(1);
    expect(problems).toEqual([`alerts[0]: ${problem}`]);
  });

  it.each<[string, Readonly<Record<string, unknown>>, object, string]>([
    [
      'status',
      { status: 'pending' },
      { status: 'firing' },
      '`status` is neither firing nor resolved: `endsAt` decided',
    ],
    [
      'status, over',
      { status: undefined, endsAt: '2026-03-01T10:00:45Z' },
      { status: 'resolved', endsAt: STARTED + 29_877 },
      '`status` is neither firing nor resolved: `endsAt` decided',
    ],
    ['annotations', { annotations: [] }, { annotations: {} }, '`annotations` is not an object: it was left out'],
    ['start', { startsAt: 'x' }, { status: 'firing' }, '`startsAt` is not an RFC 3339 time: it was left out'],
    [
      'end',
      { status: 'resolved', endsAt: 5 },
      { status: 'resolved' },
      '`endsAt` is not an RFC 3339 time: it was left out',
    ],
  ])('is read with a remark although one member is strange: %s', (_what, members, expected, remark) => {
    const { alerts, problems, remarks } = readBody(webhookMessage([groupedAlert(members), groupedAlert()]));
    expect([alerts.length, problems]).toEqual([2, []]);
    expect(alerts[0]).toMatchObject(expected);
    expect(remarks).toEqual([{ reason: 'strange-member', text: `alerts[0]: ${remark}` }]);
  });

  it.each([
    [7, 'the sender left 7 alerts out of its message (`truncatedAlerts`): set `max_alerts: 0` of its webhook'],
    [1, 'the sender left 1 alert out of its message (`truncatedAlerts`): set `max_alerts: 0` of its webhook'],
  ])('is remarked on when its sender left alerts out: %d', (truncatedAlerts, text) => {
    const { alerts, remarks } = readBody(webhookMessage(undefined, { truncatedAlerts }));
    expect(alerts).toHaveLength(1);
    expect(remarks).toEqual([{ reason: 'truncated-alerts', text }]);
  });

  it.each([0, undefined, null])('left nothing out where `truncatedAlerts` is %s', (truncatedAlerts) => {
    expect(readBody(webhookMessage(undefined, { truncatedAlerts })).remarks).toBeUndefined();
  });

  it.each([
    [{ truncatedAlerts: '7' }, '`truncatedAlerts` is not a number of alerts: it was left out'],
    [{ truncatedAlerts: -1 }, '`truncatedAlerts` is not a number of alerts: it was left out'],
    [{ version: 4 }, '`version` is a number: read as "4"'],
  ])('is read with a remark although one member of the message is strange: %j', (members, text) => {
    const { alerts, remarks } = readBody(webhookMessage(undefined, members));
    expect(alerts).toHaveLength(1);
    expect(remarks).toEqual([{ reason: 'strange-member', text }]);
  });

  it('needs no more than ten remarks', () => {
    const { alerts, remarks } = readBody(webhookMessage(Array(500).fill(groupedAlert({ startsAt: 'x' }))));
    expect([alerts.length, remarks?.length]).toEqual([500, 10]);
  });
});
