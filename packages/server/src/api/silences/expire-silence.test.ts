import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { aNewSilence, anApi, inHours } from '../../testing/an-api.ts';

afterEach(endServers);

describe('POST /api/v1/silences/{id}/expire', () => {
  it('ends an active one now: it hides nothing more', async () => {
    const { ask, fire } = await anApi();
    const fingerprint = await fire({ alertname: 'Down', host: 'db-1' });
    const { body } = await ask('POST', '/silences', aNewSilence());
    const expired = await ask('POST', `/silences/${body.id}/expire`);
    expect(expired.body).toMatchObject({ id: body.id, state: 'expired', startsAt: body.startsAt, hides: 0 });
    expect((await ask('GET', `/alerts/${fingerprint}`)).body.silencedBy).toEqual([]);
    expect((await ask('GET', '/silences?state=expired')).body.items).toHaveLength(1);
  });

  it('ends one that never began, and deletes nothing', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence({ startsAt: inHours(1) }));
    const { body: expired } = await ask('POST', `/silences/${body.id}/expire`);
    expect(expired.state).toBe('expired');
    expect(expired.startsAt).toBe(expired.endsAt);
    expect((await ask('GET', `/silences/${body.id}/history`)).body.items).toMatchObject([
      { revision: 2, startsAt: expired.endsAt },
      { revision: 1, startsAt: body.startsAt },
    ]);
  });

  it('leaves one that is over as it is', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence());
    const { body: first } = await ask('POST', `/silences/${body.id}/expire`);
    expect(await ask('POST', `/silences/${body.id}/expire`)).toMatchObject({ status: 200, body: first });
    expect((await ask('GET', `/silences/${body.id}/history`)).body.items).toHaveLength(2);
  });
});
