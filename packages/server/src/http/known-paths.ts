import type { Endpoint } from './endpoint.ts';

/** A path that is served. */
export interface KnownPath {
  /** In our own letter case; what stands for a parameter is as it was sent. */
  readonly path: string;
  /** For `Allow`. */
  readonly methods: readonly string[];
}

/** All paths that are served, for addresses that are wrong. */
export interface KnownPaths {
  /** @param path without a query; letter case does not count but in parameters */
  find(path: string): KnownPath | undefined;
  /** Those without parameters. */
  readonly fixed: readonly string[];
}

export function knownPaths(endpoints: readonly Pick<Endpoint, 'method' | 'path'>[]): KnownPaths {
  const patterns = endpoints.map(({ method, path }) => ({ method, parts: path.split('/') }));
  return {
    find(path) {
      const asked = path.split('/');
      const matching = patterns.filter(({ parts }) => matches(parts, asked));
      // Fixed parts go before parameters, as they do in the router: `/api/v1/silences/x` is never that of a list.
      const [first] = matching.toSorted((one, other) => parameters(one.parts) - parameters(other.parts));
      if (first === undefined) return undefined;
      const methods = matching.flatMap(({ method }) => (method === 'GET' ? ['GET', 'HEAD'] : [method]));
      return {
        path: first.parts.map((part, place) => (isParameter(part) ? (asked[place] ?? '') : part)).join('/'),
        methods: [...new Set(methods)].toSorted(),
      };
    },
    fixed: [...new Set(endpoints.map(({ path }) => path).filter((path) => !path.includes('{')))],
  };
}

function matches(parts: readonly string[], asked: readonly string[]): boolean {
  if (parts.length !== asked.length) return false;
  return parts.every((part, place) => {
    const written = asked[place] ?? '';
    return isParameter(part) ? written !== '' : part.toLowerCase() === written.toLowerCase();
  });
}

function isParameter(part: string): boolean {
  return part.startsWith('{');
}

function parameters(parts: readonly string[]): number {
  return parts.filter(isParameter).length;
}
