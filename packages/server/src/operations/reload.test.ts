import { request } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, jsonOf, SMALL } from '../testing/a-server.ts';

afterEach(endServers);

const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');
const token = { authorization: 'Bearer canary-token' };

describe('POST /-/reload', () => {
  it('makes a change live, and answers with the generation', async () => {
    const { post, write, server } = await aServer();
    const before = server.engine.config.hash;
    await write('signalbox.yaml', SMALL.replaceAll('room', 'hall'));
    const answer = await post('/-/reload', '');
    expect(answer.status).toBe(200);
    const { generation, problems } = await jsonOf(answer);
    expect(generation).toBe(server.engine.config.hash);
    expect(generation).not.toBe(before);
    expect(problems).not.toContainEqual(expect.objectContaining({ severity: 'error' }));
    expect([...server.engine.config.channels.keys()]).toEqual(['hall']);
  });

  it('answers 400 with the problems of a broken file, and the old one stays', async () => {
    const { post, write, server } = await aServer();
    const before = server.engine.config.hash;
    await write('signalbox.yaml', SMALL.replace('unmatched: { to: [room] }', 'unmatched: { to: [rom] }'));
    const answer = await post('/-/reload', '');
    expect(answer.status).toBe(400);
    expect(await answer.json()).toMatchObject({
      code: 'broken-configuration',
      generation: before,
      problems: [{ severity: 'error', code: 'unknown-channel', file: 'signalbox.yaml', line: 6 }],
    });
    expect(server.engine.config.hash).toBe(before);
  });

  it('is behind server.auth', async () => {
    const { post } = await aServer(GUARDED);
    expect((await post('/-/reload', '')).status).toBe(401);
    expect((await post('/-/reload', '', token)).status).toBe(200);
  });

  it.each([
    ['a page of another site', { origin: 'https://evil.example' }],
    ['a rebound name', { host: 'evil.example' }],
    ['a form of another site', { 'sec-fetch-site': 'cross-site' }],
  ])('is not for %s', async (_what, headers) => {
    const { url } = await aServer();
    const status = await new Promise((resolve, reject) => {
      request(`${url}/-/reload`, { method: 'POST', headers }, (answer) => resolve(answer.statusCode))
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
