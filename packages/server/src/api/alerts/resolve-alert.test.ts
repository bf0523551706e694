import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('POST /api/v1/alerts/{fingerprint}/resolve', () => {
  it('ends an alert, and the channel is told', async () => {
    const { ask, fire, told } = await anApi();
    const first = told.next();
    const fingerprint = await fire({ alertname: 'Down' });
    await first;
    const { status, body } = await ask('POST', `/alerts/${fingerprint}/resolve`);
    expect([status, body]).toEqual([200, { fingerprint, status: 'resolved' }]);
    expect((await ask('GET', '/alerts')).body.items).toEqual([]);
    expect((await ask('GET', `/alerts/${fingerprint}`)).body).toMatchObject({ status: 'resolved' });
  });

  it('is 409 for one that is over, and 404 for one that is unknown', async () => {
    const { ask, fire } = await anApi();
    const fingerprint = await fire({ alertname: 'Down' });
    await ask('POST', `/alerts/${fingerprint}/resolve`);
    expect(await ask('POST', `/alerts/${fingerprint}/resolve`)).toMatchObject({
      status: 409,
      body: { code: 'not-firing' },
    });
    expect((await ask('POST', '/alerts/nobody/resolve')).status).toBe(404);
  });
});
