import { didYouMean } from '@signalbox/core';
import type { KnownPaths } from './known-paths.ts';

/** Where alerts go, for who posts them elsewhere. */
const WHERE_TO_POST = 'alerts are posted to /in/NAME (NAME is a source of the configuration), or to /api/v2/alerts';

/** What the sender of a request probably meant; undefined: nobody can say, or the method alone is wrong. */
export function addressHint(method: string, path: string, { fixed, find }: KnownPaths): string | undefined {
  const asked = path.toLowerCase();
  const posts = method !== 'GET' && method !== 'HEAD';
  if (posts && asked.endsWith('/api/v1/alerts')) {
    return 'version 1 of the API of Alertmanager is no more: post to /api/v2/alerts (in Prometheus `api_version: v2`) or to /in/NAME, where NAME is a source of the configuration';
  }
  if (asked.endsWith('/api/v2/alerts') && asked !== '/api/v2/alerts') {
    return 'leave out what stands before /api/v2/alerts (in Prometheus `path_prefix`)';
  }
  if (asked === '/in') return 'name a source of the configuration: /in/NAME';
  if (/^\/in\/[^/]+\/[^/]+\//.test(asked)) {
    return 'after /in/NAME comes one secret at most; write a slash in it as %2F';
  }
  if (find(path) !== undefined) return undefined;
  return didYouMean(asked, fixed) ?? (posts ? WHERE_TO_POST : undefined);
}

/** Longest part of an address that the log shows. */
const MAX_SHOWN_CHARS = 64;

/** The part of a path that holds no secret: what comes after it may. */
export function shownAddress(path: string): string {
  const [, first = '', ...rest] = path.split('/');
  const shown = SAFE_PARTS.get(first.toLowerCase()) ?? 0;
  const more = rest.length > shown ? '/…' : '';
  return `/${[first, ...rest.slice(0, shown)].join('/').slice(0, MAX_SHOWN_CHARS)}${more}`;
}

/** How many parts after the first are names and no secrets. */
const SAFE_PARTS: ReadonlyMap<string, number> = new Map([
  ['in', 1],
  ['api', 2],
  ['-', 1],
]);
