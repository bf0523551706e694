import type { IncomingHttpHeaders } from 'node:http';
import { isIP } from 'node:net';

/** Whether only this machine can reach a server that listens on this host. */
export function isLoopback(host: string): boolean {
  const name = host.toLowerCase().replace(/^\[|\]$/g, '');
  if (isIP(name) === 4) return name.startsWith('127.');
  return name === '::1' || name === 'localhost' || name.endsWith('.localhost');
}

/**
 * Whether a request's `Host` may reach the server. A web page can let its own name point to 127.0.0.1 (DNS rebinding), so a server on a
 * loopback address answers to loopback names alone.
 */
export function isHostAllowed(boundHost: string, hostHeader: string | undefined): boolean {
  if (!isLoopback(boundHost)) return true;
  const name = /^(\[[0-9a-f:.]+\]|[^:]+)(:\d+)?$/i.exec(hostHeader ?? '')?.[1];
  return name !== undefined && isLoopback(name);
}

/** Whether a request comes from a program or from our own page, and not from another site in a browser. */
export function isSameOrigin(headers: IncomingHttpHeaders): boolean {
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return false;
  if (headers.origin === undefined) return true;
  return headers.origin === `http://${headers.host}` || headers.origin === `https://${headers.host}`;
}
