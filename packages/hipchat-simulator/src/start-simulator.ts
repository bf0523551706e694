import { once } from 'node:events';
import { createServer } from 'node:http';
import { createRateLimiter, NOTIFICATIONS_PER_ROOM, REQUESTS_PER_TOKEN } from './api/rate-limit.ts';
import { createFaultQueue } from './control/faults.ts';
import type { Simulator, SimulatorOptions } from './options.ts';
import { loadAssets } from './page/assets.ts';
import { createEventStream } from './page/event-stream.ts';
import { loadRoomPage } from './page/room-page.ts';
import { createRequestHandler } from './request-handler.ts';
import { createRooms } from './room.ts';
import type { SimulatorState } from './simulator-state.ts';

/**
 * Starts HipChat's v2 room API with a page that shows the rooms.
 *
 * @example
 * const simulator = await startSimulator({ host: '127.0.0.1', port: 8090, rooms: [{ id: '1234567', token: 'secret' }] });
 *
 * @throws TypeError when the rooms contradict each other.
 * @throws the error of the operating system when the address cannot be had (`EADDRINUSE`, `EACCES`).
 */
export async function startSimulator(options: SimulatorOptions): Promise<Simulator> {
  const { host, port, limits = true, clock = Date } = options;
  const closing = new AbortController();
  const state: SimulatorState = {
    rooms: createRooms(options.rooms),
    clock,
    tokenLimit: createRateLimiter(REQUESTS_PER_TOKEN, limits),
    roomLimit: createRateLimiter(NOTIFICATIONS_PER_ROOM, limits),
    faults: createFaultQueue(),
    events: createEventStream(),
    closing: closing.signal,
  };
  const server = createServer(
    { headersTimeout: 10_000, requestTimeout: 30_000 },
    createRequestHandler({ state, host, assets: loadAssets(), page: loadRoomPage() }),
  );

  const release = () => {
    closing.abort();
    state.events.close();
  };
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    release();
    throw error;
  }

  const bound = server.address();
  const boundPort = typeof bound === 'object' && bound !== null ? bound.port : port;
  return {
    url: `http://${toUrlHost(host)}:${boundPort}`,
    port: boundPort,
    async close() {
      release();
      if (!server.listening) return;
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

// Who listens on every address is reached on the loopback one.
function toUrlHost(host: string): string {
  if (host === '0.0.0.0' || host === '::' || host === '') return '127.0.0.1';
  return host.includes(':') ? `[${host}]` : host;
}
