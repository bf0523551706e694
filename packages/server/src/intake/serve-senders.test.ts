import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, it } from 'vitest';
import { postAlerts } from '../alertmanager/post-alerts.ts';
import { endpoints as described } from '../endpoints.ts';
import { jsonAnswer } from '../http/answer.ts';
import { knownPaths } from '../http/known-paths.ts';
import type { Serving } from '../http/serving.ts';
import { createLog } from '../observe/log.ts';
import { createMetrics } from '../observe/metrics.ts';
import { postSourceAlerts } from './post-source-alerts.ts';
import { type SenderEndpoints, serveSenders } from './serve-senders.ts';

const endings: (() => unknown)[] = [];
afterEach(() => {
  for (const end of endings.splice(0)) end();
});

const echoing: SenderEndpoints = {
  source: { ...postSourceAlerts, accept: async (_serving, _request, address) => jsonAnswer(202, address) },
  alertmanager: { ...postAlerts, accept: async (_serving, _request, address) => jsonAnswer(200, address) },
};
const failing: SenderEndpoints = {
  source: { ...postSourceAlerts, accept: () => Promise.reject(new TypeError('a bug')) },
  alertmanager: { ...postAlerts, accept: () => Promise.reject(new TypeError('a bug')) },
};

/** A server with these endpoints, behind which another handler answers 299. */
async function aSenderServer(endpoints: SenderEndpoints) {
  const lines: string[] = [];
  const metrics = createMetrics('0.0.0-test');
  const log = createLog({
    level: 'info',
    mask: (text) => text,
    destination: { write: (line: string) => void lines.push(line) },
  });
  const serving = { metrics, log } as unknown as Serving;
  const server = createServer(
    serveSenders(serving, endpoints, knownPaths(described), (_request, response) =>
      response.writeHead(299).end('not for senders'),
    ),
  );
  await once(server.listen(0, '127.0.0.1'), 'listening');
  endings.push(() => server.close());
  const { port } = server.address() as AddressInfo;
  return {
    metrics,
    logged: () => lines.map((line) => JSON.parse(line)),
    ask: (method: string, where: string) => fetch(`http://127.0.0.1:${port}${where}`, { method }),
  };
}

describe('a request of a sender', () => {
  it.each([
    ['/in/list', 202, { type: 'source', name: 'list' }],
    ['/IN//list/', 202, { type: 'source', name: 'list' }],
    ['/in/list/s3cret', 202, { type: 'source', name: 'list', secret: 's3cret' }],
    ['/api/v2/alerts?secret=s3cret', 200, { type: 'alertmanager', secret: 's3cret' }],
  ])('is answered in front of the framework: POST %s', async (where, status, address) => {
    const { ask } = await aSenderServer(echoing);
    const answer = await ask('POST', where);
    expect([answer.status, await answer.json()]).toEqual([status, address]);
  });

  it.each([
    ['GET', '/in/list'],
    ['HEAD', '/in/list'],
    ['OPTIONS', '/in/list'],
    ['PUT', '/api/v2/alerts'],
    ['GET', '/api/v2/alerts'],
    ['POST', '/api/v2/silences'],
    ['POST', '/api/v1/silences'],
    ['POST', '/'],
  ])('is told from all others: %s %s', async (method, where) => {
    const { ask } = await aSenderServer(echoing);
    expect((await ask(method, where)).status).toBe(299);
  });

  it.each([
    ['/in/list/canary', 'source', 'application/problem+json; charset=utf-8'],
    ['/api/v2/alerts?secret=canary', 'alertmanager', 'application/json; charset=utf-8'],
  ])('on which we fail is a 500 in the manner of its endpoint: %s', async (where, address, contentType) => {
    const { ask, logged, metrics } = await aSenderServer(failing);
    const answer = await ask('POST', where);
    expect([answer.status, answer.headers.get('content-type')]).toEqual([500, contentType]);
    const body: unknown = await answer.json();
    const detail = 'something failed in the server; the log says what';
    if (address === 'source') expect(body).toMatchObject({ status: 500, code: 'source-failed', detail });
    else expect(body).toBe(detail);
    expect(logged()).toMatchObject([{ level: 'error', msg: 'a request failed', address, err: { message: 'a bug' } }]);
    expect(JSON.stringify(logged())).not.toContain('canary');
    expect((await metrics.failures.get()).values).toMatchObject([{ value: 1 }]);
  });
});
