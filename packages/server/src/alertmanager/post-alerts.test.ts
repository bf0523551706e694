import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers } from '../testing/a-server.ts';

afterEach(endServers);

const ONE = '[{"labels":{"alertname":"Down"}}]';
const withSources = (sources: string, server = '{}') => `
version: 1
server: ${server}
sources: ${sources}
channels: { room: { transport: record } }
unmatched: { to: [room] }
`;

describe('POST /api/v2/alerts', () => {
  it('enters through the first source that serves it, and answers 200 without a body', async () => {
    const { post, get } = await aServer(withSources('{ a: { type: plain }, b: { type: list }, c: { type: list } }'));
    const answer = await post('/api/v2/alerts', ONE);
    expect([answer.status, await answer.text()]).toEqual([200, '']);
    expect(await (await get('/metrics')).text()).toContain('signalbox_alerts_accepted_total{source="b",kind="new"} 1');
  });

  it('takes what is valid although something is not, and says 400 with a JSON string', async () => {
    const { post, server } = await aServer(withSources('{ b: { type: list } }'));
    const answer = await post('/api/v2/alerts', '[{"labels":{"alertname":"Down"}},{}]');
    expect([answer.status, await answer.json()]).toEqual([400, 'alert 1: no labels']);
    expect(server.engine.stats().activeAlerts).toBe(1);
  });

  it('without such a source it is 404, with a hint that is a JSON string', async () => {
    const { post } = await aServer(withSources('{ a: { type: plain } }'));
    const answer = await post('/api/v2/alerts', ONE);
    expect(answer.status).toBe(404);
    expect(answer.headers.get('content-type')).toMatch(/^application\/json/);
    expect(await answer.json()).toContain('type: alertmanager');
  });

  it.each(['/api/v2/alerts', '/api/v2/nothing'])('errors are plain JSON strings: %s', async (where) => {
    const { post } = await aServer(withSources('{ b: { type: list } }'));
    expect(await (await post(where, '{"a":')).json()).toEqual(expect.any(String));
  });

  it('is guarded by the auth of its source, else by that of the server', async () => {
    const bearer = (token: string) => ({ 'content-type': 'application/json', authorization: `Bearer ${token}` });
    const own = await aServer(
      withSources('{ b: { type: list, auth: { bearer: source-token } } }', '{ auth: { bearer: server-token } }'),
    );
    expect((await own.post('/api/v2/alerts', ONE, bearer('source-token'))).status).toBe(200);
    expect((await own.post('/api/v2/alerts', ONE, bearer('server-token'))).status).toBe(401);
    const servers = await aServer(withSources('{ b: { type: list } }', '{ auth: { bearer: server-token } }'));
    expect((await servers.post('/api/v2/alerts', ONE, bearer('server-token'))).status).toBe(200);
    expect((await servers.post('/api/v2/alerts', ONE)).status).toBe(401);
    expect((await servers.post('/in/b', ONE)).status).toBe(202);
  });
});
