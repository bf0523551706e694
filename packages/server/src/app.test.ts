import { once } from 'node:events';
import { connect } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { HTTP_LIMITS } from './app.ts';
import { aServer, endServers, SMALL } from './testing/a-server.ts';

afterEach(endServers);

/** Sends bytes and gives all that comes back until the server closes the connection. */
async function speak(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url);
  const socket = connect(Number(port), hostname);
  await once(socket, 'connect');
  socket.write(bytes);
  return text(socket);
}

const QUICK = { ...HTTP_LIMITS, headersTimeoutMs: 150, requestTimeoutMs: 300 };

describe('a client that speaks badly', () => {
  it.each([
    ['no HTTP', 'hello\r\n\r\n', 400],
    ['headers larger than allowed', `GET /healthz HTTP/1.1\r\nhost: x\r\nlong: ${'x'.repeat(20_000)}\r\n\r\n`, 431],
    ['two lengths', 'POST /in/list HTTP/1.1\r\nhost: x\r\ncontent-length: 1\r\ncontent-length: 2\r\n\r\n{}', 400],
  ])('gets a problem document and the end of the connection: %s', async (_what, bytes, status) => {
    const { url } = await aServer();
    const answer = await speak(url, bytes);
    expect(answer).toMatch(new RegExp(`^HTTP/1\\.1 ${status} `));
    expect(answer).toContain('content-type: application/problem+json');
  });

  it('may not take for ever over its headers', async () => {
    const { url } = await aServer(SMALL, { httpLimits: QUICK });
    expect(await speak(url, 'GET /healthz HTTP/1.1\r\nhost: x\r\n')).toMatch(/^HTTP\/1\.1 408 /);
  });

  it('may not take for ever over its body', async () => {
    const { url } = await aServer(SMALL, { httpLimits: QUICK });
    const answer = await speak(url, 'POST /in/list HTTP/1.1\r\nhost: x\r\ncontent-length: 100\r\n\r\n[');
    expect(answer).toMatch(/^(HTTP\/1\.1 408 |$)/);
  });

  it('does not keep others waiting', async () => {
    const { url, post } = await aServer();
    const { hostname, port } = new URL(url);
    const slow = Array.from({ length: 200 }, () => connect(Number(port), hostname));
    await Promise.all(slow.map((socket) => once(socket, 'connect')));
    for (const socket of slow)
      socket.on('error', () => {}).write('POST /in/list HTTP/1.1\r\nhost: x\r\ncontent-length: 9\r\n\r\n[');
    expect((await post('/in/list', '[{"labels":{"alertname":"Down"}}]')).status).toBe(202);
    for (const socket of slow) socket.destroy();
  });
});

describe('while too much arrives at once', () => {
  const BUDGET = 64 * 1024 * 1024;
  const LARGE = SMALL.replace('sources:', `server: { maxBodyBytes: ${BUDGET} }\nsources:`);
  const asJson = { 'content-type': 'application/json' };

  it('every body is answered with 503 and told when to come again; health goes on; then there is room', async () => {
    const { url, post, get } = await aServer(LARGE);
    const { hostname, port } = new URL(url);
    const slow = connect(Number(port), hostname).on('error', () => {});
    await once(slow, 'connect');
    slow.write(`POST /in/list HTTP/1.1\r\nhost: x\r\ncontent-length: ${BUDGET}\r\n\r\n`);
    slow.write(Buffer.alloc(BUDGET - 1, ' '));
    const ONE = '[{"labels":{"alertname":"Down"}}]';
    await expect.poll(async () => (await post('/in/list', ONE)).status, { timeout: 15_000 }).toBe(503);
    for (const where of ['/in/list', '/api/v2/alerts', '/api/v1/silences']) {
      const answer = await post(where, ONE, asJson);
      expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '1']);
      const body: unknown = await answer.json();
      if (where === '/api/v2/alerts') expect(body).toBe('too much is arriving at once');
      else expect(body).toMatchObject({ code: 'overloaded' });
    }
    expect((await get('/healthz')).status).toBe(200);
    expect(await (await get('/metrics')).text()).toMatch(/refused_total\{source="list",reason="overloaded"\} [2-9]/);
    slow.destroy();
    await expect.poll(async () => (await post('/in/list', ONE)).status, { timeout: 15_000 }).toBe(202);
  });
});

describe('while the server stops', () => {
  it('answers that it does, and closes the connection; what it accepted stays', async () => {
    const { url, server, folder, post } = await aServer();
    const { hostname, port } = new URL(url);
    expect((await post('/in/list', '[{"labels":{"alertname":"Down"}}]')).status).toBe(202);
    const late = connect(Number(port), hostname);
    await once(late, 'connect');
    const body = '[{"labels":{"alertname":"Late"}}]';
    // Its headers come before the end begins, its body after.
    late.write(`GET /healthz HTTP/1.1\r\nhost: x\r\n\r\n`);
    await once(late, 'data');
    late.write(`POST /in/list HTTP/1.1\r\nhost: x\r\ncontent-length: ${body.length}\r\n`);
    const ended = server.close();
    late.write(`\r\n${body}`);
    expect(await text(late)).toMatch(/^(HTTP\/1\.1 503 [\s\S]*"code":"stopping"|$)/);
    await ended;
    const again = await aServer(SMALL, { cwd: folder });
    expect(again.server.engine.stats().activeAlerts).toBe(1);
  });
});
