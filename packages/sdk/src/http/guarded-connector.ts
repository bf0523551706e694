import type { LookupAddress } from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { buildConnector } from 'undici';
import { SignalboxError } from '../error.ts';
import { classifyAddress } from './address-class.ts';
import type { Pem } from './read-pem.ts';
import { withReadableHeads } from './readable-head.ts';

/** All addresses of a host name; rejects with an error that has a `code` (`ENOTFOUND`, ...). */
export type Resolve = (hostname: string) => Promise<readonly LookupAddress[]>;

interface ConnectorSettings {
  readonly pem: Pem;
  /** Keep off loopback and private addresses. Link-local and metadata addresses are refused in any case. */
  readonly publicOnly: boolean;
  readonly resolve: Resolve;
}

/** Longest time to a connection, ms; the request's own limit is usually shorter. */
const CONNECT_TIMEOUT_MS = 30_000;

/**
 * Opens connections to allowed addresses only. The check and the connection use the same look-up, so that a name
 * which answers differently the second time gains nothing; and `lookup` is not called for IP literals, so that these
 * are checked before.
 */
export function guardedConnector({ pem, publicOnly, resolve }: ConnectorSettings): buildConnector.connector {
  const lookup: LookupFunction = (hostname, options, callback) => {
    allowedAddresses(hostname, resolve, publicOnly).then(
      (addresses) => {
        const [first] = addresses;
        if (options.all === true) callback(null, [...addresses]);
        else callback(null, first.address, first.family);
      },
      (error: Error) => callback(error, []),
    );
  };
  // No HTTP/2: alert traffic gains nothing by it, and one connection then carries one request at a time.
  const connect = buildConnector({ ...pem.files, lookup, allowH2: false, timeout: CONNECT_TIMEOUT_MS });
  return (options, callback) => {
    const refusal =
      isIP(options.hostname) === 0 ? undefined : refusalOf(options.hostname, options.hostname, publicOnly);
    if (refusal !== undefined) return callback(refusal, null);
    connect(options, (...[error, socket]) => {
      if (error === null) callback(null, withReadableHeads(socket));
      else callback(error, null);
    });
  };
}

/** One refused address refuses the name: which of them would be taken is not ours to choose. */
async function allowedAddresses(
  hostname: string,
  resolve: Resolve,
  publicOnly: boolean,
): Promise<readonly [LookupAddress, ...LookupAddress[]]> {
  const [first, ...others] = await resolve(hostname);
  if (first === undefined) throw Object.assign(new Error('no address'), { code: 'ENOTFOUND' });
  const addresses = [first, ...others] as const;
  for (const { address } of addresses) {
    const refusal = refusalOf(hostname, address, publicOnly);
    if (refusal !== undefined) throw refusal;
  }
  return addresses;
}

function refusalOf(host: string, address: string, publicOnly: boolean): SignalboxError | undefined {
  const { reach, range } = classifyAddress(address);
  const allowed = reach === 'public' || (reach === 'internal' && !publicOnly);
  return allowed ? undefined : new SignalboxError('egress-refused', { host, range });
}
