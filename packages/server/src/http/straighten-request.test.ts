import type { IncomingMessage } from 'node:http';
import { describe, expect, it } from 'vitest';
import { knownPaths } from './known-paths.ts';
import { straightenRequest } from './straighten-request.ts';

const paths = knownPaths([
  { method: 'POST', path: '/in/{source}/{secret}' },
  { method: 'POST', path: '/api/v2/alerts' },
  { method: 'GET', path: '/' },
]);

function straightened(url: string) {
  const request = { url, headers: { host: 'sent.example' } } as IncomingMessage;
  straightenRequest(request, paths);
  return { url: request.url, host: request.headers.host };
}

describe('an address that nearly is one', () => {
  it.each([
    ['/api/v2/alerts/', '/api/v2/alerts'],
    ['//api//v2///alerts//', '/api/v2/alerts'],
    ['/API/V2/Alerts?Secret=A', '/api/v2/alerts?Secret=A'],
    ['/api/v2/alerts#top', '/api/v2/alerts'],
    ['/api/v2/alerts/?secret=a//b/#top', '/api/v2/alerts?secret=a//b/'],
    ['/In/List/S3cret%2FX/', '/in/List/S3cret%2FX'],
    ['//', '/'],
    ['/Else/where/', '/Else/where'],
  ])('is taken: %s', (url, expected) => {
    expect(straightened(url)).toEqual({ url: expected, host: 'sent.example' });
  });

  it.each([
    ['http://am.example:9093/api/v2/alerts', '/api/v2/alerts', 'am.example:9093'],
    ['HTTPS://user:pass@am.example/API/v2/alerts?a=b', '/api/v2/alerts?a=b', 'am.example'],
    ['http://am.example', '/', 'am.example'],
    ['http://am.example?a=b', '/?a=b', 'am.example'],
  ])('is taken in the absolute form, with its host: %s', (url, expected, host) => {
    expect(straightened(url)).toEqual({ url: expected, host });
  });

  it('is left alone where it is none', () => {
    expect(straightened('*')).toEqual({ url: '*', host: 'sent.example' });
  });
});
