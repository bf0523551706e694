import { isIP } from 'node:net';
import { type Dispatcher, EnvHttpProxyAgent, Pool } from 'undici';
import { classifyAddress } from './address-class.ts';
import { guardedConnector, type Resolve } from './guarded-connector.ts';
import type { Proxies } from './proxies.ts';
import type { Pem } from './read-pem.ts';

/** What two requests must have in common to share a connection. */
interface PoolTarget {
  readonly origin: string;
  readonly pem: Pem;
  readonly publicOnly: boolean;
}

export interface ConnectionPools {
  get(target: PoolTarget): Dispatcher;
  /** How many are open. */
  size(): number;
  /** Ends all connections at once, also those in use. */
  close(): Promise<void>;
}

interface Entry {
  readonly pool: Dispatcher;
  usedAt: number;
}

/** Above this the pool that was used longest ago goes first. */
const MAX_POOLS = 256;
const MAX_CONNECTIONS_A_POOL = 64;
const UNUSED_AFTER_MS = 60_000;

/**
 * @param now monotonic milliseconds
 * @param proxies on the way to targets that are not on this machine
 */
export function createPools(resolve: Resolve, now: () => number, proxies?: Proxies): ConnectionPools {
  /** In the order of use, the longest unused first. */
  const entries = new Map<string, Entry>();
  const retired = new Set<Dispatcher>();

  function retire(key: string, { pool }: Entry): void {
    entries.delete(key);
    retired.add(pool);
    // Finishes what runs. It rejects only when `close` overtakes it, and that has ended the pool as well.
    const forget = (): boolean => retired.delete(pool);
    pool.close().then(forget, forget);
  }

  function retireUnused(): void {
    for (const [key, entry] of entries) {
      const isUnused = now() - entry.usedAt >= UNUSED_AFTER_MS;
      if (!isUnused && entries.size <= MAX_POOLS) return;
      retire(key, entry);
    }
  }

  return {
    get({ origin, pem, publicOnly }) {
      const key = `${origin} ${publicOnly} ${pem.digest}`;
      const entry = entries.get(key) ?? { pool: open(origin, pem, publicOnly), usedAt: 0 };
      entry.usedAt = now();
      entries.delete(key);
      entries.set(key, entry);
      retireUnused();
      return entry.pool;
    },
    size: () => entries.size,
    async close() {
      const pools = [...retired, ...[...entries.values()].map(({ pool }) => pool)];
      entries.clear();
      await Promise.all(pools.map((pool) => pool.destroy()));
    },
  };

  function open(origin: string, pem: Pem, publicOnly: boolean): Dispatcher {
    const settings = {
      connect: guardedConnector({ pem, publicOnly, resolve }),
      connections: MAX_CONNECTIONS_A_POOL,
      // The exchange has one limit for everything; these would only count parts of it.
      headersTimeout: 0,
      bodyTimeout: 0,
    };
    if (proxies === undefined || !mayUseProxy(new URL(origin).hostname)) return new Pool(origin, settings);
    return new EnvHttpProxyAgent({
      ...settings,
      // Texts that are empty keep it from looking into the environment itself.
      httpProxy: proxies.http ?? '',
      httpsProxy: proxies.https ?? '',
      noProxy: proxies.except,
      requestTls: pem.files,
    });
  }
}

/**
 * A proxy resolves names itself, so that only addresses can be checked here: those of this machine, of its network and
 * of metadata services go the direct way, where the guard decides.
 */
function mayUseProxy(hostname: string): boolean {
  const host = hostname.replace(/^\[(.*)\]$/, '$1');
  if (isIP(host) !== 0) return classifyAddress(host).reach === 'public';
  return !/^(.+\.)?localhost\.?$/.test(host);
}
