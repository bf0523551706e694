import type { IncomingHttpHeaders } from 'node:http';
import type { Credential } from '@signalbox/core';
import { describe, expect, it } from 'vitest';
import type { Serving } from '../http/serving.ts';
import { authenticateOperator, checkOperatorOrigin } from './authenticate-operator.ts';

interface Facts {
  readonly host?: string;
  readonly externalUrl?: string;
  readonly auth?: readonly Credential[];
}

/** As much of a server as these functions look at. */
function aServing({ host = '127.0.0.1', externalUrl = '', auth = [] }: Facts) {
  return { host, engine: { config: { server: { externalUrl, auth } } } } as unknown as Serving;
}

describe('an operator', () => {
  const auth: readonly Credential[] = [{ type: 'bearer', token: 'tok-1' }];

  it.each([
    ['the token', 'Bearer tok-1', undefined],
    ['another token', 'Bearer tok-2', 'the credentials are wrong'],
    ['nothing', undefined, 'credentials are missing'],
  ])('presents %s', (_what, authorization, detail) => {
    const headers: IncomingHttpHeaders = authorization === undefined ? {} : { authorization };
    expect(authenticateOperator(aServing({ auth }), headers)?.detail).toBe(detail);
  });

  it('cannot present a secret of the address', () => {
    const secret: readonly Credential[] = [{ type: 'secret', secret: 's3cret' }];
    expect(authenticateOperator(aServing({ auth: secret }), {})?.status).toBe(401);
  });

  it('is everybody where server.auth asks for nothing', () => {
    expect(authenticateOperator(aServing({}), {})).toBeUndefined();
  });
});

describe('the name under which an operator reaches the server', () => {
  it.each([
    ['loopback, by address', {}, '127.0.0.1:8080', true],
    ['loopback, by another name', {}, 'rebound.example', false],
    ['loopback, by the external name', { externalUrl: 'https://alerts.example.com/x' }, 'alerts.example.com', true],
    ['loopback, by the external name with its port', { externalUrl: 'http://a.example:81' }, 'a.example:81', true],
    ['loopback, by the external name with another port', { externalUrl: 'http://a.example:81' }, 'a.example:82', false],
    ['IPv6 loopback, by another name', { host: '::1' }, 'rebound.example', false],
    ['all addresses, by any name', { host: '0.0.0.0' }, 'signalbox.internal', true],
    ['an external address that is not a URL', { externalUrl: 'alerts' }, 'alerts', false],
  ])('%s', (_what, facts: Facts, host, expected) => {
    expect(checkOperatorOrigin(aServing(facts), { host }) === undefined).toBe(expected);
  });

  it.each(['127.0.0.1', '0.0.0.0'])('does not let pages of other sites in, on %s', (host) => {
    const headers = { host: 'localhost:8080', origin: 'https://evil.example' };
    expect(checkOperatorOrigin(aServing({ host }), headers)).toMatchObject({ status: 403, code: 'forbidden-origin' });
  });
});
