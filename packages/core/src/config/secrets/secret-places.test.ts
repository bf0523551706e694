import { type OptionsSchema, Secret, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { formatKeyPath } from '../problems/key-path.ts';
import { passwordsIn, secretPlaces } from './secret-places.ts';

/** `PATH: TEXT` of each secret. */
const places = (schema: OptionsSchema, value: unknown) =>
  secretPlaces(schema, value).map(({ path, text }) => `${formatKeyPath(path)}: ${text}`);

const secret = Secret({ description: 'Hidden.' });

describe('a secret among options', () => {
  it.each([
    ['a text', Type.Object({ a: secret }), { a: 'x' }, ['a: x']],
    ['a number in its place', Type.Object({ a: secret }), { a: 5 }, ['a: 5']],
    ['in a list', Type.Object({ a: Type.Array(secret) }), { a: ['x', 'y'] }, ['a[0]: x', 'a[1]: y']],
    ['in a list in its place', Type.Object({ a: secret }), { a: ['x', { b: 'y' }] }, ['a[0]: x', 'a[1].b: y']],
    ['in a map by any name', Type.Object({ a: Type.Record(Type.String(), secret) }), { a: { b: 'x' } }, ['a.b: x']],
    [
      'deep inside',
      Type.Object({ a: Type.Object({ b: Type.Object({ c: secret }) }) }),
      { a: { b: { c: 'x' } } },
      ['a.b.c: x'],
    ],
    ['in one branch of a union', Type.Object({ a: Type.Union([Type.Boolean(), secret]) }), { a: 'x' }, ['a: x']],
    ['by `oneOf`', { properties: { a: { oneOf: [{ writeOnly: true }] } } }, { a: 'x' }, ['a: x']],
    ['by `allOf`', { allOf: [{ properties: { a: { writeOnly: true } } }] }, { a: 'x' }, ['a: x']],
    ['by `if`', { if: { properties: { a: { writeOnly: true } } } }, { a: 'x' }, ['a: x']],
    // biome-ignore lint/suspicious/noThenProperty: the keyword of JSON Schema
    ['by `then`', { then: { properties: { a: { writeOnly: true } } } }, { a: 'x' }, ['a: x']],
    ['by `else`', { else: { properties: { a: { writeOnly: true } } } }, { a: 'x' }, ['a: x']],
    [
      'by the pattern of its name',
      { patternProperties: { '^x-': { writeOnly: true } } },
      { 'x-a': '1', b: '2' },
      ['x-a: 1'],
    ],
    [
      'by its place in a list',
      { properties: { a: { prefixItems: [{}, { writeOnly: true }] } } },
      { a: ['x', 'y', 'z'] },
      ['a[1]: y'],
    ],
    [
      'behind its place in a list',
      { properties: { a: { prefixItems: [{}], items: { writeOnly: true } } } },
      { a: ['x', 'y'] },
      ['a[1]: y'],
    ],
    [
      'by reference',
      { $defs: { s: { writeOnly: true } }, properties: { a: { $ref: '#/$defs/s' } } },
      { a: 'x' },
      ['a: x'],
    ],
  ])('is found: %s', (_, schema, value, expected) => expect(places(schema, value)).toEqual(expected));

  it.each([
    ['of another kind', Type.Object({ a: secret }), { a: true }],
    ['that is not written', Type.Object({ a: secret }), {}],
    ['below a reference to elsewhere', { properties: { a: { $ref: 'https://x.example/s' } } }, { a: 'x' }],
    ['below a reference to nothing', { properties: { a: { $ref: '#/$defs/gone' } } }, { a: 'x' }],
    ['beside one', Type.Object({ a: secret, b: Type.String() }), { b: 'x' }],
    ['under a name of its own', { properties: { a: {} }, additionalProperties: { writeOnly: true } }, { a: 'x' }],
  ])('is none: %s', (_, schema, value) => expect(places(schema, value)).toEqual([]));

  it('is found though the schema refers to itself', () => {
    const schema = {
      $defs: { s: { properties: { in: { $ref: '#/$defs/s' }, a: { writeOnly: true } } } },
      $ref: '#/$defs/s',
    };
    expect(places(schema, { in: { in: { a: 'x' } } })).toEqual(['in.in.a: x']);
    expect(places({ $ref: '#/' }, 'x')).toEqual([]);
    expect(places({ $defs: { s: { $ref: '#/$defs/s' } }, $ref: '#/$defs/s' }, 'x')).toEqual([]);
  });

  it('is the password of an address wherever one stands, also where no schema speaks of it', () => {
    const value = { a: 'https://me:canary@x.example/', list: ['x', { b: 'amqp://me:other@x' }] };
    expect(places({}, value)).toEqual(['a: canary', 'list[1].b: other']);
    expect(places(Type.Object({ a: secret }), { a: 'https://me:p@x' })).toEqual(['a: https://me:p@x', 'a: p']);
  });
});

describe('the password of an address', () => {
  it.each([
    ['https://me:secret@x.example/path', ['secret']],
    ['postgres://me:secret@127.0.0.1:5432/db', ['secret']],
    ['HTTPS://me:secret@x', ['secret']],
    ['git+ssh://:secret@x', ['secret']],
    ['https://me:a%2Fb@x', ['a%2Fb', 'a/b']],
    ['https://me:a%zzb@x', ['a%zzb']],
    ['https://me:a:b@x', ['a:b']],
    ['https://me@x.example', []],
    ['https://x.example/me:secret@y', []],
    ['https://x.example', []],
    ['me:secret@x', []],
    ['text with https://me:secret@x inside', []],
    ['', []],
  ])('%j has %j', (text, passwords) => expect(passwordsIn(text)).toEqual(passwords));
});
