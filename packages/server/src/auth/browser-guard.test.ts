import { describe, expect, it } from 'vitest';
import { checkOrigin } from './browser-guard.ts';

const enters = (headers: Record<string, string>, loopback = true) =>
  checkOrigin(headers, loopback, ['alerts.example.com']) === undefined;

describe('a request that may come from a browser', () => {
  it.each([
    ['a program on this machine', { host: '127.0.0.1:8080' }, true],
    ['by name', { host: 'localhost:8080' }, true],
    ['by IPv6 address', { host: '[::1]:8080' }, true],
    ['through a proxy, under the external name', { host: 'alerts.example.com' }, true],
    [
      'our own page',
      { host: 'localhost:8080', origin: 'http://localhost:8080', 'sec-fetch-site': 'same-origin' },
      true,
    ],
    ['a rebound name', { host: 'evil.example:8080' }, false],
    ['a name that looks like loopback', { host: '127.0.0.1.evil.example' }, false],
    ['no name at all', {}, false],
    ['a page of another site', { host: 'localhost:8080', origin: 'https://evil.example' }, false],
    ['a page of another port', { host: 'localhost:8080', origin: 'http://localhost:9999' }, false],
    ['a page without an origin of its own', { host: 'localhost:8080', origin: 'null' }, false],
    ['a form of another site', { host: 'localhost:8080', 'sec-fetch-site': 'cross-site' }, false],
  ])('%s: %o', (_what, headers, expected) => {
    expect(enters(headers)).toBe(expected);
  });

  it('may use any name where the server is not on loopback', () => {
    expect(enters({ host: 'signalbox.internal:8080' }, false)).toBe(true);
  });
});
