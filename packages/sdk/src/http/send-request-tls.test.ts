import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTarget, startFakeTarget } from '../testing/fake-target.ts';
import { checkTlsFiles } from './check-tls-files.ts';
import type { HttpResult } from './exchange.ts';
import type { TlsOptions } from './http-message.ts';
import { createHttpClient, type HttpClient } from './send-request.ts';

// Made for these tests, valid for a hundred years, and trusted by nobody else.
const AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBnDCCAUOgAwIBAgIUFMYKFh8pviLXvmxualnkGW633qUwCgYIKoZIzj0EAwIw
IzEhMB8GA1UEAwwYU2lnbmFsYm94IHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMzE1
NTI1M1oYDzIxMjYxMDMwMTU1MjUzWjAjMSEwHwYDVQQDDBhTaWduYWxib3ggdGVz
dCBhdXRob3JpdHkwWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAATGOu2ZUYqOAdSc
VsyRQ0sKLcYN5HhoMlEo+6BS9YyvIi91kbqbZmir3b1oVXEjNuxowmGuaSkx0puw
krBCeRyeo1MwUTAdBgNVHQ4EFgQUkx1XqNkOYS2LQjKTWZecWgE/a54wHwYDVR0j
BBgwFoAUkx1XqNkOYS2LQjKTWZecWgE/a54wDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNHADBEAiBJpxK1iP2w7B2kjnIgWCg/r8Ucyvrpf0BPwNTRtlPB6AIg
UeULZnVuuKQS82sFn2C1efsYDEqf08ajL/EdO9vznvM=
-----END CERTIFICATE-----`;

const OTHER_AUTHORITY = `-----BEGIN CERTIFICATE-----
MIIBjjCCATWgAwIBAgIUSWC9pAd8UkBhNXyL6xdz+aHcK50wCgYIKoZIzj0EAwIw
HDEaMBgGA1UEAwwRQW5vdGhlciBhdXRob3JpdHkwIBcNMjYxMTIzMTU1MjUzWhgP
MjEyNjEwMzAxNTUyNTNaMBwxGjAYBgNVBAMMEUFub3RoZXIgYXV0aG9yaXR5MFkw
EwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAE+Fyl+mxYMF0mHDdI++d0VNXomv90SjdV
mZvGeuS8eyDVHuRsXU+Y7+up4fTAKk7CpVqiq60v8H5xlzX7WBctIqNTMFEwHQYD
VR0OBBYEFNui0u5qUhgiAQcKXseSRoLJMrmgMB8GA1UdIwQYMBaAFNui0u5qUhgi
AQcKXseSRoLJMrmgMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDRwAwRAIg
ZzCX51TPfEiIGdZoIZtoF5oXLb5nsJp0ZJwDI9sWgh0CIFhj/34RTY3Q8xLvjXl6
1MbHKYaNGH2Ktobd4CiKtYOZ
-----END CERTIFICATE-----`;

const SERVER_CERT = `-----BEGIN CERTIFICATE-----
MIIBlzCCATygAwIBAgIUE2m/0MoGzAhpX+sTEN45iATULcwwCgYIKoZIzj0EAwIw
IzEhMB8GA1UEAwwYU2lnbmFsYm94IHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMzE1
NTI1M1oYDzIxMjYxMDMwMTU1MjUzWjARMQ8wDQYDVQQDDAZzZXJ2ZXIwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAAS3KVqPiLSgY8odOIFbnJ1fM+cwl8iQjrqnfEi/
RWcvk05kIY/+daFIYPuXAiOtDlgTf08pNJg2FNbytiCE4L/po14wXDAaBgNVHREE
EzARhwR/AAABgglsb2NhbGhvc3QwHQYDVR0OBBYEFEPHyC8d3XJk4n/FzuyLoNqD
bBcMMB8GA1UdIwQYMBaAFJMdV6jZDmEti0Iyk1mXnFoBP2ueMAoGCCqGSM49BAMC
A0kAMEYCIQC7oD1krKr3na6xXx9QCv69K07A/WJsfo8lVg2CLAuntgIhANHQXlEg
K24QjL4/BhHZqAKKUdtYc2pSCQk3AmOBmk3w
-----END CERTIFICATE-----`;

const SERVER_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgWjJl7uqRnJ9hSmzY
bcTvxoANZtUE75brOm1IwCFeKkyhRANCAAS3KVqPiLSgY8odOIFbnJ1fM+cwl8iQ
jrqnfEi/RWcvk05kIY/+daFIYPuXAiOtDlgTf08pNJg2FNbytiCE4L/p
-----END PRIVATE KEY-----`;

