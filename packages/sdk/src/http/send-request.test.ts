import { createServer, type Socket } from 'node:net';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type FakeTarget, startFakeTarget, type TargetBehaviour } from '../testing/fake-target.ts';
import type { HttpResult } from './exchange.ts';
import type { HttpRequest } from './http-message.ts';
import { createHttpClient, type HttpClient } from './send-request.ts';

const LIMIT_MS = 300;

let target: FakeTarget;
let client: HttpClient;
beforeEach(async () => {
  target = await startFakeTarget();
  client = createHttpClient({ userAgent: 'signalbox/test', egress: 'any' });
});
afterEach(async () => {
  await client.close();
  await target.close();
});

describe('a request', () => {
  it('goes out as JSON, with its type and our name', async () => {
    await post({ url: `${target.origin}/a/b?c=d#e`, json: { text: '障害' }, headers: { 'x-a': '1' } });
    expect(target.requests).toMatchObject([
      {
        method: 'POST',
        path: '/a/b?c=d',
        body: '{"text":"障害"}',
        headers: { 'content-type': 'application/json', 'user-agent': 'signalbox/test', 'x-a': '1' },
      },
    ]);
  });

  it('goes out with the body and headers as they are', async () => {
    await post({ method: 'PUT', body: 'a=b', headers: { 'content-type': 'text/plain', 'user-agent': 'mine' } });
    expect(target.requests).toMatchObject([
      { method: 'PUT', body: 'a=b', headers: { 'content-type': 'text/plain', 'user-agent': 'mine' } },
    ]);
  });

  it('turns user and password of the URL into basic authentication', async () => {
    await post({ url: target.origin.replace('//', '//us%40er:p%3Aw@') });
    const [request] = target.requests;
    expect(request?.headers['authorization']).toBe(`Basic ${Buffer.from('us@er:p:w').toString('base64')}`);
  });

  it('keeps its connections for the next ones', async () => {
    for (let count = 0; count < 10; count += 1) await post();
    expect(target.requests).toHaveLength(10);
    expect(target.connections()).toBeLessThanOrEqual(2);
  });

  it.each<[string, Partial<HttpRequest>]>([
    ['a URL that is none', { url: '/relative' }],
    ['another protocol', { url: 'ftp://127.0.0.1/' }],
    ['a header with a line break', { headers: { 'x-a': 'a\r\nx-b: c' } }],
    ['a header outside of latin1', { headers: { 'x-a': '障害' } }],
    ['a header name with a space', { headers: { 'x a': 'a' } }],
    ['JSON in a circle', { json: circle() }],
  ])('is refused for good with %s', async (_what, part) => {
    expect(await post(part)).toEqual({
      type: 'no-answer',
      reason: 'the request is malformed',
      sent: false,
      final: true,
    });
    expect(target.requests).toEqual([]);
  });
});

describe('an answer', () => {
  it('has status, headers and body', async () => {
    target.behave({ type: 'answer', status: 429, headers: { 'Retry-After': '7' }, body: 'später' });
    const answer = answerOf(await post());
    expect([answer.status, answer.headers.get('retry-after'), answer.headers.get('RETRY-AFTER'), answer.body]).toEqual([
      429,
      '7',
      '7',
      'später',
    ]);
    expect(answer.headers.get('constructor')).toBeUndefined();
  });

  it('is a redirect, and not what lies behind it', async () => {
    target.behave({ type: 'answer', status: 307, headers: { location: `${target.origin}/elsewhere` } });
    expect(answerOf(await post()).status).toBe(307);
    expect(target.requests).toHaveLength(1);
  });

  it('is cut at 64 KiB, between two characters', async () => {
    target.behave({ type: 'answer', status: 200, body: `x${'ä'.repeat(100_000)}` });
    const { body } = answerOf(await post());
    expect(body).toBe(`x${'ä'.repeat(32_767)}`);
  });

  it('is here when 64 KiB of an endless body are', async () => {
    target.behave({ type: 'endless-body' });
    expect(answerOf(await post({}, 10_000)).body).toHaveLength(64 * 1024);
  });
});

