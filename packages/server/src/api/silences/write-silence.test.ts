import { rename } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { endServers, SMALL } from '../../testing/a-server.ts';
import { aNewSilence, anApi } from '../../testing/an-api.ts';
import { checkTimes } from './write-silence.ts';

afterEach(endServers);

const aRecord = (startsAt: number, endsAt: number, now: number) => ({
  id: 'a',
  matchers: ['a="b"'],
  startsAt,
  endsAt,
  author: 'kana',
  comment: 'disks',
  createdAt: now,
  updatedAt: now,
});

describe('the times of a silence', () => {
  it.each([
    ['from now on', 100, 200, 100],
    ['later', 150, 200, 100],
    ['since a while', 50, 101, 100],
  ])('hold: %s', (_what, startsAt, endsAt, now) => {
    expect(checkTimes(aRecord(startsAt, endsAt, now)).ok).toBe(true);
  });

  it.each([
    ['an end now', 50, 100, 100, '`endsAt` lies in the past'],
    ['an end before', 50, 99, 100, '`endsAt` lies in the past'],
    ['an end with its begin', 200, 200, 100, '`endsAt` is not after `startsAt`'],
    ['an end before its begin', 200, 150, 100, '`endsAt` is not after `startsAt`'],
  ])('are refused: %s', (_what, startsAt, endsAt, now, detail) => {
    expect(checkTimes(aRecord(startsAt, endsAt, now))).toMatchObject({
      ok: false,
      problem: { status: 400, code: 'bad-silence', detail },
    });
  });
});

describe('while the store refuses', () => {
  it('no silence and no alert changes: 503, and the same request succeeds afterwards', async () => {
    const { ask, fire, folder, post } = await anApi(SMALL, { store: 'sqlite:./s.db' });
    const fingerprint = await fire({ alertname: 'Down' });
    const { body: added } = await ask('POST', '/silences', aNewSilence());
    const file = path.join(folder, 's.db');
    await rename(file, `${file}.away`);
    let count = 0;
    const another = () => post('/in/list', `[{"labels":{"alertname":"Other","n":"${count++}"}}]`);
    await expect.poll(async () => (await another()).status, { timeout: 10_000 }).toBe(503);
    const writes = [
      () => ask('POST', '/silences', aNewSilence()),
      () => ask('PUT', `/silences/${added.id}`, aNewSilence({ author: 'ryo' })),
      () => ask('POST', `/silences/${added.id}/expire`),
      () => ask('POST', `/alerts/${fingerprint}/resolve`),
    ];
    for (const write of writes) {
      const answer = await write();
      expect([answer.status, answer.body.code]).toEqual([503, 'store-unavailable']);
      expect(answer.headers.get('retry-after')).toBe('5');
    }
    await rename(`${file}.away`, file);
    await expect.poll(async () => (await another()).status, { timeout: 10_000 }).toBe(202);
    expect((await ask('GET', `/silences/${added.id}`)).body).toEqual(added);
    expect((await ask('GET', '/silences')).body.items).toHaveLength(1);
    expect((await ask('GET', `/alerts/${fingerprint}`)).body.status).toBe('firing');
    for (const write of writes) expect([200, 201]).toContain((await write()).status);
  });
});
