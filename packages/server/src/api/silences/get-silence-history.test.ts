import { afterEach, describe, expect, it } from 'vitest';
import { endServers } from '../../testing/a-server.ts';
import { aNewSilence, anApi } from '../../testing/an-api.ts';

afterEach(endServers);

async function aChangedSilence(authors: readonly string[]) {
  const api = await anApi();
  const { body } = await api.ask('POST', '/silences', aNewSilence({ author: authors[0] }));
  for (const author of authors.slice(1)) await api.ask('PUT', `/silences/${body.id}`, aNewSilence({ author }));
  return { ...api, id: String(body.id) };
}

describe('GET /api/v1/silences/{id}/history', () => {
  it('has all revisions, the newest first', async () => {
    const { ask, id } = await aChangedSilence(['kana', 'ryo', 'mei']);
    const { body } = await ask('GET', `/silences/${id}/history`);
    expect(body.items.map(({ revision, author }: Record<string, unknown>) => [revision, author])).toEqual([
      [3, 'mei'],
      [2, 'ryo'],
      [1, 'kana'],
    ]);
    expect(body.next).toBeNull();
  });

  it('is shown page by page, each revision once', async () => {
    const { ask, id } = await aChangedSilence(['a', 'b', 'c', 'd', 'e']);
    const revisions: number[] = [];
    for (let cursor = ''; ; ) {
      const { body } = await ask('GET', `/silences/${id}/history?limit=2${cursor}`);
      for (const { revision } of body.items) revisions.push(revision);
      if (body.next === null) break;
      cursor = `&cursor=${encodeURIComponent(body.next)}`;
    }
    expect(revisions).toEqual([5, 4, 3, 2, 1]);
  });

  it('has no page behind the first revision, and none at a cursor of somewhere else', async () => {
    const { ask, id } = await aChangedSilence(['a', 'b']);
    for (const cursor of ['1', '0', 'nowhere']) {
      expect((await ask('GET', `/silences/${id}/history?cursor=${cursor}`)).body).toEqual({ items: [], next: null });
    }
  });

  it('is not longer for a change that was refused', async () => {
    const { ask, id } = await aChangedSilence(['a']);
    await ask('PUT', `/silences/${id}`, aNewSilence({ comment: '' }));
    expect((await ask('GET', `/silences/${id}/history`)).body.items).toHaveLength(1);
  });

  it('is 404 for a silence that is unknown', async () => {
    const { ask } = await anApi();
    expect(await ask('GET', '/silences/nobody/history')).toMatchObject({
      status: 404,
      body: { code: 'unknown-silence' },
    });
  });
});
