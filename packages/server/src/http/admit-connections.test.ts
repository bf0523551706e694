import { once } from 'node:events';
import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import { expect, it } from 'vitest';
import { admitTogether } from './admit-connections.ts';

it('serves connections that arrive together once all of them are accepted', async () => {
  const connectionsAtFirstRequest: number[] = [];
  let accepted = 0;
  const server = createServer((_request, response) => {
    connectionsAtFirstRequest.push(accepted);
    response.end('ok');
  });
  admitTogether(server);
  server.prependListener('connection', () => {
    accepted += 1;
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const sockets = Array.from({ length: 100 }, () => connect(port, '127.0.0.1'));
  const answers = sockets.map(async (socket) => {
    socket.write('GET / HTTP/1.1\r\nhost: here\r\n\r\n');
    const [chunk] = await once(socket, 'data');
    return String(chunk).slice(0, 15);
  });

  expect(new Set(await Promise.all(answers))).toEqual(new Set(['HTTP/1.1 200 OK']));
  expect(Math.min(...connectionsAtFirstRequest)).toBe(100);
  for (const socket of sockets) socket.destroy();
  server.close();
});

it('serves a single connection at once, also one that sent its request before it was accepted, and one that is gone', async () => {
  const server = createServer((_request, response) => response.end('ok'));
  admitTogether(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  const gone = connect(port, '127.0.0.1');
  gone.on('connect', () => gone.destroy());
  const answer = await fetch(`http://127.0.0.1:${port}/`);

  expect(await answer.text()).toBe('ok');
  server.closeAllConnections();
  server.close();
});
