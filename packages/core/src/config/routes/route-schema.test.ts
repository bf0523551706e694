import { type Schema, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { toldOf } from '../../testing/schema-check.ts';
import { defaultsSchema, routeSchema, unmatchedSchema } from './route-schema.ts';

/** Routes refer to themselves: they are checked where the file has them. */
const routes = (matches: boolean): Schema => ({
  ...Type.Array(Type.Ref('#/$defs/route')),
  $defs: { route: routeSchema(matches) },
});
const reported = (route: unknown, matches = false) => toldOf(routes(matches), [route]);

describe('a route', () => {
  it.each([
    [{}],
    [{ to: [] }],
    [{ to: ['a'], continue: true, routes: [{ routes: [{}] }] }],
    [{ name: 'payments' }],
    [{ name: '決済 2' }],
    [{ name: 'x'.repeat(100) }],
    [{ groupBy: ['...'], groupWait: '0s', groupInterval: '1m', repeatInterval: '1d' }],
    [{ mute: ['nights'], active: [] }],
    [{ match: 5 }],
  ])('may be %j', (route) => expect(reported(route)).toEqual([]));

  const NAME = 'must be 1 to 100 characters on one line, without `/`';

  it.each([
    [{ name: 'a/b' }, NAME],
    [{ name: ' a' }, NAME],
    [{ name: 'a ' }, NAME],
    [{ name: '' }, NAME],
    [{ name: 'a\nb' }, NAME],
    [{ name: 'x'.repeat(101) }, NAME],
    [{ to: 'ops' }, 'must be a list'],
    [{ to: ['a', 'a'] }, 'this appears twice in the list'],
    [{ to: [''] }, 'must not be empty'],
    [{ groupBy: ['a', 'b', 'a'] }, 'this appears twice in the list'],
    [{ groupWait: 'soon' }, '"soon" is not a duration'],
    [{ continue: 'yes' }, 'must be true or false'],
    [{ mach: {} }, 'unknown key "mach"'],
    [{ routes: [{ mach: {} }] }, 'unknown key "mach"'],
    [{ escalate: 1 }, 'the key "escalate" is reserved for a planned feature'],
    ['ops', 'must be a map'],
  ])('is not %j: %s', (route, message) => expect(reported(route)).toEqual([message]));

  it('has matchers of any form here, and of theirs in the schema for editors', () => {
    expect(reported({ match: { a: true } }, true).length).toBeGreaterThan(0);
    expect(
      reported({ match: { a: 'b' }, matchAny: [['a="b"'], { c: 1 }], matchAnnotations: { d: { exists: true } } }, true),
    ).toEqual([]);
    expect(reported({ match: { a: true } })).toEqual([]);
  });

  it('has no defaults of its own: it inherits', () => {
    const route = {};
    reported(route);
    expect(Object.keys(route).sort()).toEqual(['continue']);
  });
});

describe('the defaults of routes', () => {
  it('fill themselves in', () => {
    const defaults = {};
    expect(toldOf(defaultsSchema, defaults)).toEqual([]);
    expect(defaults).toEqual({ groupBy: ['alertname'], groupWait: '30s', groupInterval: '5m', repeatInterval: '4h' });
  });

  it('are about grouping alone', () => expect(toldOf(defaultsSchema, { to: [] })).toEqual(['unknown key "to"']));
});

describe('what has the alerts that no route takes', () => {
  it('names its channels, and may group them in its own way', () => {
    expect(toldOf(unmatchedSchema, { to: [], groupBy: [] })).toEqual([]);
    expect(toldOf(unmatchedSchema, {})).toEqual(['missing key "to"']);
    expect(toldOf(unmatchedSchema, { to: [], match: {} })).toEqual(['unknown key "match"']);
  });
});
