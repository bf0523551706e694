import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Config } from '@signalbox/core';
import { afterEach, describe, expect, it } from 'vitest';
import { createLiveHttpClient } from './live-http-client.ts';

const endings: (() => unknown)[] = [];
afterEach(async () => {
  for (const end of endings.splice(0)) await end();
});

async function aTarget() {
  const seen: IncomingHttpHeaders[] = [];
  const server = createServer((request, response) => {
    seen.push(request.headers);
    response.end();
  });
  await once(server.listen(0, '127.0.0.1'), 'listening');
  endings.push(() => server.close());
  return { seen, url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/` };
}

const withEgress = (egress: 'any' | 'public') => ({ server: { egress } }) as unknown as Config;

describe('the HTTP client', () => {
  it('says which program it is', async () => {
    const { seen, url } = await aTarget();
    const client = createLiveHttpClient('1.2.3', () => withEgress('any'));
    endings.push(client.close);
    await client.send({ method: 'POST', url, json: {} }, { timeoutMs: 5_000 });
    expect(seen[0]?.['user-agent']).toBe('signalbox/1.2.3');
  });

  it('goes where the configuration of this moment lets it go', async () => {
    const { seen, url } = await aTarget();
    let egress: 'any' | 'public' = 'public';
    const client = createLiveHttpClient('1', () => withEgress(egress));
    endings.push(client.close);
    const send = () => client.send({ method: 'POST', url, json: {} }, { timeoutMs: 5_000 });
    await send();
    expect(seen).toHaveLength(0);
    egress = 'any';
    await send();
    expect(seen).toHaveLength(1);
    egress = 'public';
    await send();
    expect(seen).toHaveLength(1);
  });
});
