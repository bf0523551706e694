import type { TextMap } from '@signalbox/sdk';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileRouteMatch, type WrittenRouteMatch } from './compile-match.ts';
import { explainRouting } from './explain-routing.ts';
import { matchRoutes } from './match-routes.ts';
import type { Route, RouteTree } from './route.ts';

interface Shape extends WrittenRouteMatch {
  readonly id: string;
  readonly continues?: boolean;
  readonly routes?: readonly Shape[];
}

function aRoute({ id, continues = false, routes = [], ...written }: Shape): Route {
  const { matcher } = compileRouteMatch(written);
  if (matcher === undefined) throw new Error(`bad match in ${id}`);
  const intervals = { groupWaitMs: 0, groupIntervalMs: 0, repeatIntervalMs: 0 };
  const groupBy = { type: 'labels', names: [] } as const;
  return { id, match: matcher, to: [id], groupBy, ...intervals, continues, routes: routes.map(aRoute) };
}

function aTree(...routes: readonly Shape[]): RouteTree {
  return { routes: routes.map(aRoute), unmatched: aRoute({ id: 'unmatched' }) };
}

function destinations(tree: RouteTree, labels: TextMap): readonly string[] {
  return matchRoutes(tree, { labels, annotations: {} }).map(({ id }) => id);
}

describe('the routes', () => {
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
    { id: 'all-payments', match: { service: 'payments' } },
    { id: 'web', match: { service: 'web' } },
  );

  it.each<[string, TextMap, readonly string[]]>([
    ['the first sibling that matches takes it', { service: 'web' }, ['web']],
    ['a route whose children do not match is itself the destination', { service: 'payments' }, ['payments']],
    ['a child takes it from its parent', { service: 'payments', severity: 'error' }, ['payments/loud']],
    [
      'continue goes on to the next sibling',
      { service: 'payments', severity: 'critical' },
      ['payments/pager', 'payments/loud'],
    ],
    ['continue at the top', { audit: 'yes', service: 'web' }, ['audit', 'web']],
    ['continue and nothing more', { audit: 'yes' }, ['audit']],
    ['what none takes is unmatched', { service: 'mail' }, ['unmatched']],
  ])('%s', (_, labels, expected) => {
    expect(destinations(tree, labels)).toEqual(expected);
  });

  it('a child that continues leaves its parent no more than the parent says', () => {
    const nested = aTree(
      { id: 'a', match: {}, routes: [{ id: 'a/x', match: {}, continues: true }] },
      { id: 'b', match: {} },
    );
    expect(destinations(nested, {})).toEqual(['a/x']);
  });

  it('are looked up by value when there are many, with the same result', () => {
    const value = fc.constantFrom('', 'a', 'b', 'c');
    const annotated = fc.constantFrom(undefined, { x: 'a' }, { x: ['b', 'c'] });
    const labels = fc.dictionary(fc.constantFrom('x', 'y', 'z'), value);
    const entry = fc.oneof(
      value,
      fc.array(value, { minLength: 1 }),
      fc.record({ not: value }),
      fc.record({ matches: fc.constantFrom('a|b', '[ab]', '.*', '') }),
    );
    const match = fc.dictionary(fc.constantFrom('x', 'y', 'z'), entry, { maxKeys: 2 });
    const shape = fc.letrec<{ node: Shape }>((tie) => ({
      node: fc.record({
        id: fc.constant(''),
        match,
        matchAnnotations: annotated,
        continues: fc.boolean(),
        routes: fc.oneof({ maxDepth: 1 }, fc.constant([]), fc.array(tie('node'), { maxLength: 4 })),
      }),
    })).node;
    fc.assert(
      fc.property(
        fc.array(shape, { minLength: 16, maxLength: 40 }),
        fc.array(labels, { minLength: 5 }),
        (shapes, alerts) => {
          const many = aTree(...shapes);
          for (const each of alerts) {
            const alert = { labels: each, annotations: { x: 'a' } };
            const oneByOne = matchRoutes(many, alert, () => undefined);
            const found = matchRoutes(many, alert);
            expect(found.length).toBe(oneByOne.length);
            expect(found.every((route, index) => route === oneByOne[index])).toBe(true);
          }
        },
      ),
      { seed: 1, numRuns: 200 },
    );
  });

  it('explain themselves in the order in which they are tried', () => {
    const alert = { labels: { service: 'payments', severity: 'critical' }, annotations: {} };
    const { matches, trace } = explainRouting(tree, alert);
    expect(matches).toEqual(matchRoutes(tree, alert));
    expect(trace).toEqual([
      { route: 'audit', matched: false, by: 'audit="yes"' },
      { route: 'payments', matched: true, by: 'service="payments"' },
      { route: 'payments/pager', matched: true, by: 'severity="critical"' },
      { route: 'payments/loud', matched: true, by: 'severity=~"critical|error"' },
    ]);
  });

  it('name the first condition that does not hold', () => {
    const many = aTree({ id: 'r', match: { a: '1', b: { matches: '2.*' }, c: '3' } });
    const { trace } = explainRouting(many, { labels: { a: '1', c: '3' }, annotations: {} });
    expect(trace).toEqual([{ route: 'r', matched: false, by: 'b=~"2.*"' }]);
  });

  it('compile quickly: 1,000 with a regular expression each', () => {
    const before = process.cpuUsage();
    const routes = Array.from({ length: 1_000 }, (_, index) => ({
      id: `r${index}`,
      match: [`host=~"web-[0-9]+-${index}(a|b)?"`],
    }));
    const many = aTree(...routes);
    expect(destinations(many, { host: 'web-7-999a' })).toEqual(['r999']);
    const { user, system } = process.cpuUsage(before);
    expect((user + system) / 1_000).toBeLessThan(1_000);
  });
});