const CLIENT_CERT = `-----BEGIN CERTIFICATE-----
MIIBkDCCATWgAwIBAgIUE2m/0MoGzAhpX+sTEN45iATULc0wCgYIKoZIzj0EAwIw
IzEhMB8GA1UEAwwYU2lnbmFsYm94IHRlc3QgYXV0aG9yaXR5MCAXDTI2MTEyMzE1
NTI1M1oYDzIxMjYxMDMwMTU1MjUzWjARMQ8wDQYDVQQDDAZjbGllbnQwWTATBgcq
hkjOPQIBBggqhkjOPQMBBwNCAATHE9Rt+mcZvCUait3u/5MtpcIodJfpyipzEjba
RcE9Jg3MqFU4MkjLf5bgMSd2b+7OvkSriECvUrV41U0JIfhHo1cwVTATBgNVHSUE
DDAKBggrBgEFBQcDAjAdBgNVHQ4EFgQU5VG9dDXmASS0MXTTnhFsk1YNS6AwHwYD
VR0jBBgwFoAUkx1XqNkOYS2LQjKTWZecWgE/a54wCgYIKoZIzj0EAwIDSQAwRgIh
ANrKF5c62zWAxvvn0XRFcTA3lQy0dok7pUfyzYkYS850AiEAtJfM0Zi958iMGvNO
+7Rp046q4DX917MhfiRwkhIDEkg=
-----END CERTIFICATE-----`;

