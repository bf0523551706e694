import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { UsageError, VERSION } from '../io.ts';
import { anHttpServer, stopHttpServers } from '../testing/an-http-server.ts';
import { askServer } from './ask-server.ts';

afterEach(stopHttpServers);

const answering = (status: number, body: string, headers = {}) =>
  anHttpServer((_request, response) => void response.writeHead(status, headers).end(body));
const ask = async (base: string, authorization?: string) =>
  askServer({ base, authorization }, { method: 'GET', path: '/api/v1/alerts' });

describe('a question to a server', () => {
  it('says who asks, what is wanted, and what is sent', async () => {
    const seen: unknown[] = [];
    const base = await anHttpServer(async (request, response) => {
      const { method, url, headers } = request;
      seen.push({ method, url, headers, body: await text(request) });
      response.end('{}');
    });
    await askServer(
      { base: `${base}/below`, authorization: 'Bearer t' },
      { method: 'PUT', path: '/x?y=z', json: { a: 1 } },
    );
    await askServer({ base, authorization: undefined }, { method: 'GET', path: '/' });
    expect(seen).toMatchObject([
      {
        method: 'PUT',
        url: '/below/x?y=z',
        headers: {
          accept: 'application/json',
          'user-agent': `signalbox/${VERSION}`,
          authorization: 'Bearer t',
          'content-type': 'application/json',
        },
        body: '{"a":1}',
      },
      { method: 'GET', url: '/', body: '' },
    ]);
    expect(seen[1]).not.toHaveProperty('headers.authorization');
    expect(seen[1]).not.toHaveProperty('headers.content-type');
  });

  it.each([
    [200, '{"a":1}', { a: 1 }],
    [201, '[]', []],
    [202, 'null', null],
  ])('is answered with %i and %s', async (status, body, value) => {
    expect(await ask(await answering(status, body))).toEqual({ ok: true, status, body: value });
  });

  it.each([
    ['a reason', '{"detail":"no"}', ['no']],
    ['a reason and problems', '{"detail":"no","problems":["a","b"]}', ['a', 'b']],
    ['problems with places', '{"detail":"no","problems":[{"line":1}]}', ['{"line":1}']],
  ])('is refused with %s', async (_what, body, problems) => {
    expect(await ask(await answering(400, body))).toMatchObject({ ok: false, status: 400, problems });
  });

  it.each([
    ['a page', 200, '<h1>It works!</h1>'],
    ['nothing', 204, ''],
    ['another program', 404, 'not here'],
    ['a refusal without a reason', 500, '{"error":"x"}'],
    ['a proxy that wants a login', 302, ''],
  ])('is not for %s', async (_what, status, body) => {
    const base = await answering(status, body, status === 302 ? { location: '/login' } : {});
    await expect(ask(base)).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: `the server answers ${status}` }),
    );
  });

  it('is not answered without credentials, or with wrong ones', async () => {
    const base = await answering(401, '{"detail":"no"}');
    await expect(ask(base)).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: 'the server asks for credentials' }),
    );
    await expect(ask(base, 'Bearer wrong')).rejects.toThrow(
      expect.objectContaining({ name: 'UsageError', message: 'the server does not take these credentials' }),
    );
  });

  it('is not answered by a server that hangs up', async () => {
    const base = await anHttpServer((request) => void request.socket.destroy());
    await expect(ask(base)).rejects.toThrow(UsageError);
    await expect(ask(base)).rejects.toThrow(`no answer from ${base}: `);
  });

  it('shows no credentials of the address when nobody answers', async () => {
    const failed = ask('http://127.0.0.1:2/path', 'Bearer canary');
    await expect(failed).rejects.toThrow('no answer from http://127.0.0.1:2: nothing listens there');
    await expect(failed).rejects.not.toThrow('canary');
  });
});
