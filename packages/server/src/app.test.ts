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

describe('an address', () => {
  const asked = async (url: string, line: string, body = '') => {
    const head = `host: x\r\nconnection: close\r\ncontent-type: application/json\r\ncontent-length: ${body.length}`;
    return speak(url, `${line} HTTP/1.1\r\n${head}\r\n\r\n${body}`);
  };

  it.each(['http://alerts.example', 'HTTP://x:80', 'https://user:pass@alerts.example'])(
    'may be in the absolute form: %s',
    async (origin) => {
      const { url } = await aServer();
      expect(await asked(url, `POST ${origin}/in/list`, '[{"labels":{"alertname":"Down"}}]')).toMatch(
        /^HTTP\/1.1 202 /,
      );
      expect(await asked(url, `GET ${origin}/healthz`)).toMatch(/^HTTP\/1.1 200 /);
    },
  );

  it('in the absolute form counts for the guard against foreign names too', async () => {
    const { url } = await aServer();
    expect(await asked(url, 'POST http://evil.example/-/reload')).toMatch(/^HTTP\/1.1 403 /);
    expect(await asked(url, 'POST http://localhost/-/reload')).toMatch(/^HTTP\/1.1 200 /);
  });

  it.each(['/healthz/', '//healthz', '/Healthz', '/api/v1/alerts/', '/API/v1//silences', '/-/reload/'])(
    'that nearly is one is taken: %s',
    async (where) => {
      const { get, post } = await aServer();
      const ask = where.includes('reload') ? post(where, '') : get(where);
      expect((await ask).status).toBe(200);
    },
  );

  it.each([
    ['GET', '/in/list', 'POST', 'application/problem+json'],
    ['PUT', '/in/list/secret', 'POST', 'application/problem+json'],
    ['GET', '/api/v2/alerts', 'POST', 'application/json'],
    ['POST', '/metrics', 'GET, HEAD', 'application/problem+json'],
    ['DELETE', '/api/v1/silences/abc', 'GET, HEAD, PUT', 'application/problem+json'],
    ['GET', '/-/reload', 'POST', 'application/problem+json'],
  ])('is told with the methods that it takes: %s %s', async (method, where, allow, contentType) => {
    const { url, logged } = await aServer();
    const answer = await fetch(url + where, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    expect(answer.headers.get('content-type')).toContain(contentType);
    expect(logged.join('')).toContain('"code":"method-not-allowed"');
  });

  it.each([
    ['/api/v1/alerts', 405, '/api/v2/alerts'],
    ['/alertmanager/api/v2/alerts', 404, '`path_prefix`'],
    ['/api/v2/alert', 404, 'did you mean \\"/api/v2/alerts\\"?'],
    ['/mackerel/canary', 404, '/in/NAME'],
    ['/in', 404, '/in/NAME'],
  ])(
    'that alerts are posted to and that takes none is answered and logged with a hint, and counted: %s',
    async (where, status, hint) => {
      const { post, get, logged } = await aServer();
      const answer = await post(where, '[{"labels":{"alertname":"Down"}}]');
      expect([answer.status, await answer.text()]).toEqual([status, expect.stringContaining(hint)]);
      const [line] = logged.filter((each) => each.includes('request refused'));
      expect(line).toContain(hint);
      expect(line).not.toContain('canary');
      const reason = status === 405 ? 'method-not-allowed' : 'not-found';
      expect(await (await get('/metrics')).text()).toContain(
        `signalbox_requests_refused_total{source="",reason="${reason}"} 1`,
      );
    },
  );

  it('that is the root says what runs here', async () => {
    const { get } = await aServer();
    const answer = await get('/');
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(await answer.text()).toContain('/in/NAME');
  });

  it('that a browser asks for by itself is a 404 that nobody has to read', async () => {
    const { get, logged } = await aServer();
    expect((await get('/favicon.ico')).status).toBe(404);
    expect((await get('/in/%zz')).status).toBe(400);
    expect(logged.join('')).not.toContain('request refused');
  });
});

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
    // A connection that is closed while a request arrives is reset: the system has bytes that nobody will read.
    const answer = await text(late).catch((error: NodeJS.ErrnoException) => (error.code === 'ECONNRESET' ? '' : error));
    expect(answer).toMatch(/^(HTTP\/1\.1 503 [\s\S]*"code":"stopping"|$)/);
    await ended;
    const again = await aServer(SMALL, { cwd: folder });
    expect(again.server.engine.stats().activeAlerts).toBe(1);
  });
});
