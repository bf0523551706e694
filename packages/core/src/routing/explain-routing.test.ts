import type { TextMap } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { aRoutable, aTree, type RouteShape } from '../testing/route-builders.ts';
import { explainRouting } from './explain-routing.ts';
import { matchRoutes } from './match-routes.ts';

/** `route: what holds`, or `route, not: what does not`, for each step. */
function steps(routes: readonly RouteShape[], labels: TextMap): readonly string[] {
  return explainRouting(aTree(...routes), aRoutable(labels)).trace.map(
    ({ route, matched, by }) => `${route}${matched ? '' : ', not'}: ${by}`,
  );
}

describe('an explanation', () => {
  const tree = aTree(
    { id: 'audit', match: { audit: 'yes' }, continues: true },
    {
      id: 'payments',
      match: { service: 'payments' },
      routes: [
        { id: 'payments/pager', match: { severity: 'critical' }, continues: true },
        { id: 'payments/loud', match: { severity: ['critical', 'error'] } },
        { id: 'payments/never', match: { severity: 'critical' } },
      ],
    },
    { id: 'web', match: { service: 'web' } },
  );

  it('names the routes in the order in which they are tried, and none behind the one that takes the alert', () => {
    const alert = aRoutable({ service: 'payments', severity: 'critical' });
    const { matches, trace } = explainRouting(tree, alert);
    expect(matches).toEqual(matchRoutes(tree, alert));
    expect(trace).toEqual([
      { route: 'audit', matched: false, by: 'audit="yes"' },
      { route: 'payments', matched: true, by: 'service="payments"' },
      { route: 'payments/pager', matched: true, by: 'severity="critical"' },
      { route: 'payments/loud', matched: true, by: 'severity=~"critical|error"' },
    ]);
  });

  it('of an alert that no route takes names every route at the top, and none below', () => {
    const { matches, trace } = explainRouting(tree, aRoutable({ service: 'mail' }));
    expect(matches.map(({ id }) => id)).toEqual(['unmatched']);
    expect(trace.map(({ route, matched }) => [route, matched])).toEqual([
      ['audit', false],
      ['payments', false],
      ['web', false],
    ]);
  });

  it('of an alert that only its parent takes names the children that did not', () => {
    const { matches, trace } = explainRouting(tree, aRoutable({ service: 'payments' }));
    expect(matches.map(({ id }) => id)).toEqual(['payments']);
    expect(trace.filter(({ route }) => route.startsWith('payments/')).every(({ matched }) => !matched)).toBe(true);
    expect(trace).toHaveLength(5);
  });

  it.each<[string, RouteShape, TextMap, string]>([
    ['a route without a match', { id: 'r' }, {}, 'r: everything'],
    ['all conditions of a match', { id: 'r', match: { a: '1', b: '2' } }, { a: '1', b: '2' }, 'r: a="1" and b="2"'],
    ['the first one that fails', { id: 'r', match: { a: '1', b: '2', c: '3' } }, { a: '1' }, 'r, not: b="2"'],
    [
      'the first one as it is written, though a pattern is tried last',
      { id: 'r', match: { a: { matches: '[x]' }, b: '2' } },
      {},
      'r, not: a=~"[x]"',
    ],
    ['the one condition', { id: 'r', match: { a: { exists: true } } }, {}, 'r, not: a!=""'],
    [
      'all alternatives, since none of them holds',
      { id: 'r', match: { a: '1' }, matchAny: [{ b: '2' }, { c: '3', d: '4' }] },
      { a: '1' },
      'r, not: (b="2" or (c="3" and d="4"))',
    ],
    ['an annotation', { id: 'r', matchAnnotations: { a: '1' } }, { a: '1' }, 'r, not: annotations.a="1"'],
  ])('says by what it decided: %s', (_, route, labels, expected) => {
    expect(steps([route], labels)).toEqual([expected]);
  });

  it('names also those that a look-up by value passes over', () => {
    const many = Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, match: { host: `web-${index}` } }));
    const trace = steps(many, { host: 'web-20' });
    expect(trace).toHaveLength(21);
    expect(trace[0]).toBe('0, not: host="web-0"');
    expect(trace.at(-1)).toBe('20: host="web-20"');
  });
});
