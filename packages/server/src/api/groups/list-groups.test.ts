import { afterEach, describe, expect, it } from 'vitest';
import { endServers, SMALL } from '../../testing/a-server.ts';
import { aNewSilence, anApi } from '../../testing/an-api.ts';

afterEach(endServers);

const BY_HOST = SMALL.replace('groupWait: 0s', 'groupWait: 0s, groupBy: [host]');

describe('GET /api/v1/groups', () => {
  it('shows open groups with counts, page by page', async () => {
    const { ask, fire } = await anApi(BY_HOST);
    for (const host of ['a', 'b', 'c']) await fire({ alertname: 'Down', host });
    const first = await ask('GET', '/groups?limit=2');
    const second = await ask('GET', `/groups?limit=2&cursor=${encodeURIComponent(first.body.next)}`);
    const groups = [...first.body.items, ...second.body.items];
    expect([first.body.items.length, second.body.items.length, second.body.next]).toEqual([2, 1, null]);
    expect(groups.map(({ key }) => key.host).sort()).toEqual(['a', 'b', 'c']);
    for (const group of groups)
      expect(group).toMatchObject({ route: 'unmatched', firing: 1, resolved: 0, muted: false });
  });

  it('is empty before the first alert', async () => {
    const { ask } = await anApi();
    expect((await ask('GET', '/groups')).body).toEqual({ items: [], next: null });
  });

  it('counts the alerts that fire apart from those that are silenced', async () => {
    const { ask, fire } = await anApi();
    const ended = await fire({ alertname: 'Down', host: 'a' });
    await fire({ alertname: 'Down', host: 'b' });
    await ask('POST', '/silences', aNewSilence());
    await fire({ alertname: 'Down', host: 'db-1' });
    await ask('POST', `/alerts/${ended}/resolve`);
    const { items } = (await ask('GET', '/groups')).body;
    expect(items).toMatchObject([{ firing: 1, suppressed: 1 }]);
  });

  it('has no next page where the last one is full', async () => {
    const { ask, fire } = await anApi(BY_HOST);
    for (const host of ['a', 'b']) await fire({ alertname: 'Down', host });
    expect((await ask('GET', '/groups?limit=2')).body).toMatchObject({ items: [{}, {}], next: null });
  });
});
