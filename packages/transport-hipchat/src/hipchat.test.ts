import { describe, expect, it } from 'vitest';
import { hipchat } from './hipchat.ts';
import { aMessage, bodyOf, someOptions } from './testing/a-message.ts';
import { complaintsOf } from './testing/complaints-of.ts';

describe('the request', () => {
  it('posts a notification to the room, as the room API wants it', () => {
    const { method, url, headers, json, tls } = hipchat.request(aMessage(), someOptions());
    expect({ method, url, headers, json, tls }).toEqual({
      method: 'POST',
      url: 'https://api.hipchat.com/v2/room/1234567/notification',
      headers: { authorization: 'Bearer tok3n' },
      json: { message: '<b>CRITICAL</b> CPU %', message_format: 'html', color: 'red', notify: true },
      tls: undefined,
    });
    expect(complaintsOf(bodyOf(aMessage()))).toEqual([]);
  });

  it.each([
    [1234567, '/v2/room/1234567/notification'],
    ['Ops Room', '/v2/room/Ops%20Room/notification'],
    ['dev/ops?#', '/v2/room/dev%2Fops%3F%23/notification'],
    ['監視', '/v2/room/%E7%9B%A3%E8%A6%96/notification'],
    ['../admin', '/v2/room/..%2Fadmin/notification'],
    ['half \ud83d', '/v2/room/half%20%EF%BF%BD/notification'],
  ])('finds the room %j at %s', (room, path) => {
    const { url } = hipchat.request(aMessage(), someOptions({ room }));
    expect(new URL(url).pathname).toBe(path);
  });

  it.each([
    ['https://chat.example.com/', 'https://chat.example.com/v2/room/1234567/notification'],
    ['https://example.com/hipchat//', 'https://example.com/hipchat/v2/room/1234567/notification'],
    ['http://127.0.0.1:8090', 'http://127.0.0.1:8090/v2/room/1234567/notification'],
  ])('takes the base URL %s', (baseUrl, url) => {
    expect(hipchat.request(aMessage(), someOptions({ baseUrl })).url).toBe(url);
  });

  it('trusts the authority of the server, where one is named', () => {
    expect(hipchat.request(aMessage(), someOptions({ caFile: '/etc/ca.pem' })).tls).toEqual({ caFile: '/etc/ca.pem' });
  });

  it('never carries the token in its address', () => {
    expect(hipchat.request(aMessage(), someOptions()).url).not.toContain('tok3n');
    expect(hipchat.authRequest?.(someOptions()).url).not.toContain('tok3n');
  });

  it('proves the token without telling anybody', () => {
    const request = hipchat.authRequest?.(someOptions({ room: 'Ops Room', caFile: '/etc/ca.pem' }));
    expect(request).toEqual({
      method: 'POST',
      url: 'https://api.hipchat.com/v2/room/Ops%20Room/notification?auth_test=true',
      headers: { authorization: 'Bearer tok3n' },
      tls: { caFile: '/etc/ca.pem' },
    });
  });

  it('is named from the configuration, in at most 64 characters', () => {
    expect(bodyOf(aMessage(), { from: 'Mackerel' }).from).toBe('Mackerel');
    expect(bodyOf(aMessage())).not.toHaveProperty('from');
    const cut = bodyOf(aMessage(), { from: `${'x'.repeat(62)}👍👍` });
    expect(cut.from).toBe(`${'x'.repeat(62)}…`);
    expect(complaintsOf(cut)).toEqual([]);
  });
});

describe('colour and bell', () => {
  it.each([
    ['firing', 'critical', 'red', true],
    ['firing', 'error', 'red', false],
    ['firing', 'warning', 'yellow', false],
    ['firing', 'unknown', 'gray', false],
    ['firing', 'info', 'purple', false],
    ['firing', 'page-me', 'gray', false],
    ['firing', 'constructor', 'gray', false],
    ['firing', 'resolved', 'gray', false],
    ['resolved', 'critical', 'green', false],
    ['resolved', 'warning', 'green', false],
  ] as const)('of what is %s and %s are %s, %s by default', (status, severity, color, notify) => {
    const body = bodyOf(aMessage({ status, severity }));
    expect([body.color, body.notify]).toEqual([color, notify]);
    expect(complaintsOf(body)).toEqual([]);
  });

  it.each([
    [['critical', 'warning'], 'firing', 'warning', true],
    [['Warning'], 'firing', 'warning', true],
    [['warning'], 'firing', 'critical', false],
    [['resolved'], 'resolved', 'critical', true],
    [['critical'], 'resolved', 'critical', false],
    [[], 'firing', 'critical', false],
    [true, 'firing', 'info', true],
    [true, 'resolved', 'info', true],
    [false, 'firing', 'critical', false],
  ] as const)('with notify %j, what is %s and %s rings: %s', (notify, status, severity, rings) => {
    const choice = typeof notify === 'boolean' ? notify : [...notify];
    expect(bodyOf(aMessage({ status, severity }), { notify: choice }).notify).toBe(rings);
  });

  it('takes other colours from the configuration', () => {
    const colors = { Warning: 'purple', resolved: 'gray', disaster: 'red' } as const;
    expect(bodyOf(aMessage({ severity: 'warning' }), { colors }).color).toBe('purple');
    expect(bodyOf(aMessage({ severity: 'disaster' }), { colors }).color).toBe('red');
    expect(bodyOf(aMessage({ severity: 'critical' }), { colors }).color).toBe('red');
    expect(bodyOf(aMessage({ status: 'resolved' }), { colors }).color).toBe('gray');
    expect(bodyOf(aMessage({ severity: 'toString' }), { colors }).color).toBe('gray');
  });
});
