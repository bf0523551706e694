import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { mackerelAlert, Poster } from './post-alerts.ts';

/** A server that answers so, and a poster, for as long as the test uses them. */
async function withServer(
  answer: RequestListener,
  use: (poster: Poster, url: string, connections: ReadonlySet<Socket>) => Promise<void>,
): Promise<void> {
  await using running = new AsyncDisposableStack();
  const connections = new Set<Socket>();
  const server = createServer(answer).on('connection', (socket) => connections.add(socket));
  running.defer(() => new Promise<void>((resolve) => server.close(() => resolve())));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const poster = new Poster();
  running.defer(() => poster.close());
  await use(poster, `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, connections);
}

describe('posting alerts', () => {
  it('gives the answer to what was posted', async () => {
    const echo: RequestListener = async (request, response) => {
      response.writeHead(202).end(`${request.headers['content-type']} ${await text(request)}`);
    };
    await withServer(echo, async (poster, url) => {
      expect(await poster.post(url, { a: '日本' })).toEqual({ status: 202, body: 'application/json {"a":"日本"}' });
    });
  });

  it.each<[string, RequestListener]>([
    ['the connection breaks before the answer', (request) => request.socket.destroy()],
    [
      'the answer breaks off',
      (_request, response) => {
        response.writeHead(202, { 'content-length': 100 }).write('half', () => response.socket?.destroy());
      },
    ],
  ])('does not know whether the alerts were taken when %s', async (_what, answer) => {
    await withServer(answer, async (poster, url) => {
      expect(await poster.post(url, {})).toBeUndefined();
    });
  });

  it('does not know either where nobody listens', async () => {
    const gone = createServer();
    await new Promise<void>((resolve) => gone.listen(0, '127.0.0.1', resolve));
    const { port } = gone.address() as AddressInfo;
    await new Promise((resolve) => gone.close(resolve));
    expect(await new Poster().post(`http://127.0.0.1:${port}/`, {})).toBeUndefined();
  });

  it('keeps its connection from one post to the next', async () => {
    const take: RequestListener = (request, response) => void request.resume().on('end', () => response.end());
    await withServer(take, async (poster, url, connections) => {
      for (const id of ['a', 'b', 'c']) await poster.post(url, mackerelAlert(id));
      expect(connections.size).toBe(1);
    });
  });
});

describe('an alert of Mackerel', () => {
  it('is open and of a host of its own', () => {
    expect(mackerelAlert('a')).toMatchObject({
      host: { name: 'host-a' },
      alert: { id: 'a', isOpen: true, status: 'critical', closedAt: null },
    });
  });

  it('is closed after it was opened, under the same id', () => {
    expect(mackerelAlert('a', { host: 'db', isOpen: false })).toMatchObject({
      host: { name: 'db' },
      alert: { id: 'a', isOpen: false, status: 'ok', openedAt: 1_795_400_000, closedAt: 1_795_400_060 },
    });
  });
});