describe('the head of an answer', () => {
  const HEAD = 'HTTP/1.1 200 OK\r\n';
  const GOOD = `${HEAD}content-length: 2\r\n\r\nok`;

  it.each<[string, TargetBehaviour, string | RegExp, string | RegExp | undefined]>([
    ['a length that is never reached', raw(`${HEAD}content-length: 10\r\n\r\nok`, 'end'), 'ok', /closed|shorter/],
    ['a reset in place of the body', { type: 'reset-after-headers' }, '', /reset|closed|shorter/],
    ['a reset in the middle of the body', raw(`${HEAD}content-length: 10\r\n\r\nok`, 'reset'), 'ok', /reset|closed/],
    [
      'chunks that break off',
      raw(`${HEAD}transfer-encoding: chunked\r\n\r\n2\r\nok\r\n5\r\nh`, 'end'),
      'okh',
      /closed/,
    ],
    ['chunks of no size', raw(`${HEAD}transfer-encoding: chunked\r\n\r\nmany\r\nok\r\n`), '', 'the answer is not HTTP'],
    ['a body that drips', { type: 'drip' }, /^x+$/, 'the body of the answer did not end within 2 s'],
    [
      'a body that never begins',
      raw(`${HEAD}content-length: 10\r\n\r\n`),
      '',
      'the body of the answer did not end within 2 s',
    ],
    ['an endless body', { type: 'endless-body' }, /^x{65536}$/, 'the body of the answer is longer than 64 KiB'],
    [
      'a length together with chunks',
      raw(`${HEAD}content-length: 10\r\ntransfer-encoding: chunked\r\n\r\n2\r\nok\r\n0\r\n\r\n`),
      'ok',
      undefined,
    ],
    [
      'chunks together with a length',
      raw(`${HEAD}Transfer-Encoding: chunked\r\nContent-Length: 10\r\n\r\n2\r\nok\r\n0\r\n\r\n`),
      'ok',
      undefined,
    ],
    ['two lengths', raw(`${HEAD}content-length: 2\r\ncontent-length: 3\r\n\r\nok`, 'end'), 'ok', undefined],
    ['the same length twice', raw(`${HEAD}content-length: 2, 2\r\n\r\nok`), 'ok', undefined],
    ['a length that is no number', raw(`${HEAD}content-length: two\r\n\r\nok`, 'end'), 'ok', undefined],
    ['100 that nobody asked for', raw(`HTTP/1.1 100 Continue\r\n\r\n${GOOD}`), 'ok', undefined],
    ['101 that nobody asked for', raw(`HTTP/1.1 101 Switching\r\nupgrade: h2c\r\n\r\n${GOOD}`), 'ok', undefined],
    ['three of 1xx', raw(`${'HTTP/1.1 103 Early Hints\r\nlink: </a>\r\n\r\n'.repeat(3)}${GOOD}`), 'ok', undefined],
    ['line feeds alone', raw('HTTP/1.1 200 OK\ncontent-length: 2\n\nok'), 'ok', undefined],
    ['a line that is no header', raw(`${HEAD}hello\r\ncontent-length: 2\r\n\r\nok`), 'ok', undefined],
    ['one byte at a time', { type: 'bytewise', text: GOOD }, 'ok', undefined],
  ])('decides, with %s', async (_what, behaviour, body, remark) => {
    target.behave(behaviour);
    const begun = performance.now();
    const result = await post({ json: { text: 'disk' } });
    expect(result).toMatchObject({ type: 'answer', answer: { status: 200 } });
    if (result.type !== 'answer') return;
    if (typeof body === 'string') expect(result.answer.body).toBe(body);
    else expect(result.answer.body).toMatch(body);
    if (remark === undefined) expect(result).not.toHaveProperty('remark');
    else expect(result.remark).toMatch(remark);
    expect(performance.now() - begun).toBeLessThan(LIMIT_MS + 4_000);
    expect(target.requests).toHaveLength(1);
  });

  it.each([201, 400, 429, 503])(
    'decides with the status %i and its headers when the body is cut off',
    async (status) => {
      target.behave(raw(`HTTP/1.1 ${status} X\r\nRetry-After: 7\r\nX-Left: 0\r\ncontent-length: 10\r\n\r\nno`, 'end'));
      const { headers, ...answer } = answerOf(await post());
      expect(answer).toEqual({ status, body: 'no' });
      expect([headers.get('retry-after'), headers.get('x-left')]).toEqual(['7', '0']);
    },
  );

  it('leaves the connection to the next request where it was sound', async () => {
    target.behave(raw(`HTTP/1.1 100 Continue\r\n\r\n${GOOD}`));
    for (let count = 0; count < 5; count += 1) expect(answerOf(await post()).status).toBe(200);
    expect(target.connections()).toBeLessThanOrEqual(2);
  });
});

