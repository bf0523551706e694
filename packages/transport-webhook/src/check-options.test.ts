import { describe, expect, it } from 'vitest';
import { checkOptions } from './check-options.ts';
import type { WebhookOptions } from './options.ts';

const KEY = (bytes: number): string => `whsec_${Buffer.alloc(bytes, 7).toString('base64')}`;

describe('the options', () => {
  it.each<[string, Partial<WebhookOptions>]>([
    ['a plain address', { url: 'http://127.0.0.1:9000/hook' }],
    ['a user in the address', { url: 'https://user:pass@hooks.example/' }],
    [
      'a user in the address beside a header',
      {
        url: 'https://user:pass@hooks.example/',
        auth: { header: { name: 'x-key', value: 'k' } },
      },
    ],
    ['a key of 24 bytes', { signingSecret: KEY(24) }],
    ['keys of 24 and 64 bytes', { signingSecret: [KEY(24), KEY(64)] }],
    ['a client certificate', { certFile: 'a.pem', keyFile: 'a.key', caFile: 'ca.pem' }],
    ['a header', { headers: { 'X-Team': 'payments ü' } }],
  ])('may have %s', (_what, options) => {
    expect(checkOptions(withDefaults(options))).toEqual([]);
  });

  it.each<[string, Partial<WebhookOptions>, RegExp]>([
    ['no address', { url: 'hooks.example/topsecret' }, /`url` is not/],
    ['another protocol', { url: 'ftp://hooks.example/topsecret' }, /`url` is not/],
    ['a user twice', { url: 'https://u:topsecret@hooks.example/', auth: { bearer: 'x' } }, /user name/],
    ['a short key', { signingSecret: KEY(23) }, /it has 23 bytes/],
    ['a long key', { signingSecret: KEY(65) }, /it has 65 bytes/],
    ['one bad key of two', { signingSecret: [KEY(32), KEY(8)] }, /it has 8 bytes/],
    ['a key without prefix', { signingSecret: 'topsecret' }, /does not begin with whsec_/],
    ['a key that is not base64', { signingSecret: 'whsec_topsecret!' }, /not base64/],
    ['a certificate without its key', { certFile: 'a.pem' }, /go together/],
    ['a key without its certificate', { keyFile: 'a.key' }, /go together/],
    ['TLS files without TLS', { url: 'http://hooks.example/', caFile: 'ca.pem' }, /https/],
    ['the content type as a header', { headers: { 'Content-Type': 'topsecret' } }, /use `contentType`/],
    ['credentials as a header', { headers: { Authorization: 'topsecret' } }, /use `auth`/],
    ['the signature as a header', { headers: { 'Webhook-Id': 'topsecret' } }, /signingSecret/],
    ['the host as a header', { headers: { Host: 'topsecret' } }, /written for you/],
    ['a header name with a blank', { headers: { 'X Team': 'a' } }, /a name that HTTP does not allow: "X Team"/],
    ['a header with a line break', { headers: { 'X-Team': 'topsecret\r\nx: y' } }, /value of header X-Team/],
    ['a token with a line break', { auth: { bearer: 'topsecret\n' } }, /auth\.bearer/],
    ['a secret header with a line break', { auth: { header: { name: 'x', value: 'topsecret\n' } } }, /auth\.header/],
    ['a secret header without a name', { auth: { header: { name: 'x y', value: 'z' } } }, /auth\.header\.name/],
    ['a content type with a line break', { contentType: 'a\nb' }, /contentType/],
  ])('may not have %s; no sentence repeats a secret', (_what, options, problem) => {
    const problems = checkOptions(withDefaults(options));
    expect(problems).toEqual([expect.stringMatching(problem)]);
    expect(problems.join()).not.toContain('topsecret');
  });
});

function withDefaults(options: Partial<WebhookOptions>): WebhookOptions {
  return { url: 'https://hooks.example/', method: 'POST', headers: {}, contentType: 'application/json', ...options };
}
