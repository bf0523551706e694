import { describe, expect, it } from 'vitest';
import type { HttpRequest } from './http-message.ts';
import { redactRequest } from './redact-request.ts';

const SECRET = 'p/w "ä+1';

describe('the view of a request', () => {
  it.each<[string, Partial<HttpRequest>, Partial<HttpRequest>]>([
    ['in the path', { url: 'https://a.example/hooks/tok3n/x' }, { url: 'https://a.example/hooks/***/x' }],
    ['as the whole URL', { url: 'https://b.example/t' }, { url: '***' }],
    ['at the beginning of the URL', { url: 'https://b.example/t?x=1' }, { url: '***?x=1' }],
    [
      'encoded in the URL',
      { url: `https://a.example/?k=${encodeURIComponent(SECRET)}` },
      { url: 'https://a.example/?k=***' },
    ],
    ['as user and password', { url: 'https://user:pa@a.example/@x' }, { url: 'https://***@a.example/@x' }],
    ['in a header', { headers: { 'x-key': 'a tok3n' } }, { headers: { 'x-key': 'a ***' } }],
    ['in a form', { body: new URLSearchParams({ k: SECRET, to: 'x' }).toString() }, { body: 'k=***&to=x' }],
    ['in written JSON', { body: JSON.stringify({ k: SECRET }) }, { body: '{"k":"***"}' }],
    [
      'deep in JSON',
      { json: { a: [{ k: `<${SECRET}>`, n: 1, no: null }] } },
      { json: { a: [{ k: '<***>', n: 1, no: null }] } },
    ],
    ['as a key of JSON', { json: { tok3n: true } }, { json: { '***': true } }],
    ['in base64', { headers: { 'x-auth': Buffer.from(SECRET).toString('base64') } }, { headers: { 'x-auth': '***' } }],
    ['and a longer one that begins with it', { body: 'tok3n-longer' }, { body: '***' }],
  ])('masks a secret %s', (_what, part, masked) => {
    expect(redactRequest(aRequest(part), ['tok3n', 'tok3n-longer', SECRET, 'https://b.example/t', ''])).toEqual(
      aRequest(masked),
    );
  });

  it('masks credentials headers whatever they hold, and keeps the scheme', () => {
    const headers = { authorization: 'Basic dTpw', Cookie: 'id=1', 'proxy-authorization': 'x' };
    expect(redactRequest(aRequest({ headers }), []).headers).toEqual({
      authorization: 'Basic ***',
      Cookie: '***',
      'proxy-authorization': '***',
    });
  });

  it('leaves the rest, and the request itself, as they are', () => {
    const request = Object.freeze(aRequest({ json: Object.freeze({ text: 'disk' }), tls: { caFile: 'ca.pem' } }));
    expect(redactRequest(request, ['tok3n'])).toEqual(request);
  });
});

function aRequest(part: Partial<HttpRequest>): HttpRequest {
  return { method: 'POST', url: 'https://a.example/', ...part };
}
