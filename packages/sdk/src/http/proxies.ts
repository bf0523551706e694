import { SignalboxError } from '../error.ts';
import { parseWebAddress } from '../parse/web-address.ts';

/** Proxies on the way out. Addresses may hold credentials: they are never shown. */
export interface Proxies {
  /** For targets at http: addresses. */
  readonly http?: string;
  /** For targets at https: addresses: a tunnel, through which the proxy sees nothing. */
  readonly https?: string;
  /** Targets that are reached without, as curl has it: names with their subdomains, `name:port`, `*`. */
  readonly except: string;
}

/**
 * The proxies that an environment names: `HTTPS_PROXY`, `HTTP_PROXY` and `NO_PROXY`, those in lower case first. A proxy
 * without a scheme is one of http, as in curl. Undefined: there are none.
 *
 * @see https://everything.curl.dev/usingcurl/proxies/env.html
 * @throws {SignalboxError} `bad-proxy` for what is no address
 */
export function proxiesFrom(env: Readonly<Record<string, string | undefined>>): Proxies | undefined {
  const [http, https] = [proxyOf(env, 'HTTP_PROXY'), proxyOf(env, 'HTTPS_PROXY')];
  if (http === undefined && https === undefined) return undefined;
  return {
    ...(http === undefined ? {} : { http }),
    ...(https === undefined ? {} : { https }),
    except: setting(env, 'NO_PROXY') ?? '',
  };
}

function proxyOf(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  const written = setting(env, name);
  if (written === undefined) return undefined;
  const url = parseWebAddress(written.includes('://') ? written : `http://${written}`);
  if (url === undefined) throw new SignalboxError('bad-proxy', { name });
  return url.href;
}

/** A variable that is set to nothing is none. */
function setting(env: Readonly<Record<string, string | undefined>>, name: string): string | undefined {
  return env[name.toLowerCase()]?.trim() || env[name]?.trim() || undefined;
}
