import { errors } from 'undici';
import { describe, expect, it } from 'vitest';
import { SignalboxError } from '../error.ts';
import { failureReason } from './failure-reason.ts';

const coded = (code: unknown) => Object.assign(new Error('https://user:hunter2@x.example failed'), { code });

describe('why there was no answer', () => {
  it.each([
    ['ECONNREFUSED', 'connection refused'],
    ['ENOTFOUND', 'host name not found'],
    ['UND_ERR_CONNECT_TIMEOUT', 'connecting took too long'],
    ['UND_ERR_SOCKET', 'the connection was closed before the answer was complete'],
    ['CERT_HAS_EXPIRED', 'TLS failed (CERT_HAS_EXPIRED)'],
    ['ERR_TLS_CERT_ALTNAME_INVALID', 'TLS failed (ERR_TLS_CERT_ALTNAME_INVALID)'],
    ['EPROTO', 'TLS failed (EPROTO)'],
    ['EWHATEVER', 'the connection failed (EWHATEVER)'],
    ['toString2', 'the connection failed (toString2)'],
    [undefined, 'the connection failed'],
    [7, 'the connection failed'],
  ])('is told by the code %s, and may be another thing the next time', (code, reason) => {
    expect(failureReason(coded(code))).toEqual({ reason, final: false });
  });

  it('names the host that was looked up, if it can be one', () => {
    const lookup = (hostname: string) => failureReason(Object.assign(coded('ENOTFOUND'), { hostname })).reason;
    expect(lookup('hooks.example.com')).toBe('host name not found (hooks.example.com)');
    expect(lookup('a b\n')).toBe('host name not found');
  });

  it.each([
    ['SELF_SIGNED_CERT_IN_CHAIN', /`caFile`$/],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', /`caFile`$/],
    ['UNABLE_TO_GET_ISSUER_CERT_LOCALLY', /`caFile`$/],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', /`caFile`$/],
    ['ERR_OSSL_X509_KEY_VALUES_MISMATCH', /`keyFile` is not the key/],
    ['ERR_OSSL_PEM_NO_START_LINE', /is not PEM$/],
    ['ERR_SSL_TLSV13_ALERT_CERTIFICATE_REQUIRED', /`certFile`/],
  ])('leads from the code %s to the option', (code, hint) => {
    expect(failureReason(coded(code)).reason).toMatch(new RegExp(`^TLS failed \\(${code}\\): .*${hint.source}`));
  });

  it.each(['UND_ERR_INVALID_ARG', 'UND_ERR_NOT_SUPPORTED', 'UND_ERR_REQ_CONTENT_LENGTH_MISMATCH'])(
    'is the request itself with %s: no repeat helps',
    (code) => expect(failureReason(coded(code))).toEqual({ reason: 'the request is malformed', final: true }),
  );

  it('is final where the address is refused', () => {
    const refused = new SignalboxError('egress-refused', { host: 'x.example', range: 'link-local' });
    expect(failureReason(refused)).toEqual({ reason: refused.message, final: true });
  });

  it('is an answer in another protocol where it cannot be parsed', () => {
    expect(failureReason(new errors.HTTPParserError('x'))).toEqual({
      reason: 'the answer is not HTTP',
      final: false,
    });
  });

  it.each([undefined, null, 'text', {}, new Error('hunter2')])('is never what %s says itself', (thrown) => {
    expect(failureReason(thrown)).toEqual({ reason: 'the connection failed', final: false });
  });

  it('names the address that was tried, of several the first', () => {
    const refused = (address: string) => Object.assign(coded('ECONNREFUSED'), { address, port: 9 });
    expect(failureReason(refused('127.0.0.1')).reason).toBe('connection refused (127.0.0.1:9)');
    expect(failureReason(refused('::1')).reason).toBe('connection refused ([::1]:9)');
    const both = Object.assign(new AggregateError([refused('::1'), refused('127.0.0.1')]), { code: 'ECONNREFUSED' });
    expect(failureReason(both).reason).toBe('connection refused ([::1]:9)');
    expect(failureReason(refused('hunter2')).reason).toBe('connection refused');
  });
});