const CLIENT_KEY = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgV5iTRzjIJ3+nSS9+
UWHbVim4TLNLs62J2hgikLGgkgqhRANCAATHE9Rt+mcZvCUait3u/5MtpcIodJfp
yipzEjbaRcE9Jg3MqFU4MkjLf5bgMSd2b+7OvkSriECvUrV41U0JIfhH
-----END PRIVATE KEY-----`;

let folder: string;
let target: FakeTarget;
let client: HttpClient;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'signalbox-tls-'));
  target = await startFakeTarget({ type: 'answer', status: 200 }, { cert: SERVER_CERT, key: SERVER_KEY });
  client = createHttpClient({ userAgent: 'test', egress: 'any' });
});
afterEach(async () => {
  await client.close();
  await target.close();
  await rm(folder, { recursive: true });
});

describe('TLS', () => {
  it('trusts an authority of a file', async () => {
    expect(await post({ caFile: await file('ca.pem', AUTHORITY) })).toMatchObject({ type: 'answer' });
  });

  it('trusts nobody unknown, and leads to `caFile`', async () => {
    expect(await post({})).toMatchObject({ reason: expect.stringMatching(/^TLS failed .*`caFile`$/), sent: false });
  });

  it('takes a changed file with the next request', async () => {
    const caFile = await file('ca.pem', OTHER_AUTHORITY);
    expect(await post({ caFile })).toMatchObject({ type: 'no-answer', sent: false });
    await file('ca.pem', AUTHORITY);
    expect(await post({ caFile })).toMatchObject({ type: 'answer' });
    await file('ca.pem', OTHER_AUTHORITY);
    expect(await post({ caFile })).toMatchObject({ type: 'no-answer', sent: false });
  });

  it('shows a client certificate', async () => {
    await target.close();
    const tls = { cert: SERVER_CERT, key: SERVER_KEY, ca: AUTHORITY, requestCert: true, rejectUnauthorized: true };
    target = await startFakeTarget({ type: 'answer', status: 200 }, tls);
    const caFile = await file('ca.pem', AUTHORITY);
    const certFile = await file('client.pem', CLIENT_CERT);
    const keyFile = await file('client.key', CLIENT_KEY);
    expect(await post({ caFile, certFile, keyFile })).toMatchObject({ type: 'answer' });
    expect(await post({ caFile })).toMatchObject({ type: 'no-answer' });
  });

  it.each([
    ['is missing', async () => join(folder, 'none.pem'), /a TLS file cannot be read: ENOENT.*none\.pem.*\(`caFile`\)$/],
    ['is a folder', async () => folder, /is not a regular file/],
    ['is too large', () => file('big.pem', 'x'.repeat(1024 * 1024 + 1)), /is larger than 1 MiB/],
    ['holds no certificate', () => file('not.pem', 'no certificate'), /^TLS failed/],
  ])('says that a file %s', async (_what, caFile, reason) => {
    const result = await post({ caFile: await caFile() });
    expect(result).toEqual({ type: 'no-answer', reason: expect.stringMatching(reason), sent: false });
  });
});

describe('TLS files, looked at before anything is sent', () => {
  const NOW = Date.parse('2026-11-27T00:00:00Z');

  it('are good when they can be used', async () => {
    const caFile = await file('ca.pem', `${AUTHORITY}\n# another one\n${OTHER_AUTHORITY}\n`);
    const certFile = await file('client.pem', CLIENT_CERT);
    const keyFile = await file('client.key', CLIENT_KEY);
    expect(await checkTlsFiles({ caFile, certFile, keyFile }, NOW)).toEqual([]);
    expect(await checkTlsFiles({}, NOW)).toEqual([]);
  });

  it.each<[string, keyof TlsOptions, string, string]>([
    ['an empty file', 'caFile', ' \n', 'is empty'],
    ['a key in place of a certificate', 'caFile', CLIENT_KEY, 'has no certificate in it'],
    ['half of a certificate', 'caFile', AUTHORITY.slice(0, 300), 'has no certificate in it'],
    [
      'a damaged one beside a good one',
      'caFile',
      `${AUTHORITY}\n${AUTHORITY.replace('MIIB', 'AAAA')}`,
      'has a certificate in it that cannot be read',
    ],
    ['no certificate', 'certFile', 'certificate', 'has no certificate in it'],
    ['a certificate in place of a key', 'keyFile', CLIENT_CERT, 'has no private key in it'],
    ['a damaged key', 'keyFile', CLIENT_KEY.replace('MIGH', 'AAAA'), 'has a private key in it that cannot be read'],
    ['a locked key', 'keyFile', CLIENT_KEY.replaceAll('PRIVATE', 'ENCRYPTED PRIVATE'), 'has a key with a passphrase'],
  ])('are at fault with %s', async (_what, option, text, message) => {
    const faults = await checkTlsFiles({ [option]: await file('a.pem', text) }, NOW);
    expect(faults).toEqual([{ option, message, hint: expect.stringContaining('PEM file') }]);
  });

  it('must be there, and be files', async () => {
    const faults = await checkTlsFiles({ caFile: join(folder, 'nope.pem'), certFile: folder }, NOW);
    expect(faults.map(({ option, message }) => [option, message])).toEqual([
      ['caFile', 'does not exist'],
      ['certFile', 'is not a regular file'],
    ]);
  });

  it('must not have expired', async () => {
    const caFile = await file('ca.pem', AUTHORITY);
    const certFile = await file('client.pem', `${CLIENT_CERT}\n${AUTHORITY}`);
    const message = 'has a certificate that expired on 2126-10-30';
    expect(await checkTlsFiles({ caFile, certFile }, Date.parse('2126-10-31T00:00:00Z'))).toMatchObject([
      { option: 'caFile', message },
      { option: 'certFile', message },
    ]);
  });

  it('must belong together', async () => {
    const certFile = await file('client.pem', CLIENT_CERT);
    const keyFile = await file('other.key', SERVER_KEY);
    expect(await checkTlsFiles({ certFile, keyFile }, NOW)).toMatchObject([
      { option: 'keyFile', message: 'is not the key of the certificate in `certFile`' },
    ]);
  });
});

async function file(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

function post(tls: TlsOptions): Promise<HttpResult> {
  return client.send({ method: 'POST', url: target.origin, tls }, { timeoutMs: 5_000 });
}
