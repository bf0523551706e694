import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type FakeTarget, startFakeTarget } from '../testing/fake-target.ts';
import type { HttpResult } from './exchange.ts';
import type { Resolve } from './guarded-connector.ts';
import { createHttpClient, type HttpClientSettings } from './send-request.ts';

let target: FakeTarget;
let port: string;
beforeAll(async () => {
  target = await startFakeTarget();
  port = new URL(target.origin).port;
});
afterAll(() => target.close());

describe('egress: public', () => {
  it.each([
    ...['127.0.0.1', '127.1', '0x7f.1', '2130706433', '0177.0.0.1', '127。0。0。1', '１２７.0.0.1', '127.0.0.1.'],
    ...['0', '[::1]', '[::ffff:7f00:1]', '[64:ff9b::7f00:1]', '[2002:7f00:1::]', '10.0.0.1', 'localhost'],
  ])('refuses %s, for good', async (host) => {
    const before = target.connections();
    expect(await post(host, { egress: 'public' })).toMatchObject({
      type: 'no-answer',
      reason: expect.stringMatching(/^connections to .* are refused: its address is/),
      sent: false,
      final: true,
    });
    expect(target.connections()).toBe(before);
  });

  it.each(['localhost.', 'intranet.example'])('refuses %s where it leads to loopback', async (host) => {
    const result = await post(host, { egress: 'public', resolve: answering('127.0.0.1') });
    expect(result).toMatchObject({
      reason: `connections to ${host} are refused: its address is loopback`,
      final: true,
    });
  });

  it('lets a channel with allowPrivate through', async () => {
    expect(await post('127.0.0.1', { egress: 'public' }, true)).toMatchObject({ type: 'answer' });
    expect(await post('localhost', { egress: 'public', resolve: answering('127.0.0.1') }, true)).toMatchObject({
      type: 'answer',
    });
  });

  it('does not hand the connection of such a channel to another', async () => {
    await using client = disposable({ egress: 'public' });
    const request = { method: 'POST', url: `${target.origin}/` } as const;
    expect(await client.send(request, { timeoutMs: 5_000, allowPrivate: true })).toMatchObject({ type: 'answer' });
    expect(await client.send(request, { timeoutMs: 5_000 })).toMatchObject({ type: 'no-answer', final: true });
  });

  it('refuses a name with one private address among public ones', async () => {
    const resolve = answering('8.8.8.8', '10.0.0.1');
    expect(await post('rebind.example', { egress: 'public', resolve })).toMatchObject({ sent: false, final: true });
  });

  it('looks up once a connection: a resolver that changes its mind gains nothing', async () => {
    const answers = ['127.0.0.1', '169.254.169.254'];
    let lookups = 0;
    const resolve: Resolve = (host) => answering(answers[lookups++] ?? '10.0.0.1')(host);
    expect(await post('rebind.example', { egress: 'any', resolve })).toMatchObject({ type: 'answer' });
    expect(lookups).toBe(1);
  });
});

describe('egress: any', () => {
  it.each(['127.0.0.1', '127.1', '0', '[::ffff:7f00:1]', 'localhost'])('reaches %s', async (host) => {
    expect(await post(host, { egress: 'any' })).toMatchObject({ type: 'answer', answer: { status: 200 } });
  });

  it.each([
    ...[
      '169.254.169.254',
      '[fe80::1]',
      '[64:ff9b::a9fe:a9fe]',
      '[2002:a9fe:a9fe::]',
      '2852039166',
      '0xa9.0xfe.0xa9.0xfe',
    ],
    ...['100.100.100.200', '[fd00:ec2::254]', '168.63.129.16'],
  ])('refuses %s, with allowPrivate too', async (host) => {
    expect(await post(host, { egress: 'any' }, true)).toMatchObject({ type: 'no-answer', sent: false, final: true });
  });

  it('refuses a name that leads to a metadata address', async () => {
    const resolve = answering('169.254.169.254');
    expect(await post('metadata.example', { egress: 'any', resolve })).toMatchObject({ sent: false, final: true });
  });
});

async function post(
  host: string,
  settings: Omit<HttpClientSettings, 'userAgent'>,
  allowPrivate = false,
): Promise<HttpResult> {
  await using client = disposable(settings);
  return await client.send({ method: 'POST', url: `http://${host}:${port}/` }, { timeoutMs: 5_000, allowPrivate });
}

function disposable(settings: Omit<HttpClientSettings, 'userAgent'>) {
  const client = createHttpClient({ userAgent: 'test', ...settings });
  return { ...client, [Symbol.asyncDispose]: () => client.close() };
}

function answering(...addresses: readonly string[]): Resolve {
  return async () => addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}
