import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { aNewSilence, anApi, inHours } from '../../testing/an-api.ts';

afterEach(endServers);

describe('PUT /api/v1/silences/{id}', () => {
  it('says it anew, from when it began, and keeps what it said before', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down', host: 'db-2' });
    const { body: before } = await ask('POST', '/silences', aNewSilence());
    const change = aNewSilence({ matchers: ['host="db-2"'], author: 'ryo', endsAt: inHours(3) });
    const { status, body: after } = await ask('PUT', `/silences/${before.id}`, change);
    expect(status).toBe(200);
    const { id, startsAt, createdAt } = before;
    expect(after).toMatchObject({ id, startsAt, createdAt, author: 'ryo', matchers: ['host="db-2"'], hides: 1 });
    const { body: history } = await ask('GET', `/silences/${id}/history`);
    expect(history.items).toMatchObject([
      { revision: 2, author: 'ryo', matchers: ['host="db-2"'] },
      { revision: 1, author: 'kana', matchers: ['host="db-1"'], endsAt: before.endsAt },
    ]);
    const { body: page } = await ask('GET', `/silences/${id}/history?limit=1`);
    expect(page.items[0].revision).toBe(2);
    expect((await ask('GET', `/silences/${id}/history?limit=1&cursor=${page.next}`)).body).toMatchObject({
      items: [{ revision: 1 }],
      next: null,
    });
  });

  it('moves the begin of one that is yet to begin', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence({ startsAt: inHours(1) }));
    const startsAt = inHours(1.5);
    expect((await ask('PUT', `/silences/${body.id}`, aNewSilence({ startsAt }))).body).toMatchObject({ startsAt });
    const changed = await ask('PUT', `/silences/${body.id}`, aNewSilence({ startsAt: inHours(-5) }));
    expect(changed.body).toMatchObject({ state: 'active' });
    expect(Date.parse(changed.body.startsAt)).toBeGreaterThanOrEqual(Date.parse(body.createdAt));
  });

  it('refuses what no new silence may say, and leaves it as it was', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence());
    expect((await ask('PUT', `/silences/${body.id}`, aNewSilence({ endsAt: inHours(-1) }))).status).toBe(400);
    expect((await ask('GET', `/silences/${body.id}`)).body).toEqual(body);
  });

  it('is 409 for one that is over, and 404 for one that is unknown', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence());
    await ask('POST', `/silences/${body.id}/expire`);
    expect(await ask('PUT', `/silences/${body.id}`, aNewSilence())).toMatchObject({
      status: 409,
      body: { code: 'silence-over' },
    });
    expect((await ask('PUT', '/silences/nobody', aNewSilence())).status).toBe(404);
  });
});
