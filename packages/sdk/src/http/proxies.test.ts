import { once } from 'node:events';
import { createServer, type IncomingMessage, request } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { startFakeTarget } from '../testing/fake-target.ts';
import { proxiesFrom } from './proxies.ts';
import { createHttpClient } from './send-request.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0).reverse()) await end();
});

/** A proxy for which every name is this machine; it keeps what it was asked for. */
async function aProxy(refusal?: number) {
  const asked: { readonly line: string; readonly authorization: string | undefined }[] = [];
  const note = ({ method, url, headers }: IncomingMessage) =>
    asked.push({ line: `${method} ${url}`, authorization: headers['proxy-authorization'] });
  const server = createServer((incoming, answer) => {
    note(incoming);
    if (refusal !== undefined) return answer.writeHead(refusal).end();
    const { port, pathname } = new URL(incoming.url ?? '');
    const { method = '', headers } = incoming;
    incoming.pipe(
      request({ host: '127.0.0.1', port, path: pathname, method, headers }, (response) => {
        answer.writeHead(response.statusCode ?? 0);
        response.pipe(answer);
      }),
    );
  });
  server.on('connect', (incoming, socket) => {
    note(incoming);
    if (refusal !== undefined) return socket.end(`HTTP/1.1 ${refusal} No\r\n\r\n`);
    const tunnel = connect(Number(incoming.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connected\r\n\r\n');
      socket.pipe(tunnel).pipe(socket);
    });
    for (const end of [tunnel, socket]) end.on('error', () => {});
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  endings.push(() => {
    server.closeAllConnections();
    server.close();
  });
  return { asked, address: `127.0.0.1:${(server.address() as AddressInfo).port}` };
}

async function aTarget(): Promise<string> {
  const target = await startFakeTarget();
  endings.push(() => target.close());
  return new URL(target.origin).port;
}

function send(url: string, env: Readonly<Record<string, string>>, egress: 'any' | 'public' = 'any') {
  const client = createHttpClient({ userAgent: 'test', egress, proxies: proxiesFrom(env) });
  endings.push(() => client.close());
  return client.send({ method: 'POST', url, json: {} }, { timeoutMs: 5_000 });
}

describe('the proxies of an environment', () => {
  it.each([
    [{}, undefined],
    [{ HTTPS_PROXY: '', NO_PROXY: 'x' }, undefined],
    [{ HTTPS_PROXY: 'http://p:3128' }, { https: 'http://p:3128/', except: '' }],
    [
      { HTTPS_PROXY: 'http://p:1', https_proxy: 'http://q:2' },
      { https: 'http://q:2/', except: '' },
    ],
    [
      { HTTP_PROXY: 'p:3128', NO_PROXY: 'a, .b' },
      { http: 'http://p:3128/', except: 'a, .b' },
    ],
  ])('%j are %j', (env, proxies) => expect(proxiesFrom(env)).toEqual(proxies));

  it.each(['socks5://user:canary@p:1', 'http://', 'ftp://p'])(
    'are refused where one is none, unseen: %s',
    (address) => {
      let thrown: unknown;
      try {
        proxiesFrom({ HTTPS_PROXY: address });
      } catch (error) {
        thrown = error;
      }
      expect(thrown).toMatchObject({ code: 'bad-proxy', message: expect.stringContaining('HTTPS_PROXY') });
      expect(String(thrown)).not.toContain('canary');
    },
  );
});

describe('a request with a proxy', () => {
  it('goes through it, with its credentials', async () => {
    const [proxy, port] = [await aProxy(), await aTarget()];
    const result = await send(`http://target.example:${port}/hook`, { HTTP_PROXY: `http://u:p%40ss@${proxy.address}` });
    expect(result).toMatchObject({ type: 'answer', answer: { status: 200 } });
    expect(proxy.asked).toEqual([
      { line: `POST http://target.example:${port}/hook`, authorization: `Basic ${btoa('u:p@ss')}` },
    ]);
  });

  it('goes through a tunnel if the target has TLS', async () => {
    const [proxy, port] = [await aProxy(), await aTarget()];
    // This target has none: that the tunnel was made is what counts.
    const result = await send(`https://target.example:${port}/hook`, { HTTPS_PROXY: proxy.address });
    expect(result).toMatchObject({ type: 'no-answer', reason: expect.stringContaining('TLS failed') });
    expect(proxy.asked[0]?.line).toBe(`CONNECT target.example:${port}`);
  });

  it.each([
    ['NO_PROXY says so', { NO_PROXY: 'other.example,target.example' }, 'target.example'],
    ['the target is this machine', {}, '127.0.0.1'],
    ['the target is this machine by name', {}, 'localhost'],
  ])('goes the direct way where %s', async (_why, more, host) => {
    const [proxy, port] = [await aProxy(), await aTarget()];
    await send(`http://${host}:${port}/hook`, { HTTP_PROXY: proxy.address, ...more });
    expect(proxy.asked).toEqual([]);
  });

  it.each(['http://169.254.169.254/', 'http://10.0.0.1/', 'http://[::1]/'])(
    'reaches no address that is refused without one: %s',
    async (url) => {
      const proxy = await aProxy();
      const result = await send(url, { HTTP_PROXY: proxy.address }, 'public');
      expect(result).toMatchObject({ type: 'no-answer', final: true });
      expect(proxy.asked).toEqual([]);
    },
  );

  it.each([
    ['http', 407],
    ['https', 407],
    ['https', 403],
  ])('that refuses (%s, %d) is told so, and the message is not given up', async (scheme, status) => {
    const proxy = await aProxy(status);
    const env = { HTTP_PROXY: proxy.address, HTTPS_PROXY: proxy.address };
    expect(await send(`${scheme}://target.example/`, env)).toEqual({
      type: 'no-answer',
      reason: `the proxy did not connect: it answered ${status}`,
      sent: scheme === 'http',
    });
  });
});
