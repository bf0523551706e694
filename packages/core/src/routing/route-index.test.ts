import type { TextMap } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { aRoutable, aRoute, type RouteShape } from '../testing/route-builders.ts';
import type { Route } from './route.ts';
import { candidateRoutes, prepareCandidates } from './route-index.ts';

/** As many siblings as are looked up by value. */
const MANY = 16;

/** These routes, and others that want a label that no alert of these tests has, so that there are many. */
function amongMany(...shapes: readonly RouteShape[]): readonly Route[] {
  const more = Array.from({ length: MANY }, (_, index) => ({ id: `filler ${index}`, match: { filler: `${index}` } }));
  return [...shapes, ...more].map(aRoute);
}

function candidates(routes: readonly Route[], labels: TextMap = {}): readonly string[] {
  return [...candidateRoutes(routes, aRoutable(labels))].map(({ id }) => id);
}

describe('few siblings', () => {
  it('are all candidates', () => {
    const routes = Array.from({ length: MANY - 1 }, (_, index) => aRoute({ id: `${index}`, match: { a: `${index}` } }));
    expect(candidateRoutes(routes, aRoutable({ a: '3' }))).toBe(routes);
  });

  it('are looked up from the sixteenth on', () => {
    const routes = Array.from({ length: MANY }, (_, index) => aRoute({ id: `${index}`, match: { a: `${index}` } }));
    expect(candidates(routes, { a: '3' })).toEqual(['3']);
  });
});

describe('many siblings', () => {
  it.each<[string, RouteShape['match'], TextMap, boolean]>([
    ['the value that the route needs', { a: '1' }, { a: '1' }, true],
    ['another value', { a: '1' }, { a: '2' }, false],
    ['an absent label', { a: '1' }, {}, false],
    ['one of its values', { a: ['1', '2'] }, { a: '2' }, true],
    ['none of its values', { a: ['1', '2'] }, { a: '3' }, false],
    ['a pattern of words', ['a=~"1|2"'], { a: '1' }, true],
    ['another word', ['a=~"1|2"'], { a: '12' }, false],
    ['the empty value means an absent label', { a: '' }, {}, true],
    ['it must not exist, and it does', { a: { exists: false } }, { a: '1' }, false],
    ['a pattern that must be tried', { a: { matches: '[12]' } }, { a: '3' }, true],
    ['what must not be', { a: { not: '1' } }, { a: '1' }, true],
    ['everything', {}, {}, true],
  ])('%s', (_, match, labels, expected) => {
    expect(candidates(amongMany({ id: 'it', match }), labels)).toEqual(expected ? ['it'] : []);
  });

  it('may need several labels: they are looked up by the one that tells most of them apart', () => {
    const hosts = Array.from({ length: MANY }, (_, index) => ({
      id: `${index}`,
      match: { env: index % 2 === 0 ? 'prod' : 'test', host: `web-${index}` },
    }));
    expect(candidates(hosts.map(aRoute), { env: 'prod', host: 'web-4' })).toEqual(['4']);
    expect(candidates(hosts.map(aRoute), { env: 'test', host: 'web-4' })).toEqual(['4']);
    expect(candidates(hosts.map(aRoute), { env: 'prod' })).toEqual([]);
  });

  it('are told apart by their values of a label, not by how often one is named', () => {
    const shapes = Array.from({ length: MANY }, (_, index) => ({
      id: `${index}`,
      match: { team: 'a', ...(index < 4 ? { host: `web-${index}` } : {}) },
    }));
    expect(candidates(shapes.map(aRoute), { team: 'a', host: 'web-1' })).toHaveLength(13);
  });

  it('need no label of an annotation, and none of matchAny', () => {
    const routes = amongMany(
      { id: 'annotated', matchAnnotations: { a: '1' } },
      { id: 'either', matchAny: [{ a: '1' }, { a: '2' }] },
      { id: 'one alone', matchAny: [{ a: '1' }] },
    );
    expect(candidates(routes, { a: '3' })).toEqual(['annotated', 'either']);
  });

  it('come in their order, each once, whichever way they were found', () => {
    const routes = amongMany(
      { id: 'a1', match: { a: '1' } },
      { id: 'all', match: {} },
      { id: 'b1', match: { b: ['1', '2', '3'] } },
      { id: 'a1 again', match: { a: ['1', '9'] } },
      { id: 'pattern', match: { b: { matches: '[0-9]' } } },
      { id: 'b2', match: { b: '2' } },
      { id: 'no c', match: { c: '' } },
    );
    expect(candidates(routes, { a: '1', b: '1' })).toEqual(['a1', 'all', 'b1', 'a1 again', 'pattern', 'no c']);
    expect(candidates(routes, { a: '9', b: '2', c: 'x' })).toEqual(['all', 'b1', 'a1 again', 'pattern', 'b2']);
    expect(candidates(routes, {})).toEqual(['all', 'pattern', 'no c']);
  });

  it('give the last ones too, and each candidate only when it is asked for', () => {
    const [first, second, ...others] = candidateRoutes(
      [...amongMany({ id: 'first', match: {} }), aRoute({ id: 'last', match: { a: '1' } })],
      aRoutable({ a: '1' }),
    );
    expect([first?.id, second?.id, others]).toEqual(['first', 'last', []]);
    const iterator = candidateRoutes(amongMany({ id: 'x' }, { id: 'y' }), aRoutable())[Symbol.iterator]();
    expect(iterator.next().value?.id).toBe('x');
    expect(iterator.next().value?.id).toBe('y');
    expect(iterator.next().done).toBe(true);
  });

  it('are remembered list by list', () => {
    const one = amongMany({ id: 'one', match: { a: '1' } });
    const other = amongMany({ id: 'other', match: { a: '2' } });
    for (let again = 0; again < 2; again += 1) {
      expect(candidates(one, { a: '1' })).toEqual(['one']);
      expect(candidates(other, { a: '1' })).toEqual([]);
      expect(candidates(other, { a: '2' })).toEqual(['other']);
    }
  });

  it('may be worked out before the first alert asks for them', () => {
    let looks = 0;
    const routes = amongMany({ id: 'one', match: { a: '1' } }).map(({ match, ...route }) => ({
      ...route,
      get match() {
        looks += 1;
        return match;
      },
    }));
    prepareCandidates(routes);
    const before = looks;
    expect(before).toBeGreaterThan(0);
    expect(candidates(routes, { a: '1' })).toEqual(['one']);
    expect(looks).toBe(before);
  });

  it('take a value that is not a text for an absent one', () => {
    const foreign = JSON.parse('{"labels": {"a": 1}, "annotations": {}}');
    const routes = amongMany({ id: 'one', match: { a: '1' } }, { id: 'absent', match: { a: '' } });
    expect([...candidateRoutes(routes, foreign)].map(({ id }) => id)).toEqual(['absent']);
  });
});
