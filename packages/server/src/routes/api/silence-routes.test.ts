import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, SMALL } from '../../testing/a-server.ts';
import { aNewSilence, anApi, inHours } from '../../testing/an-api.ts';

afterEach(endServers);

describe('POST /api/v1/silences', () => {
  it('hides from now on what it matches, and counts it', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down', host: 'db-1' });
    await fire({ alertname: 'Down', host: 'db-2' });
    const { status, headers, body } = await ask('POST', '/silences', aNewSilence());
    expect(status).toBe(201);
    expect(headers.get('location')).toBe(`/api/v1/silences/${body.id}`);
    expect(body).toMatchObject({
      planned: false,
      state: 'active',
      condition: 'host="db-1"',
      matchers: ['host="db-1"'],
      author: 'kana',
      comment: 'new disks',
      hides: 1,
    });
    expect(body.createdAt).toBe(body.updatedAt);
    expect((await ask('GET', `/silences/${body.id}`)).body).toEqual(body);
  });

  it('takes matchers in parts, and keeps each condition once', async () => {
    const { ask } = await anApi();
    const matchers = [{ name: '監視', value: 'x "y"', op: '!~' }, 'a=b', '{a="b", c!="d"}', { name: 'e', value: 'f' }];
    const { body } = await ask('POST', '/silences', aNewSilence({ matchers }));
    expect(body.matchers).toEqual([String.raw`"監視"!~"x \"y\""`, 'a="b"', 'c!="d"', 'e="f"']);
  });

  it('waits until it begins', async () => {
    const { ask } = await anApi();
    const startsAt = inHours(1);
    expect((await ask('POST', '/silences', aNewSilence({ startsAt }))).body).toMatchObject({
      state: 'pending',
      startsAt,
    });
  });

  it('begins now where it is asked to have begun before', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', aNewSilence({ startsAt: inHours(-1) }));
    expect(body.startsAt).toBe(body.createdAt);
  });

  it.each([
    ['no object', [], 'a JSON object'],
    ['no matchers', aNewSilence({ matchers: [] }), '`matchers` is missing'],
    ['matchers that say nothing', aNewSilence({ matchers: ['{}'] }), 'say nothing'],
    ['no operator', aNewSilence({ matchers: ['a=b', 'host'] }), 'matcher 2: '],
    ['an unknown operator', aNewSilence({ matchers: [{ name: 'a', value: 'b', op: '==' }] }), 'matcher 1: '],
    ['a matcher that is none', aNewSilence({ matchers: [7] }), 'matcher 1: '],
    ['a pattern that is none', aNewSilence({ matchers: ['a=~"("'] }), 'matcher 1: '],
    ['a very long matcher', aNewSilence({ matchers: [`a=${'x'.repeat(2_000)}`] }), 'longer than 2000'],
    ['very many matchers', aNewSilence({ matchers: Array(101).fill('a=b') }), 'more than 100'],
    ['everything', aNewSilence({ matchers: ['a=~".*"'] }), 'may hide everything'],
    ['everything, in two parts', aNewSilence({ matchers: ['a!="b"', 'c=~".*"'] }), 'may hide everything'],
    ['an end in the past', aNewSilence({ endsAt: inHours(-1) }), 'in the past'],
    ['an end before its begin', aNewSilence({ startsAt: inHours(2), endsAt: inHours(1) }), 'after `startsAt`'],
    ['no end', aNewSilence({ endsAt: undefined }), '`endsAt` is missing'],
    ['a time without a zone', aNewSilence({ endsAt: '2126-01-01T00:00:00' }), '`endsAt` is no time'],
    ['a day that is none', aNewSilence({ endsAt: '2126-02-30T00:00:00Z' }), '`endsAt` is no time'],
    ['a time as a number', aNewSilence({ endsAt: 4_000_000_000_000 }), '`endsAt` is no time'],
    ['no author', aNewSilence({ author: ' ' }), 'who silences'],
    ['no comment', aNewSilence({ comment: '' }), 'why it is silenced'],
    ['a very long comment', aNewSilence({ comment: 'x'.repeat(2_001) }), 'longer than 2000'],
    ['an unknown key', aNewSilence({ mather: [] }), 'unknown key "mather": did you mean'],
    ['a wrong force', aNewSilence({ force: 'yes' }), '`force`'],
  ])('refuses %s, and says why', async (_what, silence, reason) => {
    const { ask } = await anApi();
    const { status, body } = await ask('POST', '/silences', silence);
    expect([status, body.code]).toEqual([400, 'bad-silence']);
    expect(body.detail).toContain(reason);
    expect((await ask('GET', '/silences')).body.items).toEqual([]);
  });

  it('says everything that is wrong at once', async () => {
    const { ask } = await anApi();
    const { body } = await ask('POST', '/silences', {});
    expect(body.problems).toHaveLength(4);
  });

  it('hides everything by force', async () => {
    const { ask, fire } = await anApi();
    await fire({ alertname: 'Down' });
    const { body } = await ask('POST', '/silences', aNewSilence({ matchers: ['a=~".*"'], force: true }));
    expect(body).toMatchObject({ state: 'active', hides: 1 });
  });
});

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