describe('a bad peer', () => {
  it.each<[string, TargetBehaviour, string | RegExp]>([
    ['says nothing', { type: 'silence' }, 'no answer within 0.3 s'],
    ['resets the connection', { type: 'reset' }, /reset|closed/],
    ['ends in the status line', { type: 'half-status-line' }, /closed|not HTTP/],
    ['speaks another protocol', { type: 'not-http' }, 'the answer is not HTTP'],
    ['ends in the head', raw('HTTP/1.1 200 OK\r\ncontent-le', 'end'), /closed/],
    ['says no more than 100', raw('HTTP/1.1 100 Continue\r\n\r\n'), 'no answer within 0.3 s'],
    ['floods with 1xx', { type: 'flood-of-1xx' }, 'no answer within 0.3 s'],
    [
      'sends huge headers',
      { type: 'answer', status: 200, headers: { a: 'x'.repeat(100_000) } },
      /headers .* too large/,
    ],
  ])('that %s gives no answer, in time; it may have got the request', async (_what, behaviour, reason) => {
    target.behave(behaviour);
    const begun = performance.now();
    expect(await post({ json: { text: 'disk' } })).toEqual({
      type: 'no-answer',
      reason: typeof reason === 'string' ? reason : expect.stringMatching(reason),
      sent: true,
    });
    expect(performance.now() - begun).toBeLessThan(LIMIT_MS + 2_000);
    expect(target.requests).toHaveLength(1);
  });

  it('does not spoil the next request', async () => {
    target.behave({ type: 'drip' });
    await post();
    target.behave({ type: 'answer', status: 204 });
    expect(answerOf(await post()).status).toBe(204);
  });

  it('that nobody listens for has certainly not got it', async () => {
    await target.close();
    expect(await post()).toEqual({
      type: 'no-answer',
      reason: expect.stringMatching(/^connection refused \(127\.0\.0\.1:\d+\)$/),
      sent: false,
    });
    target = await startFakeTarget();
  });

  it('without a name in DNS has certainly not got it', async () => {
    const lost = createHttpClient({
      userAgent: 'test',
      egress: 'any',
      resolve: () => Promise.reject(Object.assign(new Error('getaddrinfo'), { code: 'ENOTFOUND' })),
    });
    const result = await lost.send({ method: 'GET', url: 'http://gone.example/' }, { timeoutMs: 5_000 });
    expect(result).toEqual({ type: 'no-answer', reason: 'host name not found', sent: false });
    await lost.close();
  });

  it('that takes no connection in time has certainly not got it', async () => {
    const never = createHttpClient({ userAgent: 'test', egress: 'any', resolve: () => new Promise(() => undefined) });
    const result = await never.send({ method: 'GET', url: 'http://slow.example/' }, { timeoutMs: 50 });
    expect(result).toEqual({ type: 'no-answer', reason: 'no answer within 0.05 s', sent: false });
    await never.close();
  });

  it('that reads no request holds nobody longer than the limit', async () => {
    const sockets: Socket[] = [];
    const deaf = createServer((socket) => sockets.push(socket.pause().on('error', () => undefined)));
    await new Promise<void>((resolve) => deaf.listen(0, '127.0.0.1', resolve));
    const address = deaf.address();
    const port = typeof address === 'object' ? address?.port : 0;
    const result = await post({ url: `http://127.0.0.1:${port}/`, body: 'x'.repeat(20 * 1024 * 1024) });
    expect(result).toMatchObject({ type: 'no-answer', sent: true });
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => deaf.close(resolve));
  });
});

describe('an abort', () => {
  it('ends a running request at once', async () => {
    target.behave({ type: 'silence' });
    const stopping = new AbortController();
    const result = send({}, { timeoutMs: 60_000, signal: stopping.signal });
    await target.nextRequest();
    stopping.abort();
    expect(await result).toEqual({ type: 'no-answer', reason: 'stopped', sent: true });
  });

  it('before the start sends nothing', async () => {
    const result = await send({}, { timeoutMs: 60_000, signal: AbortSignal.abort() });
    expect(result).toEqual({ type: 'no-answer', reason: 'stopped', sent: false });
    expect(target.connections()).toBe(0);
  });
});

describe('a closed client', () => {
  it('has ended what ran, and sends nothing more', async () => {
    target.behave({ type: 'silence' });
    const running = send({}, { timeoutMs: 60_000 });
    await target.nextRequest();
    await client.close();
    expect(await running).toMatchObject({ type: 'no-answer', sent: true });
    expect(await post()).toEqual({ type: 'no-answer', reason: 'the client is closed', sent: false });
  });
});

function raw(text: string, then?: 'end' | 'reset'): TargetBehaviour {
  return { type: 'raw', text, ...(then === undefined ? {} : { then }) };
}

function post(part: Partial<HttpRequest> = {}, timeoutMs = LIMIT_MS): Promise<HttpResult> {
  return send(part, { timeoutMs });
}

function send(part: Partial<HttpRequest>, options: { timeoutMs: number; signal?: AbortSignal }): Promise<HttpResult> {
  return client.send({ method: 'POST', url: target.origin, ...part }, options);
}

function answerOf(result: HttpResult) {
  if (result.type !== 'answer') throw new Error(result.reason);
  return result.answer;
}

function circle(): object {
  const self: Record<string, unknown> = {};
  self['self'] = self;
  return self;
}
