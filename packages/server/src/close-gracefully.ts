import type { Engine } from '@signalbox/core';
import type { Store } from '@signalbox/core/store';
import type { FastifyInstance } from 'fastify';

/** Running attempts may take so long. */
const ATTEMPTS_GRACE_MS = 10_000;
/** Requests that are under way may take so long: a slow client does not keep the server alive. */
const REQUESTS_GRACE_MS = 3_000;

export interface Closable {
  readonly app: FastifyInstance;
  readonly configuration: { close(): Promise<void> };
  readonly engine: Engine;
  readonly http: { close(): Promise<void> };
  readonly store: Store;
}

/** In the order in which nothing is lost: no new requests, the commits of those under way, the attempts, the store. */
export async function closeGracefully({ app, configuration, engine, http, store }: Closable): Promise<void> {
  await configuration.close();
  const impatience = setTimeout(() => app.server.closeAllConnections(), REQUESTS_GRACE_MS);
  await app.close();
  clearTimeout(impatience);
  await engine.stop(ATTEMPTS_GRACE_MS);
  await http.close();
  await store.close();
}
