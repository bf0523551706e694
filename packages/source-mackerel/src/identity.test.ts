import { describe, expect, it } from 'vitest';
import { readIdentity } from './identity.ts';
import { alertIn, readMessage } from './testing/read-message.ts';
import { hostAlert } from './testing/sample-alerts.ts';
import { alertGroup } from './testing/sample-events.ts';

const url = 'https://mackerel.io/orgs/acme/alerts/2bj7';

describe('the identity of an alert', () => {
  it.each([
    ['2bj7', '2bj7'],
    [27, '27'],
  ])('is its id: %j', (id, expected) => {
    expect(readIdentity('alert', { id, url: 'https://mackerel.io/other' })).toEqual({ id: expected, remarks: [] });
  });

  it.each([undefined, null, '', {}, false])('is the last part of its address where the id is %j', (id) => {
    expect(readIdentity('alert', { id, url })).toEqual({
      id: '2bj7',
      remarks: [{ reason: 'strange-member', text: '`alert.id` is missing: the last part of `alert.url` was taken' }],
    });
  });

  it.each([`${url}/`, `${url}?from=mail`, `${url}#graph`])('is found in %s', (address) => {
    expect(readIdentity('alert', { url: address })?.id).toBe('2bj7');
  });

  it.each([undefined, 7, 'orgs/acme/alerts/2bj7', 'https://mackerel.io/', 'https://mackerel.io/orgs/acme/alerts'])(
    'is not said by %s',
    (address) => expect(readIdentity('alert', { url: address })).toBeUndefined(),
  );

  it('is one, whether a message says the id or only the address', () => {
    expect(alertIn(hostAlert({ id: undefined })).key).toBe(alertIn(hostAlert()).key);
    const { id: _absent, ...group } = alertGroup()['alertGroup'] as { readonly id: string };
    expect(readMessage({ ...alertGroup(), alertGroup: group }).alerts[0]?.key).toBe('alertGroup:2bj7');
  });
});
