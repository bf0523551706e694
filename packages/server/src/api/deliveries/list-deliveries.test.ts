import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi, inHours, type TestApi } from '../../testing/an-api.ts';

afterEach(endServers);

/** Two routes, of which one notifies two channels; each host is a group. */
const SHOP = `
version: 1
sources: { list: { type: list } }
defaults: { groupWait: 0s, groupBy: [host] }
channels: { room: { transport: record }, pager: { transport: record } }
routes: [{ name: shop, match: { service: shop }, to: [room, pager] }]
unmatched: { to: [room] }
`;

/** Posts one alert, and waits until so many messages more were sent. */
async function told(api: TestApi, labels: Readonly<Record<string, string>>, messages: number): Promise<string> {
  const wanted = api.told.messages.length + messages;
  const fingerprint = await api.fire(labels);
  while (api.told.messages.length < wanted) await api.told.next();
  return fingerprint;
}

async function idsOf({ ask }: TestApi, query = ''): Promise<string[]> {
  const { status, body } = await ask('GET', `/deliveries${query}`);
  expect(status).toBe(200);
  return body.items.map(({ id }: { id: string }) => id);
}

describe('GET /api/v1/deliveries', () => {
  it('shows what each is about and what became of it, the newest first', async () => {
    const api = await anApi(SHOP);
    await told(api, { alertname: 'Down', host: 'a', severity: 'critical' }, 1);
    const { body } = await api.ask('GET', '/deliveries');
    expect(body).toEqual({
      items: [
        {
          ...{ id: api.told.messages[0]?.id, channel: 'room', transport: 'record', state: 'sent', reason: 'first' },
          ...{ route: 'unmatched', group: api.told.messages[0]?.group.id, status: 'firing', severity: 'critical' },
          ...{ firing: 1, resolved: 0, suppressed: 0, decidedAt: expect.any(String), settledAt: expect.any(String) },
          ...{ nextAttemptAt: null, attempts: 1, lastError: null, fallbackOf: null, resendOf: null },
        },
      ],
      next: null,
    });
    await told(api, { alertname: 'Down', host: 'b' }, 1);
    expect(await idsOf(api)).toEqual(api.told.messages.map(({ id }) => id).reverse());
  });

  it('finds those of a state, a channel, a route, a group, an alert, a reason and a time', async () => {
    const api = await anApi(SHOP);
    const alert = await told(api, { alertname: 'Down', host: 'a', service: 'shop' }, 2);
    await told(api, { alertname: 'Down', host: 'b' }, 1);
    const { messages } = api.told;
    const [room = '', pager = ''] = ['room', 'pager'].map(
      (name) => messages.find(({ channel, route }) => channel === name && route === 'shop')?.id,
    );
    const other = messages.at(-1)?.id ?? '';
    const group = messages[0]?.group.id;
    const ofShop = [pager, room].sort().reverse();
    const found = async (query: string) => (await idsOf(api, query)).sort().reverse();
    expect(await found('?channel=pager')).toEqual([pager]);
    expect(await found('?route=shop')).toEqual(ofShop);
    expect(await found(`?group=${group}`)).toEqual(ofShop);
    expect(await found(`?alert=${alert.toUpperCase()}`)).toEqual(ofShop);
    expect(await found(`?alert=${alert}&channel=room`)).toEqual([room]);
    expect(await found('?reason=first&state=sent&route=unmatched')).toEqual([other]);
    expect(await found('?state=dead')).toEqual([]);
    expect(await found('?reason=repeat')).toEqual([]);
    const [hourAgo, inAnHour] = [inHours(-1), inHours(1)].map(encodeURIComponent);
    expect(await found(`?since=${hourAgo}&until=${inAnHour}`)).toHaveLength(3);
    expect(await found(`?since=${inAnHour}`)).toEqual([]);
    expect(await found(`?until=${hourAgo}`)).toEqual([]);
    expect(await found('?channel=gone')).toEqual([]);
  });

  it('goes on from page to page, whatever comes meanwhile', async () => {
    const api = await anApi(SHOP);
    for (const host of ['a', 'b', 'c']) await told(api, { alertname: 'Down', host }, 1);
    const ids = await idsOf(api);
    const { body: first } = await api.ask('GET', '/deliveries?limit=2');
    await told(api, { alertname: 'Down', host: 'd' }, 1);
    const { body: second } = await api.ask('GET', `/deliveries?limit=2&cursor=${encodeURIComponent(first.next)}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(ids);
    expect(second.next).toBeNull();
  });

  it.each([
    ['state=lost', '`state` is one of waiting, sent, dead, superseded'],
    ['reason=because', '`reason` is one of first, new,'],
    ['alert=web-1', '`alert` is a fingerprint'],
    ['since=yesterday', '`since` is a time with its zone'],
    ['until=2026-11-27T03:00:00', '`until` is a time with its zone'],
    ['since=2026-11-27T03:00:00Z&until=2026-11-27T03:00:00Z', '`since` must be before `until`'],
    ['channel=', '`channel` is empty'],
    ['state=dead&state=sent', '`state` may appear once'],
    ['cursor=abc', '`cursor` is the `next` of the page before'],
    ['cursor=12', '`cursor` is the `next` of the page before'],
  ])('refuses ?%s', async (query, detail) => {
    const { ask } = await anApi(SHOP);
    const { status, body } = await ask('GET', `/deliveries?${query}`);
    expect([status, body.code]).toEqual([400, 'bad-query']);
    expect(body.detail).toContain(detail);
  });
});