describe('/api/v1', () => {
  const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');
  const token = { authorization: 'Bearer canary-token' };
  const REQUESTS: readonly (readonly [string, string])[] = [
    ['GET', '/alerts'],
    ['POST', '/alerts/x/resolve'],
    ['GET', '/groups'],
    ['GET', '/silences'],
    ['POST', '/silences'],
    ['PUT', '/silences/x'],
    ['POST', '/silences/x/expire'],
    ['GET', '/silences/x/history'],
    ['GET', '/openapi.json'],
  ];

  it.each(REQUESTS)('is behind server.auth: %s %s', async (method, path) => {
    const { ask } = await anApi(GUARDED);
    const body =
      path === '/silences' && method === 'POST' ? aNewSilence() : method === 'PUT' ? aNewSilence() : undefined;
    expect((await ask(method, path, body)).status).toBe(401);
    expect((await ask(method, path, body, { authorization: 'Bearer other' })).status).toBe(401);
    expect([200, 201, 404]).toContain((await ask(method, path, body, token)).status);
  });

  it.each(REQUESTS)('is not for pages of other sites: %s %s', async (method, path) => {
    const { ask } = await anApi();
    expect((await ask(method, path, undefined, { origin: 'https://evil.example' })).status).toBe(403);
  });

  it('takes a body as JSON alone', async () => {
    const { ask } = await anApi();
    const body = JSON.stringify(aNewSilence());
    for (const type of [
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data',
      'application/jsonx',
    ]) {
      expect((await ask('POST', '/silences', body, { 'content-type': type })).status).toBe(415);
    }
    expect((await ask('POST', '/silences', body, { 'content-type': 'Application/JSON; charset=utf-8' })).status).toBe(
      201,
    );
    expect((await ask('POST', '/silences', '{')).body.code).toBe('bad-json');
    expect((await ask('POST', '/silences', `["${'x'.repeat(1_100_000)}"]`)).status).toBe(413);
  });

  it('serves its own description', async () => {
    const { ask } = await anApi();
    expect((await ask('GET', '/openapi.json')).body).toMatchObject({ openapi: '3.1.1', info: { title: 'Signalbox' } });
  });

  it('shows a planned silence, which only the configuration can change', async () => {
    const { ask } = await anApi(
      `${SMALL}silences: [{ match: { host: db-1 }, until: 2126-12-01T00:00:00Z, comment: rack move }]\n`,
    );
    const [planned] = (await ask('GET', '/silences')).body.items;
    expect(planned).toMatchObject({ planned: true, state: 'active', comment: 'rack move' });
    const path = `/silences/${encodeURIComponent(planned.id)}`;
    expect((await ask('GET', path)).body).toEqual(planned);
    expect(await ask('PUT', path, aNewSilence())).toMatchObject({ status: 409, body: { code: 'planned-silence' } });
    expect((await ask('POST', `${path}/expire`)).status).toBe(409);
    expect((await ask('GET', `${path}/history`)).status).toBe(404);
  });

  it('knows nothing else', async () => {
    const { get } = await aServer();
    expect((await get('/api/v1/deliveries')).status).toBe(404);
  });
});
