import { describe, expect, it } from 'vitest';
import type { HttpRequest } from './http-message.ts';
import { prepareRequest } from './prepare-request.ts';

const prepared = (request: Partial<HttpRequest>) =>
  prepareRequest({ method: 'POST', url: 'https://x.example/a', ...request }, 'signalbox/1');

describe('a request on the wire', () => {
  it('has the parts of its address, and the user agent', () => {
    expect(prepared({ url: 'https://X.example:8443/a b/../c?q=ü#part' })).toEqual({
      method: 'POST',
      origin: 'https://x.example:8443',
      path: '/c?q=%C3%BC',
      headers: { 'user-agent': 'signalbox/1' },
      body: null,
    });
  });

  it.each<[string, Partial<HttpRequest>, string | null, string | undefined]>([
    ['JSON', { json: { a: 'ü' } }, '{"a":"ü"}', 'application/json'],
    ['JSON that is null', { json: null }, 'null', 'application/json'],
    ['JSON before a text', { json: 1, body: 'x' }, '1', 'application/json'],
    ['JSON of another type', { json: 1, headers: { 'content-type': 'application/x' } }, '1', 'application/x'],
    ['a text as it is', { body: ' x\n' }, ' x\n', undefined],
    ['an empty text', { body: '' }, '', undefined],
    ['nothing', {}, null, undefined],
  ])('carries %s', (_, request, body, type) => {
    expect(prepared(request)?.body).toBe(body);
    expect(prepared(request)?.headers['content-type']).toBe(type);
  });

  it.each([
    ['https://user:pa%3Ass@x.example/', 'user:pa:ss'],
    ['https://user@x.example/', 'user:'],
    ['https://:key@x.example/', ':key'],
    ['https://%zz:x@x.example/', '%zz:x'],
  ])('proves who we are as %s says', (url, pair) => {
    const authorization = `Basic ${Buffer.from(pair).toString('base64')}`;
    expect(prepared({ url })).toMatchObject({ origin: 'https://x.example', headers: { authorization } });
    expect(prepared({ url, headers: { authorization: 'Bearer x' } })?.headers['authorization']).toBe('Bearer x');
  });

  it.each(['', '/relative', 'ftp://x.example/', 'https://['])('cannot go to %j', (url) => {
    expect(prepared({ url })).toBeUndefined();
  });

  it('cannot carry what JSON cannot hold', () => {
    const circle: Record<string, unknown> = {};
    circle['self'] = circle;
    expect(prepared({ json: circle })).toBeUndefined();
    expect(prepared({ json: 1n })).toBeUndefined();
    expect(prepared({ json: () => 1 })).toBeUndefined();
  });
});
