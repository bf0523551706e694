import { existsSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openSqliteStore } from '@signalbox/store-sqlite';
import { afterEach, describe, expect, it } from 'vitest';
import { aFolder, aServer, endServers, SMALL } from '../testing/a-server.ts';

afterEach(endServers);

const WHERE = '/api/v1/store/backup';
const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');

describe('GET /api/v1/store/backup', () => {
  it('sends a store with what was accepted, and leaves nothing beside the one in use', async () => {
    const { post, get, folder } = await aServer(SMALL, { store: 'sqlite:./s.db' });
    expect((await post('/in/list', '[{"labels":{"alertname":"Down"}}]')).status).toBe(202);
    const answer = await get(WHERE);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/vnd.sqlite3']);
    const bytes = Buffer.from(await answer.arrayBuffer());
    expect(bytes.length).toBe(Number(answer.headers.get('content-length')));
    const copy = path.join(await aFolder({}), 'copy.db');
    await writeFile(copy, bytes);
    const store = openSqliteStore(copy);
    expect(await store.count()).toMatchObject({ events: 1, generations: 1 });
    await store.close();
    expect(existsSync(path.join(folder, 's.db.backup'))).toBe(false);
  });

  it('is for operators alone', async () => {
    const { get } = await aServer(GUARDED);
    expect((await get(WHERE)).status).toBe(401);
    expect((await get(WHERE, { authorization: 'Bearer canary-token', origin: 'https://evil.example' })).status).toBe(
      403,
    );
    expect((await get(WHERE, { authorization: 'Bearer canary-token' })).status).toBe(200);
  });

  it('makes one copy at a time', async () => {
    const { get, post } = await aServer(SMALL, { store: 'sqlite:./s.db' });
    const alerts = Array.from({ length: 500 }, (_, n) => ({ labels: { alertname: 'Down', n: `${n}` } }));
    expect((await post('/in/list', JSON.stringify(alerts))).status).toBe(202);
    const answers = await Promise.all([get(WHERE), get(WHERE), get(WHERE)]);
    const statuses = answers.map(({ status }) => status).sort();
    expect(statuses[0]).toBe(200);
    expect(statuses.every((status) => status === 200 || status === 409)).toBe(true);
    for (const answer of answers) await answer.arrayBuffer();
    expect((await get(WHERE)).status).toBe(200);
  });
});
