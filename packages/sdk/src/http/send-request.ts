import { lookup } from 'node:dns/promises';
import { createPools } from './connection-pools.ts';
import { exchange, type HttpResult } from './exchange.ts';
import type { Resolve } from './guarded-connector.ts';
import type { HttpRequest } from './http-message.ts';
import { prepareRequest } from './prepare-request.ts';
import type { Proxies } from './proxies.ts';
import { noPem, type Pem, readPem } from './read-pem.ts';

export interface HttpClientSettings {
  readonly userAgent: string;
  /** `public`: no loopback and no private address, unless the request says `allowPrivate`. */
  readonly egress: 'any' | 'public';
  /** Default: the system's resolver. */
  readonly resolve?: Resolve;
  /** On the way out. Default: none; see `proxiesFrom`. */
  readonly proxies?: Proxies | undefined;
  /** Monotonic milliseconds, for closing what is unused. */
  readonly now?: () => number;
}

export interface SendOptions {
  /** For everything from the connection to the end of the answer's head, ms. */
  readonly timeoutMs: number;
  /** Ends the request at once. */
  readonly signal?: AbortSignal;
  /** The channel may reach loopback and private addresses. */
  readonly allowPrivate?: boolean;
}

/** The one way out to targets: connections are kept an origin; no redirect is followed; nothing is tried twice. */
export interface HttpClient {
  /** Never rejects, and always ends within the time limit and, if the target answered by then, 2 s more for the body. */
  send(request: HttpRequest, options: SendOptions): Promise<HttpResult>;
  /** Ends all connections; what still runs ends as `no-answer`. */
  close(): Promise<void>;
}

/**
 * @example
 * const client = createHttpClient({ userAgent: 'signalbox/1.0', egress: 'any' });
 * const result = await client.send({ method: 'POST', url, json: { text } }, { timeoutMs: 10_000 });
 */
export function createHttpClient({
  userAgent,
  egress,
  resolve = (hostname) => lookup(hostname, { all: true }),
  proxies,
  now = () => performance.now(),
}: HttpClientSettings): HttpClient {
  const pools = createPools(resolve, now, proxies);
  let isClosed = false;

  return {
    async send(request, { timeoutMs, signal, allowPrivate = false }) {
      const prepared = prepareRequest(request, userAgent);
      if (prepared === undefined) {
        return { type: 'no-answer', reason: 'the request is malformed', sent: false, final: true };
      }
      const pem = await tlsOf(request, prepared.origin);
      if ('reason' in pem) return { type: 'no-answer', reason: pem.reason, sent: false };
      if (isClosed) return { type: 'no-answer', reason: 'the client is closed', sent: false };
      const publicOnly = egress === 'public' && !allowPrivate;
      return exchange(pools.get({ origin: prepared.origin, pem, publicOnly }), prepared, { timeoutMs, signal });
    },
    close() {
      isClosed = true;
      return pools.close();
    },
  };
}

async function tlsOf({ tls }: HttpRequest, origin: string): Promise<Pem | { readonly reason: string }> {
  if (tls === undefined || origin.startsWith('http:')) return noPem;
  try {
    return await readPem(tls);
  } catch (error) {
    return { reason: `a TLS file cannot be read: ${error instanceof Error ? error.message : 'unknown'}` };
  }
}
