import { describe, expect, it } from 'vitest';
import { aRoute, type RouteShape } from '../testing/route-builders.ts';
import { goesElsewhere } from './goes-elsewhere.ts';
import type { Route } from './route.ts';
import { routePaths } from './route-paths.ts';

/** Do the alerts of the route `it` go elsewhere, too? */
function ask(routes: readonly Route[]): boolean {
  const path = routePaths({ routes }).find((each) => each.at(-1)?.route.id === 'it');
  if (path === undefined) throw new Error('no route is called `it`');
  return goesElsewhere(path);
}

describe('the alerts of a route go elsewhere as well', () => {
  it.each<[string, readonly RouteShape[], boolean]>([
    ['alone', [{ id: 'it' }], false],
    [
      'after one that goes on with them',
      [
        { id: 'a', continues: true },
        { id: 'it', match: { x: '1' } },
      ],
      true,
    ],
    [
      'after one that goes on with some of them',
      [
        { id: 'a', match: { x: '1', y: '2' }, continues: true },
        { id: 'it', match: { x: '1' } },
      ],
      false,
    ],
    [
      'after one that keeps them',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'it', match: { x: '1' } },
      ],
      false,
    ],
    ['before another one', [{ id: 'it', match: { x: '1' } }, { id: 'b' }], false],
    ['going on to another one', [{ id: 'it', match: { x: '1' }, continues: true }, { id: 'b' }], true],
    [
      'below one that goes on to another one',
      [{ id: 'a', continues: true, routes: [{ id: 'it', match: { x: '1' } }] }, { id: 'b' }],
      true,
    ],
    ['below another one', [{ id: 'a', routes: [{ id: 'it', match: { x: '1' } }] }, { id: 'b' }], false],
  ])('%s', (_, shapes, expected) => expect(ask(shapes.map(aRoute))).toBe(expected));

  it('not where they are dropped', () => {
    const before = { ...aRoute({ id: 'a', continues: true }), to: [] };
    expect(ask([before, aRoute({ id: 'it' })])).toBe(false);
  });
});
