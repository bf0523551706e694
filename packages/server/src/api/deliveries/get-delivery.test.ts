import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/deliveries/{id}', () => {
  it('shows its alerts and every attempt, under the id that the message has', async () => {
    const { ask, fire, told, line } = await anApi();
    const message = told.next();
    const fingerprint = await fire({ alertname: 'Down', host: 'a' });
    const { id } = await message;
    await line('"msg":"delivered"');
    const { body: listed } = await ask('GET', '/deliveries');
    const { status, body } = await ask('GET', `/deliveries/${id}`);
    expect(status).toBe(200);
    expect(body).toEqual({
      ...listed.items[0],
      alerts: [{ fingerprint, status: 'firing', labels: { alertname: 'Down', host: 'a' } }],
      tries: [
        {
          startedAt: expect.any(String),
          endedAt: body.settledAt,
          outcome: 'ok',
          status: null,
          reason: null,
          request: { method: null, url: null, headers: {}, body: '{"message":"firing Down"}' },
        },
      ],
    });
  });

  it('is 404 where there is none', async () => {
    const { ask, fire, told } = await anApi();
    const message = told.next();
    await fire({ alertname: 'Down' });
    const { id } = await message;
    for (const name of [`${id}0`, `x${id}`, '1', 'toString', '__proto__', '%2f', encodeURIComponent('../groups')]) {
      expect(await ask('GET', `/deliveries/${name}`)).toMatchObject({
        status: 404,
        body: { code: 'unknown-delivery' },
      });
    }
  });
});
