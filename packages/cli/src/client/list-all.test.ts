import { afterEach, describe, expect, it } from 'vitest';
import { anHttpServer, stopHttpServers } from '../testing/an-http-server.ts';
import { listAll } from './list-all.ts';

afterEach(stopHttpServers);

/** A list of numbers, three a page; what was asked for is kept. */
async function aList(length: number) {
  const asked: URLSearchParams[] = [];
  const base = await anHttpServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://h');
    asked.push(searchParams);
    const from = Number(searchParams.get('cursor') ?? 0);
    const items = Array.from({ length }, (_, index) => index).slice(from, from + 3);
    response.end(JSON.stringify({ items, ...(from + 3 < length ? { next: String(from + 3) } : {}) }));
  });
  return { address: { base, authorization: undefined }, asked };
}

describe('a list of a server', () => {
  it.each([
    ['none', 0, undefined, [], false, 1],
    ['a page', 3, undefined, [0, 1, 2], false, 1],
    ['several pages', 7, undefined, [0, 1, 2, 3, 4, 5, 6], false, 3],
    ['fewer than there are', 7, 2, [0, 1], true, 1],
    ['as many as a page has, of more', 7, 3, [0, 1, 2], true, 2],
    ['as many as there are', 7, 7, [0, 1, 2, 3, 4, 5, 6], false, 3],
    ['more than there are', 2, 5, [0, 1], false, 1],
  ])('is read whole: %s', async (_what, length, limit, items, more, requests) => {
    const { address, asked } = await aList(length);
    const listed = await listAll(address, { path: '/list', ...(limit === undefined ? {} : { limit }) });
    expect(listed).toEqual({ ok: true, items, more });
    expect(asked).toHaveLength(requests);
  });

  it('asks for no more than it wants, and whether there is more', async () => {
    const { address, asked } = await aList(9);
    await listAll(address, { path: '/list', limit: 2 });
    await listAll(address, { path: '/list' });
    expect(asked.map((query) => query.get('limit'))).toEqual(['3', '1000', '1000', '1000']);
  });

  it('repeats its query on every page', async () => {
    const { address, asked } = await aList(5);
    await listAll(address, {
      path: '/list',
      query: [
        ['matcher', 'a=~"b&c"'],
        ['matcher', 'd=e'],
      ],
    });
    expect(asked.map((query) => query.getAll('matcher'))).toEqual([
      ['a=~"b&c"', 'd=e'],
      ['a=~"b&c"', 'd=e'],
    ]);
  });

  it.each(['{}', '{"items":5}', '[]', '"x"'])('of a server of another version is empty: %s', async (body) => {
    const base = await anHttpServer((_request, response) => void response.end(body));
    expect(await listAll({ base, authorization: undefined }, { path: '/' })).toEqual({
      ok: true,
      items: [],
      more: false,
    });
  });

  it('ends with a refusal, on whichever page it comes', async () => {
    let pages = 0;
    const base = await anHttpServer((_request, response) => {
      pages += 1;
      if (pages === 1) response.end('{"items":[1],"next":"2"}');
      else response.writeHead(400).end('{"detail":"the cursor is too old"}');
    });
    expect(await listAll({ base, authorization: undefined }, { path: '/' })).toMatchObject({
      ok: false,
      problems: ['the cursor is too old'],
    });
  });
});
