import { aMessage } from '@signalbox/sdk/testing';
import { Webhook } from 'standardwebhooks';
import { describe, expect, it } from 'vitest';
import type { WebhookOptions } from './options.ts';
import { webhook } from './webhook.ts';

const OLD_SECRET = `whsec_${Buffer.alloc(24, 1).toString('base64')}`;
const NEW_SECRET = `whsec_${Buffer.alloc(64, 2).toString('base64')}`;

describe('a channel', () => {
  it('has sixteen requests under way at a time, unless it says something else', () => {
    expect(webhook.limits).toEqual({ concurrency: 16 });
  });
});

describe('the request', () => {
  it('posts the default body as JSON, with the id of the delivery', () => {
    expect(requestWith({})).toEqual({
      method: 'POST',
      url: 'https://hooks.example/in?token=t',
      headers: { 'content-type': 'application/json', 'webhook-id': 'd-1' },
      body: expect.stringMatching(/^\{"version":"4"/),
    });
  });

  it('has what the template says in place of the default body, as it is', () => {
    const { body, headers } = requestWith({ contentType: 'text/plain; charset=utf-8' }, { body: ' cpu is 93 % \n' });
    expect([body, headers?.['content-type']]).toEqual([' cpu is 93 % \n', 'text/plain; charset=utf-8']);
  });

  it.each([
    ['application/json', 'json'],
    ['application/vnd.api+json; charset=utf-8', 'json'],
    ['text/json', 'json'],
    ['text/plain', 'text'],
    ['application/x-ndjson', 'text'],
    ['application/jsonlines', 'text'],
  ] as const)('of the type %s has a body of the format %s', (contentType, format) => {
    const options = { url: 'https://hooks.example/', method: 'POST', headers: {}, contentType } as const;
    expect(webhook.parts(options)['body']?.format).toBe(format);
  });

  it('says in the default body why it is there, where a template failed', () => {
    const message = aMessage({ parts: {}, note: 'the template failed' });
    const options = {
      url: 'https://hooks.example/',
      method: 'POST',
      headers: {},
      contentType: 'application/json',
    } as const;
    expect(JSON.parse(webhook.request(message, options).body ?? '').signalbox).toMatchObject({
      note: 'the template failed',
    });
  });

  it('has an empty body where the template says nothing', () => {
    expect(requestWith({}, { body: '' }).body).toBe('');
  });

  it('has no body with GET', () => {
    const request = requestWith({ method: 'GET' }, { body: '{}' });
    expect([request.method, request.body, request.headers]).toEqual(['GET', undefined, { 'webhook-id': 'd-1' }]);
  });

  it.each<[string, Partial<WebhookOptions>, Readonly<Record<string, string>>]>([
    ['basic', { auth: { basic: { username: 'ü', password: 'a:b' } } }, { authorization: 'Basic w7w6YTpi' }],
    ['bearer', { auth: { bearer: 'tok' } }, { authorization: 'Bearer tok' }],
    ['header', { auth: { header: { name: 'X-Api-Key', value: 'k' } } }, { 'x-api-key': 'k' }],
    ['further headers', { headers: { 'X-Team': 'payments' } }, { 'x-team': 'payments' }],
    [
      'auth, which goes before headers',
      { headers: { 'X-K': 'a' }, auth: { header: { name: 'x-k', value: 'b' } } },
      { 'x-k': 'b' },
    ],
  ])('carries %s', (_what, options, headers) => {
    expect(requestWith(options).headers).toEqual({
      'content-type': 'application/json',
      'webhook-id': 'd-1',
      ...headers,
    });
  });

  it('names the TLS files for the host', () => {
    const files = { caFile: 'ca.pem', certFile: 'client.pem', keyFile: 'client.key' };
    expect(requestWith(files).tls).toEqual(files);
    expect(requestWith({ caFile: 'ca.pem' }).tls).toEqual({ caFile: 'ca.pem' });
  });
});

describe('a signed request', () => {
  const signed = requestWith({ signingSecret: [OLD_SECRET, NEW_SECRET] }, { body: '{"text":"障害"}' }, Date.now());

  it.each([
    ['old', OLD_SECRET],
    ['new', NEW_SECRET],
  ])('is verified by a receiver that knows the %s secret', (_which, secret) => {
    expect(new Webhook(secret).verify(signed.body ?? '', { ...signed.headers })).toEqual({ text: '障害' });
  });

  it.each([
    ['another body', { ...signed, body: '{"text":"障害 "}' }],
    ['another id', { ...signed, headers: { ...signed.headers, 'webhook-id': 'd-2' } }],
    [
      'another time',
      { ...signed, headers: { ...signed.headers, 'webhook-timestamp': String(Math.floor(Date.now() / 1000) - 60) } },
    ],
  ])('is refused with %s', (_what, { body = '', headers }) => {
    expect(() => new Webhook(NEW_SECRET).verify(body, { ...headers })).toThrow();
  });

  it('has the time of the attempt and the id of the delivery', () => {
    const now = Date.UTC(2026, 10, 23, 10, 0, 0, 999);
    expect(requestWith({ signingSecret: NEW_SECRET }, {}, now).headers).toMatchObject({
      'webhook-id': 'd-1',
      'webhook-timestamp': '1795428000',
      'webhook-signature': expect.stringMatching(/^v1,[A-Za-z0-9+/]{43}=$/),
    });
  });
});

describe('the answer', () => {
  it('410 asks never to be told again: a dead letter', () => {
    const answer = { status: 410, headers: { get: () => undefined }, body: '' };
    expect(webhook.classify(answer, 0)).toEqual({ type: 'reject', reason: 'the target answered 410 Gone' });
  });
});

function requestWith(
  options: Partial<WebhookOptions>,
  parts: Readonly<Record<string, string>> = {},
  now = Date.UTC(2026, 10, 23),
) {
  const defaults = { method: 'POST', headers: {}, contentType: 'application/json' } as const;
  const message = aMessage({ now, parts });
  return webhook.request(message, { url: 'https://hooks.example/in?token=t', ...defaults, ...options });
}
