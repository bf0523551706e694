import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { apiEndpoints } from '../endpoints.ts';
import { aServer, endServers, SMALL } from '../testing/a-server.ts';
import { aNewSilence, anApi } from '../testing/an-api.ts';

afterEach(endServers);

const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');
const token = { authorization: 'Bearer canary-token' };

/** A request to every endpoint: names are filled in with one that is unknown. */
const REQUESTS = apiEndpoints.map(({ method, path, body, query }) => ({
  method,
  path: path.replace('/api/v1', '').replaceAll(/\{\w+\}/g, 'x'),
  readsBody: body !== undefined && !path.endsWith('/resend'),
  parameters: Object.keys(query ?? {}),
}));
const bodyOf = ({ readsBody }: { readonly readsBody: boolean }) => (readsBody ? aNewSilence() : undefined);

describe('every endpoint of /api/v1', () => {
  it.each(REQUESTS)('is behind server.auth: $method $path', async (asked) => {
    const { ask } = await anApi(GUARDED);
    const { method, path } = asked;
    const missing = await ask(method, path, bodyOf(asked));
    expect([missing.status, missing.body.code]).toEqual([401, 'unauthorized']);
    expect(missing.headers.get('www-authenticate')).toBe('Bearer realm="signalbox"');
    expect((await ask(method, path, bodyOf(asked), { authorization: 'Bearer other' })).status).toBe(401);
    expect([200, 201, 202, 404]).toContain((await ask(method, path, bodyOf(asked), token)).status);
  });

  it.each(REQUESTS)('is closed to pages of other sites: $method $path', async ({ method, path }) => {
    const { ask } = await anApi();
    for (const headers of [{ origin: 'https://evil.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const answer = await ask(method, path, undefined, headers);
      expect([answer.status, answer.body.code]).toEqual([403, 'forbidden-origin']);
    }
  });

  it.each(REQUESTS)('refuses parameters that it does not have: $method $path', async (asked) => {
    const { ask } = await anApi();
    const { status, body } = await ask(asked.method, `${asked.path}?__proto__=1&mather=x`, bodyOf(asked));
    expect([status, body.code]).toEqual([400, 'bad-query']);
    expect(body.detail).toContain('"mather"');
    const hint = asked.parameters.length === 0 ? 'there are none here' : `there are ${asked.parameters.join(', ')}`;
    expect(body.detail).toContain(hint);
  });

  it.each(REQUESTS.filter(({ parameters }) => parameters.includes('limit')))(
    'is a list in pages: $method $path',
    async ({ method, path }) => {
      const { ask } = await anApi();
      for (const query of ['limit=0', 'limit=1001', 'limit=1&limit=1', 'cursor=']) {
        expect(await ask(method, `${path}?${query}`)).toMatchObject({ status: 400, body: { code: 'bad-query' } });
      }
    },
  );

  it.each(REQUESTS.filter(({ method }) => method !== 'GET'))(
    'is closed to forms, which any page can send: $method $path',
    async (asked) => {
      const { ask } = await anApi();
      for (const type of ['application/x-www-form-urlencoded', 'multipart/form-data; boundary=x']) {
        const answer = await ask(asked.method, asked.path, bodyOf(asked), { 'content-type': type });
        expect([answer.status, answer.body.code]).toEqual([415, 'unsupported-content-type']);
        expect(answer.headers.get('accept') ?? 'application/json').toBe('application/json');
      }
    },
  );
});

describe('a body that /api/v1 reads', () => {
  it.each(['text/plain', 'application/jsonx', 'application/vnd.x+json', ''])('is JSON, not %j', async (type) => {
    const { ask } = await anApi();
    const answer = await ask('POST', '/silences', JSON.stringify(aNewSilence()), { 'content-type': type });
    expect(answer.status).toBe(415);
  });

  it('may say so in capitals, and with a charset', async () => {
    const { ask } = await anApi();
    const type = { 'content-type': 'Application/JSON; charset=utf-8' };
    expect((await ask('POST', '/silences', JSON.stringify(aNewSilence()), type)).status).toBe(201);
  });

  it.each([
    ['nothing', '', 400, 'bad-json'],
    ['half of an object', '{', 400, 'bad-json'],
    ['deep nesting', `${'['.repeat(100)}${']'.repeat(100)}`, 400, 'too-deep'],
    ['a key __proto__', '{"__proto__":{"force":true}}', 400, 'bad-key'],
    ['more than a mebibyte', `["${'x'.repeat(1_100_000)}"]`, 413, 'body-too-large'],
    ['very many keys', `[${'{"":0},'.repeat(140_000)}0]`, 413, 'too-many-keys'],
  ])('is refused, and the next one is read: %s', async (_what, text, status, code) => {
    const { ask } = await anApi();
    const answer = await ask('POST', '/silences', text);
    expect([answer.status, answer.body.code]).toEqual([status, code]);
    expect((await ask('POST', '/silences', aNewSilence())).status).toBe(201);
  });

  it('is not read before the client is authenticated', async () => {
    const { ask } = await anApi(GUARDED);
    expect((await ask('POST', '/silences', '{')).status).toBe(401);
    expect((await ask('POST', '/silences', '{', token)).status).toBe(400);
  });
});

describe('other methods and addresses', () => {
  it.each([
    ['OPTIONS', '/api/v1/alerts', 'GET, HEAD'],
    ['DELETE', '/api/v1/silences/x', 'GET, HEAD, PUT'],
    ['PATCH', '/api/v1/silences/x', 'GET, HEAD, PUT'],
    ['POST', '/api/v1/alerts', 'GET, HEAD'],
    ['GET', '/api/v1/alerts/x/resolve', 'POST'],
    ['PUT', '/api/v1/silences', 'GET, HEAD, POST'],
    ['DELETE', '/api/v2/alerts', 'POST'],
  ])('are 405 with those that there are: %s %s', async (method, where, allow) => {
    const { url } = await aServer();
    const answer = await fetch(url + where, { method });
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, allow]);
    const body = await answer.json();
    const asOfVersion1 = where === '/api/v1/alerts';
    const what = asOfVersion1 ? 'version 1 of the API of Alertmanager is no more' : `there is only ${allow}`;
    const detail = expect.stringContaining(`${method} is not for this address: ${what}`);
    if (where.startsWith('/api/v2/')) expect(body).toEqual(detail);
    else expect(body).toMatchObject({ code: 'method-not-allowed', detail });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each([
    ['GET', '/api/v1/nothing'],
    ['GET', '/api/v1/'],
    ['GET', '/api/v2/status'],
  ])('are 404: %s %s', async (method, where) => {
    const { url } = await aServer();
    const answer = await fetch(url + where, { method });
    const detail = `there is nothing at this address for ${method}`;
    expect(answer.status).toBe(404);
    const body = await answer.json();
    if (where.startsWith('/api/v2/')) expect(body).toBe(detail);
    else expect(body).toMatchObject({ code: 'not-found', detail });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  });

  it.each(REQUESTS.filter(({ method }) => method === 'GET'))(
    'HEAD is as GET, without a body: $path',
    async ({ path }) => {
      const { url } = await aServer(GUARDED);
      const head = (headers: Record<string, string>) => fetch(`${url}/api/v1${path}`, { method: 'HEAD', headers });
      expect((await head({})).status).toBe(401);
      const [answer, asGet] = [await head(token), await fetch(`${url}/api/v1${path}`, { headers: token })];
      expect([answer.status, await answer.text()]).toEqual([asGet.status, '']);
      expect(answer.headers.get('content-type')).toBe(asGet.headers.get('content-type'));
    },
  );

  it.each(['/api/v1/alerts/%zz', '/api/v1/groups/%c0%ae', '/api/v1/silences/%'])(
    'that cannot be decoded are refused: %s',
    async (where) => {
      const { url } = await aServer();
      const answer = await fetch(url + where);
      expect([answer.status, await answer.json()]).toMatchObject([400, { code: 'bad-request' }]);
    },
  );

  it('on loopback are closed to foreign names, which may be rebound', async () => {
    const { url } = await aServer();
    const statusFor = (host: string) =>
      new Promise((resolve, reject) => {
        request(`${url}/api/v1/alerts`, { headers: { host } }, (answer) => resolve(answer.resume().statusCode))
          .on('error', reject)
          .end();
      });
    expect(await statusFor('evil.example')).toBe(403);
    expect(await statusFor('localhost:1')).toBe(200);
  });
});
