import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { aNewSilence, anApi } from '../../testing/an-api.ts';

afterEach(endServers);

describe('GET /api/v1/alerts', () => {
  it('shows what fires, by fingerprint, page by page', async () => {
    const { ask, fire } = await anApi();
    const fired: string[] = [];
    for (const host of ['a', 'b', 'c', 'd', 'e']) fired.push(await fire({ alertname: 'Down', host }));
    const seen: string[] = [];
    const sizes: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await ask('GET', `/alerts?limit=2${cursor}`);
      sizes.push(body.items.length);
      for (const { fingerprint } of body.items) seen.push(fingerprint);
      if (body.next === null) break;
      cursor = `&cursor=${body.next}`;
    }
    expect(seen).toEqual(fired.sort());
    expect(sizes).toEqual([2, 2, 1]);
  });

  it('has no next page where the last one is full', async () => {
    const { ask, fire } = await anApi();
    for (const host of ['a', 'b']) await fire({ alertname: 'Down', host });
    expect((await ask('GET', '/alerts?limit=2')).body).toMatchObject({ items: [{}, {}], next: null });
  });

  it('shows of an alert where it is, and what hides it', async () => {
    const { ask, fire } = await anApi();
    const { body: silence } = await ask('POST', '/silences', aNewSilence());
    const fingerprint = await fire({ alertname: 'Down', host: 'db-1', severity: 'Critical' });
    const { body: page } = await ask('GET', '/alerts');
    const { body: groups } = await ask('GET', '/groups');
    expect(page.items).toEqual([
      {
        fingerprint,
        source: 'list',
        status: 'firing',
        severity: 'critical',
        labels: { alertname: 'Down', host: 'db-1', severity: 'Critical' },
        annotations: {},
        startsAt: expect.stringMatching(/^\d{4}-.*Z$/),
        arrivedAt: expect.stringMatching(/^\d{4}-.*Z$/),
        groups: [groups.items[0].id],
        silencedBy: [silence.id],
        inhibitedBy: [],
      },
    ]);
    const { channels: _channels, ...shown } = (await ask('GET', `/alerts/${fingerprint}`)).body;
    expect(shown).toEqual(page.items[0]);
  });

  it('shows those that match all of several matchers', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down', host: 'db-1' });
    const wanted = await fire({ alertname: 'Slow', host: 'db-2' });
    await fire({ alertname: 'Slow', host: 'web-1' });
    const query = new URLSearchParams([
      ['matcher', 'host=~"db-.*"'],
      ['matcher', 'alertname!="Down"'],
    ]);
    const { body } = await ask('GET', `/alerts?${query}`);
    expect(body.items.map((alert: { fingerprint: string }) => alert.fingerprint)).toEqual([wanted]);
    expect((await ask('GET', '/alerts?matcher=host%3Dnobody')).body).toEqual({ items: [], next: null });
  });

  it.each([
    ['matcher=host', 'matcher 1: '],
    ['matcher=a%3Db&matcher=a%3D~(', 'matcher 2: '],
    ['limit=0', '`limit`'],
    ['limit=1001', '`limit`'],
    ['limit=x', '`limit`'],
    ['limit=1&limit=2', 'once'],
    ['cursor=', '`cursor`'],
    ['filter=x', 'unknown parameters: "filter"'],
    ['toString=x', 'unknown parameters: "toString"'],
  ])('refuses ?%s', async (query, reason) => {
    const { ask } = await anApi();
    const { status, body } = await ask('GET', `/alerts?${query}`);
    expect([status, body.code]).toEqual([400, 'bad-query']);
    expect(body.detail).toContain(reason);
  });
});
