import { describe, expect, it } from 'vitest';
import { hipchat } from './hipchat.ts';
import { aMessage, bodyOf, NOW, someOptions } from './testing/a-message.ts';
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

describe('the answer', () => {
  const answer = (status: number) => ({ status, headers: { get: () => undefined }, body: '' });

  it.each([200, 202, 204])('of %i is good', (status) => {
    expect(hipchat.classify(answer(status), NOW)).toEqual({ type: 'ok' });
  });

  it.each([408, 429, 500, 502, 503])('of %i is no last word', (status) => {
    expect(hipchat.classify(answer(status), NOW).type).toBe('retry');
  });

  it.each([
    [401, /does not know the token/],
    [403, /lacks the scope send_notification/],
    [404, /no such room/],
    [400, /does not take a message like this/],
  ])('of %i is final, and says why', (status, reason) => {
    const outcome = hipchat.classify(answer(status), NOW);
    expect(outcome).toEqual({ type: 'reject', reason: expect.stringMatching(reason) });
  });
});
