import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import { aSimulator } from '../testing/a-simulator.ts';
import { isHostAllowed, isLoopback } from './access.ts';

describe('a loopback address', () => {
  it.each(['127.0.0.1', '127.8.9.1', '::1', '[::1]', 'localhost', 'LOCALHOST', 'room.localhost'])('is %s', (host) => {
    expect(isLoopback(host)).toBe(true);
  });

  it.each(['0.0.0.0', '::', '10.0.0.1', 'localhost.evil.example', '127.0.0.1.evil.example', 'mylocalhost', ''])(
    'is not %s',
    (host) => {
      expect(isLoopback(host)).toBe(false);
    },
  );
});

describe('the Host of a request', () => {
  it.each(['127.0.0.1:8090', 'localhost:8090', 'localhost', '[::1]:8090'])('may be %s on loopback', (host) => {
    expect(isHostAllowed('127.0.0.1', host)).toBe(true);
  });

  it.each(['evil.example', 'evil.example:8090', '192.168.0.7:8090', 'localhost:80:90', 'a@localhost', '', undefined])(
    'may not be %s on loopback',
    (host) => {
      expect(isHostAllowed('localhost', host)).toBe(false);
    },
  );

  it('may be anything where the simulator was put on a network', () => {
    expect(isHostAllowed('0.0.0.0', 'simulator:8090')).toBe(true);
  });

  it.each(['/', '/simulator/events', '/simulator/rooms/42/messages'])('guards %s against rebinding', async (path) => {
    const { port } = await aSimulator();
    const status = await new Promise((resolve, reject) => {
      request({ host: '127.0.0.1', port, path, headers: { host: 'evil.example' } }, (response) => {
        response.resume();
        resolve(response.statusCode);
      })
        .on('error', reject)
        .end();
    });
    expect(status).toBe(403);
  });
});
