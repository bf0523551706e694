import { afterEach, describe, expect, it } from 'vitest';
import { endServers, SMALL } from '../../testing/a-server.ts';
import { aNewSilence, anApi, inHours } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/silences', () => {
  it('lists them page by page, those of a state alone where asked', async () => {
    const { ask } = await anApi();
    for (const startsAt of [inHours(0), inHours(1), inHours(1)])
      await ask('POST', '/silences', aNewSilence({ startsAt }));
    const { body: first } = await ask('GET', '/silences?limit=2');
    const { body: second } = await ask('GET', `/silences?limit=2&cursor=${first.next}`);
    expect([first.items.length, second.items.length, second.next]).toEqual([2, 1, null]);
    expect((await ask('GET', '/silences?state=pending')).body.items).toHaveLength(2);
    expect((await ask('GET', '/silences?state=pending&state=active')).body.items).toHaveLength(3);
    expect((await ask('GET', '/silences?state=over')).status).toBe(400);
  });

  it('has them all after another start, and they hide as before', async () => {
    const { ask, server, folder } = await anApi(SMALL);
    const { body } = await ask('POST', '/silences', aNewSilence());
    await server.close();
    const again = await anApi(SMALL, { cwd: folder });
    await again.fire({ alertname: 'Down', host: 'db-1' });
    expect((await again.ask('GET', '/silences')).body.items).toEqual([{ ...body, hides: 1 }]);
    expect((await again.ask('GET', `/silences/${body.id}/history`)).body.items).toHaveLength(1);
  });
});
