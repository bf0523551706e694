import { once } from 'node:events';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { type BodyBudget, createBodyBudget } from './body-budget.ts';
import { withBody } from './read-body.ts';

const MAX_BYTES = 1_000;
const stops: (() => void)[] = [];
afterEach(() => {
  for (const stop of stops.splice(0)) stop();
});

/** Answers what was read: the body, or the status and code of the refusal. */
async function aReader(budget: BodyBudget = createBodyBudget()) {
  const server = createServer(async (incoming, answer) => {
    const text = await withBody(incoming, { maxBytes: MAX_BYTES, budget }, (body) =>
      body.ok ? body.value.toString() : `${body.problem.status} ${body.problem.code}`,
    );
    answer.end(text);
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  stops.push(() => {
    server.close();
    server.closeAllConnections();
  });
  const { port } = server.address() as AddressInfo;
  return {
    server,
    post: async (body: string | Buffer | ReadableStream, encoding?: string) => {
      const headers = encoding === undefined ? {} : { 'content-encoding': encoding };
      const init = { method: 'POST', body, headers, duplex: 'half' } as RequestInit;
      return (await fetch(`http://127.0.0.1:${port}/`, init)).text();
    },
    port,
  };
}

const bomb = gzipSync(Buffer.alloc(10_000_000));

describe('the body of a request', () => {
  it.each([
    ['plain', 'hello', undefined, 'hello'],
    ['empty', '', undefined, ''],
    ['gzip', gzipSync('hello'), 'gzip', 'hello'],
    ['gzip under its old name', gzipSync('hello'), 'X-GZIP', 'hello'],
    ['said to be itself', 'hello', 'identity', 'hello'],
    ['as long as allowed', 'x'.repeat(MAX_BYTES), undefined, 'x'.repeat(MAX_BYTES)],
    ['longer', 'x'.repeat(MAX_BYTES + 1), undefined, '413 body-too-large'],
    ['unpacked longer than allowed', gzipSync('x'.repeat(MAX_BYTES + 1)), 'gzip', '413 body-too-large'],
    ['a bomb larger than the limit when packed', bomb, 'gzip', '413 body-too-large'],
    ['a bomb smaller than the limit when packed', gzipSync(Buffer.alloc(500_000)), 'gzip', '413 body-too-large'],
    ['packed twice', gzipSync(gzipSync('hello')), 'gzip, gzip', '415 unsupported-encoding'],
    ['brotli', brotliCompressSync('hello'), 'br', '415 unsupported-encoding'],
    ['deflate', 'hello', 'deflate', '415 unsupported-encoding'],
    ['not the gzip that it says', 'hello', 'gzip', '400 bad-encoding'],
    ['half a gzip', gzipSync('hello').subarray(0, 12), 'gzip', '400 bad-encoding'],
  ])('%s', async (_what, body, encoding, expected) => {
    const { post } = await aReader();
    expect(await post(body, encoding)).toBe(expected);
  });

  it('is refused when it grows too long without a stated length', async () => {
    const { post } = await aReader();
    const endless = ReadableStream.from(
      (function* () {
        for (let chunk = 0; chunk < 50; chunk++) yield Buffer.alloc(100, 'x');
      })(),
    );
    expect(await post(endless)).toBe('413 body-too-large');
  });

  it('is told to come again when too much arrives at once, and the room is given back', async () => {
    const budget = createBodyBudget(1_500);
    const { post } = await aReader(budget);
    expect(budget.reserve(1_000)).toBe(true);
    expect(await post('x'.repeat(800))).toBe('503 overloaded');
    budget.release(1_000);
    expect(await post('x'.repeat(800))).toBe('x'.repeat(800));
    expect(budget.reserve(1_500)).toBe(true);
  });

  it('gives its room back when the sender breaks off', async () => {
    const budget = createBodyBudget(500);
    const { server, port } = await aReader(budget);
    const sender = request({ port, method: 'POST', headers: { 'content-length': 400 } });
    sender.on('error', () => {});
    const [incoming] = await Promise.all([once(server, 'request'), sender.write('x'.repeat(300))]);
    const gone = new Promise((resolve) => incoming[0].on('close', resolve));
    sender.destroy();
    await gone;
    await new Promise(setImmediate);
    expect(budget.reserve(500)).toBe(true);
  });
});
