import { text } from 'node:stream/consumers';
import { createHttpClient } from '@signalbox/sdk';
import { afterEach, describe, expect, it } from 'vitest';
import { anHttpServer, stopHttpServers } from '../testing/an-http-server.ts';
import { playStory } from './play-story.ts';
import { STORY_MS } from './story.ts';

afterEach(stopHttpServers);

/** Plays the story so fast that a round takes a tenth of a second, until so many scenes were played. */
async function play(scenes: number, status: number, authorization?: string) {
  const end = new AbortController();
  const posted: { readonly body: string; readonly authorization: string | undefined }[] = [];
  const url = await anHttpServer(async (request, response) => {
    posted.push({ body: await text(request), authorization: request.headers.authorization });
    response.writeHead(status).end('{}');
  });
  const http = createHttpClient({ userAgent: 'test', egress: 'any' });
  const outcomes: string[] = [];
  await playStory({
    http,
    url,
    authorization: () => authorization,
    speed: STORY_MS / 100,
    played(scene, outcome) {
      outcomes.push(`${scene.title}: ${outcome}`);
      if (outcomes.length >= scenes) end.abort();
    },
    signal: end.signal,
  });
  await http.close();
  return { posted, outcomes };
}

const idOf = ({ body }: { readonly body: string }) => JSON.parse(body).alert?.id;

describe('the story of the demo', () => {
  it('is posted scene by scene, with credentials', async () => {
    const { posted, outcomes } = await play(3, 202, 'Basic abc');
    expect(outcomes).toEqual([
      'db-3 runs out of disk: warning: 202',
      'the shop answers with errors: warning (in Japanese): 202',
      'db-3 is almost full: critical: 202',
    ]);
    expect(posted.every((each) => each.authorization === 'Basic abc')).toBe(true);
    const ids = posted.map(idOf);
    expect(ids[2]).toBe(ids[0]);
    expect(ids[1]).not.toBe(ids[0]);
  });

  it('goes on when nobody takes it, without credentials if there are none', async () => {
    const { posted, outcomes } = await play(2, 401);
    expect(outcomes.every((outcome) => outcome.endsWith(': 401'))).toBe(true);
    expect(posted.every((each) => each.authorization === undefined)).toBe(true);
  });

  it('begins again, with other alerts', async () => {
    const { posted } = await play(11, 202);
    expect(idOf(posted[10] ?? { body: '{}' })).not.toBe(idOf(posted[0] ?? { body: '{}' }));
  });
});
