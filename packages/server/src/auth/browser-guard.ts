import type { IncomingHttpHeaders } from 'node:http';
import { type HttpProblem, httpProblem } from '../http/http-problem.ts';

/** Names by which programs on this machine reach it. */
const LOOPBACK_NAME = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/i;

export function isLoopback(host: string): boolean {
  return LOOPBACK_NAME.test(host) || host === '::1';
}

/**
 * The problem with a request that a page of another site could make a browser send: one that a browser marks as
 * coming from elsewhere, and on a loopback address one under a foreign name (DNS rebinding).
 * Programs send neither `Origin` nor `Sec-Fetch-Site`.
 *
 * @param ownHosts names (with port) that are ours beside the loopback ones
 */
export function checkOrigin(
  headers: IncomingHttpHeaders,
  boundToLoopback: boolean,
  ownHosts: readonly string[],
): HttpProblem | undefined {
  const host = headers.host ?? '';
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return FOREIGN;
  if (headers.origin !== undefined && hostOf(headers.origin) !== host) return FOREIGN;
  if (boundToLoopback && !LOOPBACK_NAME.test(withoutPort(host)) && !ownHosts.includes(host)) {
    return httpProblem(
      403,
      'forbidden-origin',
      'this server is for its own machine: ask it as localhost, or as `server.externalUrl`',
    );
  }
  return undefined;
}

const FOREIGN = httpProblem(403, 'forbidden-origin', 'a page of another site asked for this');

function hostOf(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).host : undefined;
}

function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}
