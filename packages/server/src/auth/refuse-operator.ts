import type { FastifyRequest } from 'fastify';
import type { Refusal } from '../intake/refusal.ts';
import type { Serving } from '../serving.ts';
import { isLoopback, refuseForeignBrowser } from './browser-guard.ts';
import { refuseStranger } from './refuse-stranger.ts';

/** Those who run the server: `server.auth`. */
export function refuseOperator({ engine }: Serving, { headers }: FastifyRequest): Refusal | undefined {
  return refuseStranger(engine.config.server.auth, { authorization: headers.authorization, secret: undefined });
}

/** Pages of other sites, on whatever way they come. */
export function refuseBrowser({ host, engine }: Serving, { headers }: FastifyRequest): Refusal | undefined {
  const { externalUrl } = engine.config.server;
  const own = URL.canParse(externalUrl) ? [new URL(externalUrl).host] : [];
  return refuseForeignBrowser(headers, isLoopback(host), own);
}
