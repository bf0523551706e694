import { describe, expect, it } from 'vitest';
import { aTree, type RouteShape } from '../testing/route-builders.ts';
import { unreachableRoutes } from './unreachable-routes.ts';

/** `route < those that take its alerts`. */
const unreachable = (...routes: readonly RouteShape[]) =>
  unreachableRoutes(aTree(...routes)).map(({ route, takenBy }) => `${route.id} < ${takenBy.map(({ id }) => id)}`);

describe('a route that no alert reaches', () => {
  it.each<[string, readonly RouteShape[], readonly string[]]>([
    [
      'after the same match',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'b', match: ['x="1"'] },
      ],
      ['b < a'],
    ],
    [
      'after a wider one',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'b', match: { x: '1', y: '2' } },
      ],
      ['b < a'],
    ],
    ['after everything', [{ id: 'a' }, { id: 'b', match: { x: { matches: 'z.*' } } }], ['b < a']],
    [
      'after a list',
      [
        { id: 'a', match: { x: ['1', '2'] } },
        { id: 'b', match: { x: '2' } },
      ],
      ['b < a'],
    ],
    [
      'after a pattern',
      [
        { id: 'a', match: { x: { matches: 'db-.*' } } },
        { id: 'b', match: { x: 'db-1' } },
      ],
      ['b < a'],
    ],
    [
      'after a negation',
      [
        { id: 'a', match: { x: { not: '1' } } },
        { id: 'b', match: { x: '2' } },
      ],
      ['b < a'],
    ],
    [
      'after several together',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'b', match: { x: '2' } },
        { id: 'c', match: { x: ['1', '2'], y: '3' } },
      ],
      ['c < a,b'],
    ],
    [
      'below a route, after a sibling of that',
      [
        { id: 'a', match: { x: '1' } },
        {
          id: 'b',
          match: { y: '1' },
          routes: [
            { id: 'b/c', match: { x: '1' } },
            { id: 'b/d', match: { x: '2' } },
          ],
        },
      ],
      ['b/c < a'],
    ],
    [
      'below a route that excludes it',
      [{ id: 'a', match: { x: '1' }, routes: [{ id: 'a/b', match: { x: '2' } }] }],
      ['a/b < '],
    ],
    ['by itself', [{ id: 'a', match: ['x="1"', 'x="2"'] }], ['a < ']],
    [
      'with those below it, which are not told',
      [{ id: 'a' }, { id: 'b', routes: [{ id: 'b/c' }, { id: 'b/d' }] }],
      ['b < a'],
    ],
    [
      'among many siblings',
      [
        ...Array.from({ length: 40 }, (_, index) => ({ id: `${index}`, match: { x: `${index}` } })),
        { id: 'again', match: { x: '7', y: '1' } },
      ],
      ['again < 7'],
    ],
  ])('is found: %s', (_, routes, expected) => expect(unreachable(...routes)).toEqual(expected));

  it.each<[string, readonly RouteShape[]]>([
    ['after one that goes on', [{ id: 'a', continues: true }, { id: 'b' }]],
    [
      'after a narrower one',
      [
        { id: 'a', match: { x: '1', y: '2' } },
        { id: 'b', match: { x: '1' } },
      ],
    ],
    [
      'after one of another label',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'b', match: { y: '1' } },
      ],
    ],
    [
      'after a part of its list',
      [
        { id: 'a', match: { x: '1' } },
        { id: 'b', match: { x: ['1', '2'] } },
      ],
    ],
    [
      'of patterns',
      [
        { id: 'a', match: { x: { matches: 'a.*' } } },
        { id: 'b', match: { x: { matches: 'ab.*' } } },
      ],
    ],
    [
      'after one that wants an absent label',
      [
        { id: 'a', match: { y: '' } },
        { id: 'b', match: { x: '1' } },
      ],
    ],
    ['before everything', [{ id: 'a', match: { x: '1' } }, { id: 'b' }]],
    [
      'below a sibling that takes the same',
      [{ id: 'a', match: { x: '1' }, routes: [{ id: 'a/b', match: { x: '1' } }] }],
    ],
    [
      'after the child of another route',
      [
        { id: 'a', match: { y: '1' }, routes: [{ id: 'a/b', match: { x: '1' } }] },
        { id: 'c', match: { x: '1' } },
      ],
    ],
    [
      'where it is one of several matches',
      [
        { id: 'a', matchAny: [{ x: '1' }, { x: '2' }] },
        { id: 'b', match: { x: ['1', '3'] } },
      ],
    ],
  ])('is not claimed: %s', (_, routes) => expect(unreachable(...routes)).toEqual([]));
});
