import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/groups/{id}', () => {
  it('shows its members, and what each channel was told of them', async () => {
    const { ask, fire, told } = await anApi();
    const message = told.next();
    const fingerprint = await fire({ alertname: 'Down' });
    await message;
    const [{ id }] = (await ask('GET', '/groups')).body.items;
    const { body } = await ask('GET', `/groups/${encodeURIComponent(id)}`);
    expect(body).toMatchObject({
      id,
      members: [fingerprint],
      channels: [{ channel: 'room', toldFiring: 1, toldAt: expect.any(String) }],
      told: [{ channel: 'room', firing: [fingerprint] }],
    });
  });

  it('is 404 where there is none', async () => {
    const { ask } = await anApi();
    for (const id of ['nobody', 'toString', '__proto__', '%2f', encodeURIComponent('unmatched:')]) {
      expect(await ask('GET', `/groups/${id}`)).toMatchObject({ status: 404, body: { code: 'unknown-group' } });
    }
  });
});
