import type { Answer } from './answer.ts';

/** What a request is for. */
export type Route =
  | { readonly kind: 'notification'; readonly room: string; readonly query: URLSearchParams }
  | { readonly kind: 'messages'; readonly room: string; readonly query: URLSearchParams }
  | { readonly kind: 'control'; readonly what: string }
  | { readonly kind: 'page' }
  | { readonly kind: 'events' }
  | { readonly kind: 'asset'; readonly answer: Answer }
  | { readonly kind: 'wrong-method'; readonly allow: string }
  | { readonly kind: 'unknown' };

/** Finds the route of a request target; a path that is not decodable is unknown. */
export function readRoute(method: string, target: string, assets: ReadonlyMap<string, Answer>): Route {
  const url = URL.parse(target, 'http://simulator');
  if (url === null) return { kind: 'unknown' };
  const { pathname: path, searchParams: query } = url;

  const notified = readSegment(/^\/v2\/room\/([^/]+)\/notification$/, path);
  if (notified !== undefined) return only('POST', method, { kind: 'notification', room: notified, query });
  const listed = readSegment(/^\/simulator\/rooms\/([^/]+)\/messages$/, path);
  if (listed !== undefined) return only('GET', method, { kind: 'messages', room: listed, query });
  const what = readSegment(/^\/simulator\/(faults|limits|reset)$/, path);
  if (what !== undefined) return only('POST', method, { kind: 'control', what });
  if (path === '/simulator/events') {
    return method === 'GET' ? { kind: 'events' } : { kind: 'wrong-method', allow: 'GET' };
  }
  if (path === '/') return only('GET', method, { kind: 'page' });
  const answer = assets.get(path);
  return answer === undefined ? { kind: 'unknown' } : only('GET', method, { kind: 'asset', answer });
}

function only(allow: string, method: string, route: Route): Route {
  return method === allow || (allow === 'GET' && method === 'HEAD') ? route : { kind: 'wrong-method', allow };
}

function readSegment(pattern: RegExp, path: string): string | undefined {
  const segment = pattern.exec(path)?.[1];
  if (segment === undefined) return undefined;
  try {
    return decodeURIComponent(segment);
  } catch {
    return undefined;
  }
}
