import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { aTree, type RouteShape } from '../testing/route-builders.ts';
import { matchRoutes } from './match-routes.ts';
import type { Routable } from './matcher.ts';
import type { Route } from './route.ts';

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
const shape = fc.letrec<{ node: RouteShape }>((tie) => ({
  node: fc.record({
    id: fc.constant(''),
    match,
    matchAnnotations: annotated,
    continues: fc.boolean(),
    routes: fc.oneof({ maxDepth: 1 }, fc.constant([]), fc.array(tie('node'), { maxLength: 4 })),
  }),
})).node;

/** What the documentation of Alertmanager says, word by word. */
function destinationsBelow(routes: readonly Route[], alert: Routable): readonly Route[] {
  const matching = routes.filter(({ match }) => match.test(alert));
  const last = matching.findIndex(({ continues }) => !continues);
  return (last === -1 ? matching : matching.slice(0, last + 1)).flatMap((route) => {
    const below = destinationsBelow(route.routes, alert);
    return below.length > 0 ? below : [route];
  });
}

const ids = (routes: readonly Route[]) => routes.map(({ id }) => id);
let made = 0;
const named = (routes: readonly RouteShape[]): readonly RouteShape[] =>
  routes.map((route) => ({ ...route, id: `${made++}`, routes: named(route.routes ?? []) }));

describe('the routes', () => {
  it.each([
    ['few', 1, 6],
    ['many, which are looked up by value', 16, 40],
  ])('lead where the documentation says: %s', (_, minLength, maxLength) => {
    fc.assert(
      fc.property(fc.array(shape, { minLength, maxLength }), fc.array(labels, { minLength: 5 }), (shapes, alerts) => {
        const tree = aTree(...named(shapes));
        for (const each of alerts) {
          const alert = { labels: each, annotations: { x: 'a' } };
          const expected = destinationsBelow(tree.routes, alert);
          expect(ids(matchRoutes(tree, alert))).toEqual(expected.length > 0 ? ids(expected) : ['unmatched']);
        }
      }),
      { seed: 1, numRuns: 40 },
    );
  });

  it('lead to the same destinations whether or not somebody looks on', () => {
    fc.assert(
      fc.property(fc.array(shape, { minLength: 16, maxLength: 24 }), labels, (shapes, each) => {
        const tree = aTree(...named(shapes));
        const alert = { labels: each, annotations: {} };
        const visited: string[] = [];
        const watched = matchRoutes(tree, alert, ({ id }) => visited.push(id));
        expect(ids(watched)).toEqual(ids(matchRoutes(tree, alert)));
        expect(new Set(visited).size).toBe(visited.length);
      }),
      { seed: 2, numRuns: 40 },
    );
  });
});
