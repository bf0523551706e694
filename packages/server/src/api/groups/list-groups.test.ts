import { afterEach, describe, expect, it } from 'vitest';
import { endServers, SMALL } from '../../testing/a-server.ts';
import { anApi } from '../../testing/an-api.ts';

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
});
