import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { anApi, inHours, type TestApi } from '../../testing/an-api.ts';

afterEach(endServers);

const namesOf = async ({ ask }: TestApi, query = ''): Promise<string[]> => {
  const { status, body } = await ask('GET', `/events${query}`);
  expect(status).toBe(200);
  return body.items.map(
    ({ kind, labels }: { kind: string; labels: { alertname: string } }) => `${kind} ${labels.alertname}`,
  );
};

describe('GET /api/v1/events', () => {
  it('shows what happened to alerts, the newest first, page by page', async () => {
    const api = await anApi();
    expect((await api.ask('GET', '/events')).body).toEqual({ items: [], next: null });
    const fingerprint = await api.fire({ alertname: 'A', severity: 'critical' });
    await api.fire({ alertname: 'B' });
    await api.ask('POST', `/alerts/${fingerprint}/resolve`);
    expect(await namesOf(api)).toEqual(['ended A', 'new B', 'new A']);
    const first = (await api.ask('GET', '/events?limit=2')).body;
    const second = (await api.ask('GET', `/events?limit=2&cursor=${first.next}`)).body;
    expect(first.items).toHaveLength(2);
    expect(second).toMatchObject({
      items: [{ kind: 'new', fingerprint, severity: 'critical', endsAt: null }],
      next: null,
    });
  });

  it('finds those of an alert, a kind, a source, matchers and a time', async () => {
    const api = await anApi();
    const a = await api.fire({ alertname: 'A', host: 'db-1' });
    await api.fire({ alertname: 'B', host: 'web-1' });
    await api.ask('POST', `/alerts/${a}/resolve`);
    expect(await namesOf(api, `?alert=${a}`)).toEqual(['ended A', 'new A']);
    expect(await namesOf(api, '?kind=new')).toEqual(['new B', 'new A']);
    expect(await namesOf(api, '?kind=new&kind=ended&matcher=host%3D~%22db-.*%22')).toEqual(['ended A', 'new A']);
    expect(await namesOf(api, '?source=list&matcher=host!%3Ddb-1')).toEqual(['new B']);
    expect(await namesOf(api, '?source=other')).toEqual([]);
    expect(await namesOf(api, `?since=${inHours(-1)}&until=${inHours(1)}`)).toHaveLength(3);
    expect(await namesOf(api, `?until=${inHours(-1)}`)).toEqual([]);
    expect(await namesOf(api, `?since=${inHours(1)}`)).toEqual([]);
  });

  it.each([
    ['?kind=nwe', '`kind` is one of new'],
    ['?alert=x', '`alert` is a fingerprint'],
    ['?source=', '`source` is empty'],
    ['?source=a&source=b', '`source` may appear once'],
    ['?since=yesterday', 'are times with their zones'],
    ['?since=2026-11-27T03:00:00Z&until=2026-11-27T03:00:00Z', '`since` must be before `until`'],
    ['?matcher=%3D', 'matcher 1'],
    ['?cursor=0', '`cursor` is the `next`'],
    ['?cursor=1-2', '`cursor` is the `next`'],
    ['?follow=true&limit=3', '`follow` goes without'],
    ['?nothing=1', 'unknown parameters'],
  ])('refuses what makes no sense: %s', async (query, detail) => {
    const { ask } = await anApi();
    const { status, body } = await ask('GET', `/events${query}`);
    expect([status, body]).toEqual([
      400,
      expect.objectContaining({ code: 'bad-query', detail: expect.stringContaining(detail) }),
    ]);
  });
});

/** Reads a stream until it has said so much. */
async function heard(answer: Response, count: number): Promise<readonly string[]> {
  const messages: string[] = [];
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  for (let text = ''; messages.length < count; ) {
    const { value = '', done = true } = (await reader?.read()) ?? {};
    if (done && value === '') break;
    const parts = (text + value).split('\n\n');
    text = parts.pop() ?? '';
    messages.push(...parts.filter((part) => part.startsWith('id:')));
  }
  await reader?.cancel();
  return messages;
}

describe('GET /api/v1/events?follow', () => {
  it('sends events as they come, those that are meant, with their ids and kinds', async () => {
    const api = await anApi();
    await api.fire({ alertname: 'Before' });
    const answer = await fetch(`${api.url}/api/v1/events?follow&kind=new&matcher=host%3Ddb-1`);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    await api.fire({ alertname: 'A', host: 'db-1' });
    await api.fire({ alertname: 'B', host: 'web-1' });
    await api.fire({ alertname: 'C', host: 'db-1' });
    const messages = await heard(answer, 2);
    expect(messages[0]).toMatch(/^id: 2\nevent: new\ndata: \{.*"alertname":"A".*\}$/);
    expect(messages[1]).toMatch(/^id: 4\nevent: new\ndata: \{.*"alertname":"C".*\}$/);
  });

  it('goes on behind the last event that a client had, or from a time', async () => {
    const api = await anApi();
    for (const alertname of ['A', 'B', 'C']) await api.fire({ alertname });
    const again = await fetch(`${api.url}/api/v1/events?follow`, { headers: { 'last-event-id': '1' } });
    expect((await heard(again, 2)).map((message) => message.split('\n')[0])).toEqual(['id: 2', 'id: 3']);
    const since = await fetch(`${api.url}/api/v1/events?follow&since=${inHours(-1)}`);
    expect(await heard(since, 3)).toHaveLength(3);
    const bad = await fetch(`${api.url}/api/v1/events?follow`, { headers: { 'last-event-id': 'x' } });
    expect(bad.status).toBe(400);
  });

  it('is for so many at once, and those that go make room', async () => {
    const api = await anApi();
    const follow = () => fetch(`${api.url}/api/v1/events?follow`);
    const followers = await Promise.all(Array.from({ length: 32 }, follow));
    expect(followers.map(({ status }) => status)).toEqual(Array(32).fill(200));
    const refused = await follow();
    expect([refused.status, refused.headers.get('retry-after')]).toEqual([503, '60']);
    for (const { body } of followers) await body?.cancel();
    await expect
      .poll(async () => {
        const answer = await follow();
        await answer.body?.cancel();
        return answer.status;
      })
      .toBe(200);
  });

  it('ends when the server does', async () => {
    const api = await anApi();
    const answer = await fetch(`${api.url}/api/v1/events?follow`);
    const [, end] = await Promise.allSettled([endServers(), answer.text()]);
    expect(end).toMatchObject({ status: 'fulfilled', value: ': events as they come\n\n' });
  });
});
