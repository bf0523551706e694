import { describe, expect, it } from 'vitest';
import { knownPaths } from './known-paths.ts';

const paths = knownPaths([
  { method: 'POST', path: '/in/{source}' },
  { method: 'GET', path: '/silences' },
  { method: 'POST', path: '/silences' },
  { method: 'GET', path: '/silences/{id}' },
  { method: 'GET', path: '/silences/all' },
  { method: 'GET', path: '/' },
]);

describe('a path that is served', () => {
  it.each([
    ['/in/list', '/in/list', ['POST']],
    ['/IN/List', '/in/List', ['POST']],
    ['/silences', '/silences', ['GET', 'HEAD', 'POST']],
    ['/Silences/ABC', '/silences/ABC', ['GET', 'HEAD']],
    ['/silences/ALL', '/silences/all', ['GET', 'HEAD']],
    ['/', '/', ['GET', 'HEAD']],
  ])('is known whatever its letter case, with its methods: %s', (asked, path, methods) => {
    expect(paths.find(asked)).toEqual({ path, methods });
  });

  it.each(['', '/in', '/in/', '/in/a/b', '/silence', '/silences/a/b'])('is not %j', (asked) => {
    expect(paths.find(asked)).toBeUndefined();
  });

  it('without parameters is one that may have been meant', () => {
    expect(paths.fixed).toEqual(['/silences', '/silences/all', '/']);
  });
});
