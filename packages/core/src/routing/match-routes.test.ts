import type { TextMap } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { aCondition, aRoutable, aRoute, aTree } from '../testing/route-builders.ts';
import { matchRoutes } from './match-routes.ts';
import type { Route, RouteTree } from './route.ts';

function destinations(tree: RouteTree, labels: TextMap): readonly string[] {
  return matchRoutes(tree, aRoutable(labels)).map(({ id }) => id);
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

  it('without any give everything to unmatched', () => {
    expect(destinations(aTree(), { service: 'web' })).toEqual(['unmatched']);
  });

  it('are destinations at most once, and at every depth', () => {
    const deep = aTree({
      id: 'a',
      routes: [
        { id: 'a/b', continues: true, routes: [{ id: 'a/b/c', match: { c: '1' }, continues: true }, { id: 'a/b/d' }] },
        { id: 'a/e', match: { e: '1' }, routes: [{ id: 'a/e/f', match: { f: '1' } }] },
      ],
    });
    expect(destinations(deep, {})).toEqual(['a/b/d']);
    expect(destinations(deep, { c: '1' })).toEqual(['a/b/c', 'a/b/d']);
    expect(destinations(deep, { c: '1', e: '1' })).toEqual(['a/b/c', 'a/b/d', 'a/e']);
    expect(destinations(deep, { e: '1', f: '1' })).toEqual(['a/b/d', 'a/e/f']);
  });

  it('ask none behind the one that takes the alert, and no child of one that does not', () => {
    const asked: string[] = [];
    const asking = (id: string, holds: boolean, routes: readonly Route[] = []) => ({
      ...aRoute({ id }),
      match: aCondition(id, holds, asked),
      routes,
    });
    const routes = [
      asking('a', false, [asking('a/x', true)]),
      asking('b', true, [asking('b/x', false)]),
      asking('c', true),
    ];
    expect(destinations({ routes, unmatched: aRoute({ id: 'unmatched' }) }, {})).toEqual(['b']);
    expect(asked).toEqual(['a', 'b', 'b/x']);
  });

  it('tell a visitor of each that is tried, and whether it matched', () => {
    const visited: string[] = [];
    matchRoutes(tree, aRoutable({ audit: 'yes', service: 'payments', severity: 'error' }), ({ id }, matched) => {
      visited.push(`${id}: ${matched}`);
    });
    expect(visited).toEqual(['audit: true', 'payments: true', 'payments/pager: false', 'payments/loud: true']);
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

/** The example of Alertmanager's documentation, without its times. */
describe('the example of Alertmanager', () => {
  const tree = aTree(
    { id: 'database-pager', match: ['service=~"mysql|cassandra"'] },
    { id: 'frontend-pager', match: ['team="frontend"'] },
    { id: 'dev-pager', match: ['service="inhouse-service"'], continues: true },
    { id: 'on-call-pager', match: ['service="inhouse-service"'] },
  );

  it.each<[TextMap, readonly string[]]>([
    [{ service: 'mysql' }, ['database-pager']],
    [{ service: 'cassandra', team: 'frontend' }, ['database-pager']],
    [{ service: 'mysql-proxy' }, ['unmatched']],
    [{ team: 'frontend' }, ['frontend-pager']],
    [{ service: 'inhouse-service' }, ['dev-pager', 'on-call-pager']],
    [{ service: 'inhouse-service', team: 'frontend' }, ['frontend-pager']],
    [{}, ['unmatched']],
  ])('%j goes to %j', (labels, expected) => {
    expect(destinations(tree, labels)).toEqual(expected);
  });
});
