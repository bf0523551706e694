import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/alerts/{fingerprint}', () => {
  it('shows an alert that fires, and the same one after its end', async () => {
    const { ask, fire } = await anApi();
    const fingerprint = await fire({ alertname: 'Down', severity: 'warning' });
    const firing = await ask('GET', `/alerts/${fingerprint}`);
    expect(firing).toMatchObject({ status: 200, body: { fingerprint, status: 'firing', severity: 'warning' } });
    expect(Object.keys(firing.body)).not.toContain('endsAt');
    await ask('POST', `/alerts/${fingerprint}/resolve`);
    const { body: ended } = await ask('GET', `/alerts/${fingerprint}`);
    expect(ended).toMatchObject({ fingerprint, status: 'resolved', startsAt: firing.body.startsAt });
    expect(Date.parse(ended.endsAt)).toBeGreaterThanOrEqual(Date.parse(ended.startsAt));
  });

  it('shows what became of the messages that name it', async () => {
    const { ask, fire, told, line } = await anApi();
    const message = told.next();
    const fingerprint = await fire({ alertname: 'Down' });
    const { id } = await message;
    await line('"msg":"delivered"');
    const { channels, groups } = (await ask('GET', `/alerts/${fingerprint}`)).body;
    expect(channels).toMatchObject([{ group: groups[0], channel: 'room', state: 'sent', attempts: 1, delivery: id }]);
    const late = await fire({ alertname: 'Down', host: 'b' });
    expect((await ask('GET', `/alerts/${late}`)).body.channels).toMatchObject([
      { group: groups[0], channel: 'room', state: null, decidedAt: null, delivery: null },
    ]);
  });

  it('takes the fingerprint in capitals as well', async () => {
    const { ask, fire } = await anApi();
    const fingerprint = await fire({ alertname: 'Down' });
    expect((await ask('GET', `/alerts/${fingerprint.toUpperCase()}`)).body.fingerprint).toBe(fingerprint);
  });

  it('is 404 where there is none', async () => {
    const { ask } = await anApi();
    for (const name of ['0'.repeat(32), 'toString', '__proto__', '%2f']) {
      expect(await ask('GET', `/alerts/${name}`)).toMatchObject({ status: 404, body: { code: 'unknown-alert' } });
    }
  });
});
