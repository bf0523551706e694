import { rename } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { aServer, endServers, SMALL } from '../testing/a-server.ts';

afterEach(endServers);

const GUARDED = SMALL.replace('sources:', 'server: { auth: { bearer: canary-token } }\nsources:');

describe.each([
  ['/healthz', 'ok'],
  ['/readyz', 'ready'],
])('GET %s', (where, status) => {
  it('is open to everybody, and good after the start', async () => {
    const { get } = await aServer(GUARDED);
    const answer = await get(where);
    expect([answer.status, await answer.json()]).toEqual([200, { status }]);
  });

  it('is open to probes that know the server by another name', async () => {
    const { get } = await aServer(GUARDED);
    expect((await get(where, { host: 'probe.example', origin: 'https://probe.example' })).status).toBe(200);
  });

  it('answers HEAD as GET, without the body', async () => {
    const { url } = await aServer();
    const answer = await fetch(url + where, { method: 'HEAD' });
    expect([answer.status, await answer.text()]).toEqual([200, '']);
  });
});

describe('while the store refuses', () => {
  it('the server is alive and not ready, and says why; intake answers 503; afterwards it is ready again', async () => {
    const { post, get, folder } = await aServer(SMALL, { store: 'sqlite:./s.db' });
    expect((await post('/in/list', '[{"labels":{"alertname":"Down"}}]')).status).toBe(202);
    const file = path.join(folder, 's.db');
    await rename(file, `${file}.away`);
    let count = 0;
    const another = () => post('/in/list', `[{"labels":{"alertname":"Other","n":"${count++}"}}]`);
    await expect.poll(async () => (await another()).status, { timeout: 10_000 }).toBe(503);
    expect((await another()).headers.get('retry-after')).toBe('5');
    expect((await get('/healthz')).status).toBe(200);
    const ready = await get('/readyz');
    expect([ready.status, ready.headers.get('retry-after')]).toEqual([503, '5']);
    expect(await ready.json()).toMatchObject({ code: 'store-unavailable', detail: expect.stringMatching(/./) });
    expect(await (await get('/metrics')).text()).toContain('signalbox_store_failures_total 1');
    await rename(`${file}.away`, file);
    await expect.poll(async () => (await get('/readyz')).status, { timeout: 10_000 }).toBe(200);
    expect((await another()).status).toBe(202);
  });
});
