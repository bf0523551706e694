import { describe, expect, it } from 'vitest';
import { endpoints } from '../endpoints.ts';
import { addressHint, shownAddress } from './address-hint.ts';
import { knownPaths } from './known-paths.ts';

const paths = knownPaths(endpoints);
const POST_HERE = 'alerts are posted to /in/NAME (NAME is a source of the configuration), or to /api/v2/alerts';

describe('the hint to an address that is none', () => {
  it.each([
    ['POST', '/api/v1/alerts', 'version 1 of the API of Alertmanager is no more: post to /api/v2/alerts'],
    ['POST', '/alertmanager/api/v1/alerts', 'version 1 of the API of Alertmanager is no more: post to /api/v2/alerts'],
    [
      'POST',
      '/alertmanager/api/v2/alerts',
      'leave out what stands before /api/v2/alerts (in Prometheus `path_prefix`)',
    ],
    ['POST', '/api/v2/alert', 'did you mean "/api/v2/alerts"?'],
    ['GET', '/api/v2/silences', 'did you mean "/api/v1/silences"?'],
    ['GET', '/health', 'did you mean "/healthz"?'],
    ['POST', '/in', 'name a source of the configuration: /in/NAME'],
    ['POST', '/in/list/a/b', 'after /in/NAME comes one secret at most; write a slash in it as %2F'],
    ['POST', '/mackerel', POST_HERE],
    ['POST', '/webhook/mackerel', POST_HERE],
  ])('%s %s', (method, path, hint) => {
    expect(addressHint(method, path, paths)).toMatch(hint);
  });

  it.each([
    ['GET', '/favicon.ico'],
    ['GET', '/in/list'],
    ['PUT', '/api/v2/alerts'],
    ['DELETE', '/metrics'],
  ])('is nothing where nobody can say, or the method alone is wrong: %s %s', (method, path) => {
    expect(addressHint(method, path, paths)).toBeUndefined();
  });
});

it.each([
  ['/in/list/canary/more', '/in/list/…'],
  ['/IN/list', '/IN/list'],
  ['/api/v1/alerts', '/api/v1/alerts'],
  ['/api/v1/silences/canary', '/api/v1/silences/…'],
  ['/mackerel/canary', '/mackerel/…'],
  ['/', '/'],
  [`/${'x'.repeat(100)}`, `/${'x'.repeat(64)}`],
])('of %s the log shows %s: the rest may be a secret', (path, shown) => expect(shownAddress(path)).toBe(shown));
