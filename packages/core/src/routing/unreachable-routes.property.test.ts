import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTree, type RouteShape } from '../testing/route-builders.ts';
import { matchRoutes } from './match-routes.ts';
import type { Route } from './route.ts';
import { unreachableRoutes } from './unreachable-routes.ts';

const VALUES = ['', 'a', 'b'];
const LABELS = ['x', 'y'];
const value = fc.constantFrom(...VALUES);
const entry = fc.oneof(
  value,
  fc.array(value, { minLength: 1 }),
  fc.record({ not: fc.oneof(value, fc.array(value, { minLength: 1 })) }),
  fc.record({ matches: fc.constantFrom('a|b', '[ab]', '.*', 'a.*', '') }),
  fc.record({ exists: fc.boolean() }),
);
const match = fc.dictionary(fc.constantFrom(...LABELS), entry, { maxKeys: 2 });
const shape = fc.letrec<{ node: RouteShape }>((tie) => ({
  node: fc.record({
    id: fc.constant(''),
    match,
    continues: fc.boolean(),
    routes: fc.oneof({ maxDepth: 2 }, fc.constant([]), fc.array(tie('node'), { maxLength: 3 })),
  }),
})).node;

/** Every alert that these matchers can tell apart: `c` and `ca` stand for all other values. */
const ALERTS = [...VALUES, 'c', 'ac'].flatMap((x) => [...VALUES, 'c', 'ac'].map((y) => ({ x, y })));

describe('a route that is called unreachable', () => {
  it.each([
    ['few', 1, 8],
    ['many, which are looked up by value', 16, 30],
  ])('is reached by no alert, and neither is what is below it: %s', (_, minLength, maxLength) => {
    let claimed = 0;
    fc.assert(
      fc.property(fc.array(shape, { minLength, maxLength }), (shapes) => {
        const tree = aTree(...shapes);
        const reached = new Set<Route>();
        for (const labels of ALERTS) {
          matchRoutes(tree, { labels, annotations: {} }, (route, matched) => matched && reached.add(route));
        }
        const claims = unreachableRoutes(tree);
        claimed += claims.length;
        for (const { route } of claims) expect(reached.has(route)).toBe(false);
      }),
      { seed: 1, numRuns: 200 },
    );
    expect(claimed).toBeGreaterThan(200);
  });

  it('is every one that is not reached, where values alone are compared', () => {
    const plain = fc.record({
      id: fc.constant(''),
      match: fc.dictionary(fc.constantFrom('x'), fc.array(value, { minLength: 1 })),
    });
    fc.assert(
      fc.property(fc.array(plain, { minLength: 1, maxLength: 6 }), (shapes) => {
        const tree = aTree(...shapes);
        const reached = new Set<Route>();
        for (const labels of ALERTS) {
          matchRoutes(tree, { labels, annotations: {} }, (route, matched) => matched && reached.add(route));
        }
        const unreached = tree.routes.filter((route) => !reached.has(route));
        expect(unreachableRoutes(tree).map(({ route }) => route)).toEqual(unreached);
      }),
      { seed: 2, numRuns: 200 },
    );
  });
});
