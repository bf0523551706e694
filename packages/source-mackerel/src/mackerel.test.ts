import { describe, expect, it } from 'vitest';
import { alertIn, readMessage } from './testing/read-message.ts';
import { eventBridgeAlert, hostAlert } from './testing/sample-alerts.ts';
import { sample } from './testing/sample-events.ts';

describe('a message of Mackerel', () => {
  it.each([
    ['is no object', 'text', 'the body is not a JSON object, so this is not a webhook of Mackerel'],
    ['is a list', [sample], 'the body is not a JSON object, so this is not a webhook of Mackerel'],
    ['has no event', { orgName: 'acme' }, '`event` is missing, so this is not a webhook of Mackerel'],
    ['has an event that is not a text', { event: 7 }, '`event` is missing, so this is not a webhook of Mackerel'],
    [
      'is an alert without an id and an address',
      hostAlert({ id: null, url: null }),
      '`alert.id` is missing: it is the identity of an alert',
    ],
    ['is an alert without `alert`', { event: 'alert' }, '`alert.id` is missing: it is the identity of an alert'],
    ['is a group without an id', { event: 'alertGroup' }, '`alertGroup.id` is missing: it is the identity of a group'],
  ])('that %s is refused with the reason', (_what, message, problem) => {
    expect(readMessage(message)).toMatchObject({ alerts: [], problems: [problem] });
  });

  it.each([undefined, null, 7])('is read by the part that it has where `event` is %j', (event) => {
    const { alerts, remarks } = readMessage(hostAlert({}, { event }));
    expect(alerts[0]?.key).toBe('2bj7');
    expect(remarks?.map(({ text }) => text)).toEqual(['`event` is missing: the message has `alert`, and was read so']);
  });

  it('may have items that nobody knows yet', () => {
    const extended = hostAlert({ score: { of: 'doom' } }, { type: 'tracing', trace: [1], host: { id: 'h', arch: [] } });
    expect(alertIn(extended).labels).toMatchObject({ monitor_type: 'tracing', host_id: 'h' });
  });

  it('is read the same by way of EventBridge', () => {
    const { key, labels, annotations } = alertIn(eventBridgeAlert);
    const direct = alertIn(hostAlert());
    expect(key).toBe(direct.key);
    const { monitor_type: _absent, ...shared } = direct.labels;
    expect({ ...labels }).toEqual(shared);
    expect(annotations).toMatchObject({ description: 'see the runbook', value: '97.25' });
  });
});
