import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/groups/{id}', () => {
  it('shows its members, what was decided for each channel, and what became of it', async () => {
    const { ask, fire, told, line } = await anApi();
    const message = told.next();
    const fingerprint = await fire({ alertname: 'Down' });
    await message;
    await line('"msg":"delivered"');
    const [{ id }] = (await ask('GET', '/groups')).body.items;
    const { body } = await ask('GET', `/groups/${encodeURIComponent(id)}`);
    expect(body).toMatchObject({
      id,
      members: [fingerprint],
      channels: [{ channel: 'room', firing: 1, state: 'sent', attempts: 1, lastError: null, nextAttemptAt: null }],
      decided: [{ channel: 'room', firing: [fingerprint] }],
    });
    const [{ decidedAt, deliveredAt, settledAt, lastDeliveredAt, delivery }] = body.channels;
    expect([decidedAt, settledAt, lastDeliveredAt]).toEqual([body.decidedAt, deliveredAt, deliveredAt]);
    expect(Date.parse(deliveredAt)).toBeGreaterThanOrEqual(Date.parse(decidedAt));
    expect(delivery).toBe((await message).id);
  });

  it('is 404 where there is none', async () => {
    const { ask } = await anApi();
    for (const id of ['nobody', 'toString', '__proto__', '%2f', encodeURIComponent('unmatched:')]) {
      expect(await ask('GET', `/groups/${id}`)).toMatchObject({ status: 404, body: { code: 'unknown-group' } });
    }
  });
});
