import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { log, room, sender } from '../testing/plugins.ts';
import { valueAt } from '../text/json-path.ts';
import { configSchema } from './config-schema.ts';

const schema = configSchema({ transports: [room, log], sources: [sender] });

/** As an editor does: the printed text, no defaults filled in. */
function isValid(value: unknown): boolean {
  const ajv = new Ajv2020({ strict: false });
  formats.default(ajv);
  return ajv.validate(JSON.parse(JSON.stringify(schema)), value);
}

const withChannel = (channel: unknown) => ({ version: 1, unmatched: { to: [] }, channels: { c: channel } });
const withRoute = (route: unknown) => ({ version: 1, unmatched: { to: [] }, routes: [route] });

describe('the schema for editors', () => {
  it.each([
    ['the least that there can be', { version: 1, unmatched: { to: [] } }],
    ['a channel whose option with a default is left out', withChannel({ transport: 'room', room: 'r', token: 't' })],
    ['a channel of a package that it does not know', withChannel({ transport: '@acme/x', anything: 1 })],
    [
      'a channel with common keys',
      withChannel({ transport: 'log', timeout: '5s', template: { text: { file: 'x.hbs' } } }),
    ],
    ['a source', { version: 1, unmatched: { to: [] }, sources: { s: { type: 'sender', auth: [{ secret: 'x' }] } } }],
    [
      'all kinds of matches',
      withRoute({ match: { a: 1, b: ['x', 2], c: { not: ['x'] }, d: { exists: true } }, to: [] }),
    ],
    [
      'matches as texts',
      withRoute({ matchAny: [['a="b"'], { c: { matches: 'd' } }], to: [], routes: [{ match: ['x=y'] }] }),
    ],
    [
      'mute times, and routes that name them',
      {
        ...withRoute({ to: [], mute: ['m'], active: [] }),
        muteTimes: {
          m: {
            timeZone: 'Asia/Tokyo',
            intervals: [
              {},
              { weekdays: ['mon-friday', 'sun'], times: [{ from: '22:00', to: '24:00' }], timeZone: 'UTC' },
              { daysOfMonth: [1, -1, '1-5', '-3--1'], months: [1, 'feb', '3-may'], years: [2026, '2027-2030'] },
            ],
          },
        },
      },
    ],
    [
      'silences and inhibition',
      {
        ...withRoute({ to: [] }),
        silences: [
          { match: { a: 'b' }, until: '2026-12-01T00:00:00Z' },
          { matchAny: [['a="b"']], during: ['m'], comment: 'x' },
        ],
        inhibit: [
          { source: { a: 'b' }, target: ['a="c"'], equal: ['d'] },
          { sources: [{ a: 'b' }, ['c="d"']], target: {} },
        ],
      },
    ],
  ])('takes %s', (_, value) => expect(isValid(value)).toBe(true));

  it.each([
    ['a file without unmatched', { version: 1 }],
    ['a channel without transport', withChannel({ room: 'r' })],
    ['a channel with a key that its transport does not have', withChannel({ transport: 'log', room: 'r' })],
    ['a channel that lacks an option', withChannel({ transport: 'room', room: 'r' })],
    ['a duration that is none', withChannel({ transport: 'log', timeout: '5 s' })],
    ['a boolean to match', withRoute({ match: { a: true }, to: [] })],
    ['an unknown key deep in the routes', withRoute({ to: [], routes: [{ routes: [{ mach: {} }] }] })],
    ['a silence by a boolean', { ...withRoute({ to: [] }), silences: [{ match: { a: true }, until: 'x' }] }],
    ['an inhibition rule without target', { ...withRoute({ to: [] }), inhibit: [{ source: { a: 'b' } }] }],
    ['what a later version brings', { version: 1, unmatched: { to: [] }, scope: {} }],
  ])('refuses %s', (_, value) => expect(isValid(value)).toBe(false));

  it('has every description as markdown as well', () => {
    expect(valueAt(schema, ['properties', 'unmatched', 'markdownDescription'])).toContain('`to: []`');
    expect(JSON.stringify(schema).match(/"description"/g)?.length).toBe(
      JSON.stringify(schema).match(/"markdownDescription"/g)?.length,
    );
  });

  it('offers the names of the transports', () => {
    const names = ['properties', 'channels', 'additionalProperties', 'properties', 'transport', 'anyOf', 0, 'enum'];
    expect(valueAt(schema, names)).toEqual(['room', 'log']);
  });
});
