import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../testing/a-server.ts';
import { anApi } from '../testing/an-api.ts';
import { described } from '../testing/check-against-openapi.ts';

afterEach(endServers);

describe('GET /api/v1/openapi.json', () => {
  it('is the document, with itself in it', async () => {
    const { ask } = await anApi();
    const { status, headers, body } = await ask('GET', '/openapi.json');
    expect([status, headers.get('content-type')]).toEqual([200, 'application/json; charset=utf-8']);
    expect(body).toEqual(described);
    expect(body).toMatchObject({ openapi: '3.1.1', info: { title: 'Signalbox' } });
    expect(body.paths['/api/v1/openapi.json'].get.operationId).toBe('getOpenApi');
  });

  it('is the same for everybody who asks at once', async () => {
    const { ask } = await anApi();
    const answers = await Promise.all([1, 2, 3].map(() => ask('GET', '/openapi.json')));
    for (const { body } of answers) expect(body).toEqual(described);
  });

  it('does not change how requests are read: schemas are not validators', async () => {
    const { ask } = await anApi();
    await ask('GET', '/openapi.json');
    const { status, body } = await ask('POST', '/silences', {});
    expect([status, body.code, body.problems.length]).toEqual([400, 'bad-silence', 4]);
  });
});
