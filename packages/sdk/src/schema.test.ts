import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { type Schema, type Static, Type } from './schema.ts';

const CLOSED = { additionalProperties: false } as const;

describe('a schema', () => {
  it.each<[string, Schema, object]>([
    [
      'of a text',
      Type.String({ minLength: 1, maxLength: 9, pattern: '^a', format: 'uri', default: 'a', examples: ['ab'] }),
      { type: 'string', minLength: 1, maxLength: 9, pattern: '^a', format: 'uri', default: 'a', examples: ['ab'] },
    ],
    [
      'of a secret text',
      Type.String({ writeOnly: true, $comment: 'must be a secret', description: 'Hush.', $id: 'secret' }),
      { type: 'string', writeOnly: true, $comment: 'must be a secret', description: 'Hush.', $id: 'secret' },
    ],
    ['of yes and no', Type.Boolean({ default: false }), { type: 'boolean', default: false }],
    [
      'of a number',
      Type.Integer({ minimum: -31, maximum: 31, not: Type.Literal(0) }),
      { type: 'integer', minimum: -31, maximum: 31, not: { const: 0 } },
    ],
    ['of null', Type.Null(), { type: 'null' }],
    ['of anything', Type.Unknown({ description: 'Raw.' }), { description: 'Raw.' }],
    ['of one value', Type.Literal(1, { $comment: 'must be 1' }), { const: 1, $comment: 'must be 1' }],
    ['of some texts', Type.Enum(['a', 'b'], { default: 'b' }), { type: 'string', enum: ['a', 'b'], default: 'b' }],
    [
      'of a list',
      Type.Array(Type.String(), { minItems: 1, maxItems: 4, uniqueItems: true, default: [] }),
      { type: 'array', items: { type: 'string' }, minItems: 1, maxItems: 4, uniqueItems: true, default: [] },
    ],
    [
      'of several kinds',
      Type.Union([Type.Literal('none'), Type.Integer()], { description: 'One.' }),
      { anyOf: [{ const: 'none' }, { type: 'integer' }], description: 'One.' },
    ],
    [
      'of a map with any keys',
      Type.Record(Type.String(), Type.Boolean(), { minProperties: 1 }),
      { type: 'object', additionalProperties: { type: 'boolean' }, minProperties: 1 },
    ],
    [
      'of a map with keys of a form',
      Type.Record(Type.String({ pattern: '^[a-z]+$' }), Type.Boolean(), { maxProperties: 2 }),
      {
        type: 'object',
        propertyNames: { type: 'string', pattern: '^[a-z]+$' },
        additionalProperties: { type: 'boolean' },
        maxProperties: 2,
      },
    ],
    [
      'of a schema at another place',
      Type.Ref('#/$defs/a', { description: 'An a.' }),
      { $ref: '#/$defs/a', description: 'An a.' },
    ],
    [
      'of an object',
      Type.Object({ a: Type.String(), b: Type.Optional(Type.String()) }, { ...CLOSED, minProperties: 1 }),
      {
        type: 'object',
        properties: { a: { type: 'string' }, b: { type: 'string' } },
        required: ['a'],
        additionalProperties: false,
        minProperties: 1,
      },
    ],
    [
      'of an object that may lack everything',
      Type.Partial(Type.Object({ a: Type.String() }, { ...CLOSED, description: 'Some.' })),
      { type: 'object', properties: { a: { type: 'string' } }, additionalProperties: false, description: 'Some.' },
    ],
  ])('%s is plain JSON Schema', (_, schema, json) => {
    expect(JSON.parse(JSON.stringify(schema))).toEqual(json);
    expect(new Ajv2020({ strict: false, logger: false }).validateSchema(schema)).toBe(true);
  });
});

describe('the type of a schema', () => {
  it('is that of its values', () => {
    valuesOf(Type.String()).toEqualTypeOf<string>();
    valuesOf(Type.Boolean()).toEqualTypeOf<boolean>();
    valuesOf(Type.Integer()).toEqualTypeOf<number>();
    valuesOf(Type.Null()).toEqualTypeOf<null>();
    valuesOf(Type.Unknown()).toEqualTypeOf<unknown>();
    valuesOf(Type.Literal('none')).toEqualTypeOf<'none'>();
    valuesOf(Type.Literal(1)).toEqualTypeOf<1>();
    valuesOf(Type.Enum(['=', '!='])).toEqualTypeOf<'=' | '!='>();
    valuesOf(Type.Array(Type.Array(Type.Integer()))).toEqualTypeOf<readonly (readonly number[])[]>();
    valuesOf(Type.Union([Type.String(), Type.Null()])).toEqualTypeOf<string | null>();
    valuesOf(Type.Record(Type.String(), Type.Literal(true))).toEqualTypeOf<Readonly<Record<string, true>>>();
  });

  it('of an object has its optional properties, readonly, and reads as one object', () => {
    const schema = Type.Object({
      room: Type.Union([Type.String(), Type.Integer()]),
      notify: Type.Boolean({ default: true }),
      from: Type.Optional(Type.String()),
      retry: Type.Optional(Type.Partial(Type.Object({ giveUpAfter: Type.String() }))),
    });
    valuesOf(schema).toEqualTypeOf<{
      readonly room: string | number;
      readonly notify: boolean;
      readonly from?: string;
      readonly retry?: { readonly giveUpAfter?: string };
    }>();
    expectTypeOf(schema.required).toEqualTypeOf<readonly ('room' | 'notify' | 'from' | 'retry')[]>();
  });

  it('of property maps that are spread is that of one object', () => {
    const common = { to: Type.Array(Type.String()), wait: Type.Optional(Type.String()) };
    const schema = Type.Object({ ...common, name: Type.String() }, CLOSED);
    expect(schema.required).toEqual(['to', 'name']);
    valuesOf(schema).toEqualTypeOf<{
      readonly to: readonly string[];
      readonly wait?: string;
      readonly name: string;
    }>();
  });

  it('is declared by hand where the schema is written in plain JSON Schema', () => {
    const label: Schema<string | number> = { type: ['string', 'number'] };
    valuesOf(Type.Object({ labels: Type.Record(Type.String(), label) })).toEqualTypeOf<{
      readonly labels: Readonly<Record<string, string | number>>;
    }>();
  });

  it('refuses keywords, defaults and examples of another kind', () => {
    // @ts-expect-error a list has no pattern
    Type.Array(Type.String(), { pattern: 'x' });
    // @ts-expect-error the default is none of the texts
    Type.Enum(['a', 'b'], { default: 'c' });
    // @ts-expect-error an example of another type
    Type.Integer({ examples: ['1'] });
    // @ts-expect-error keys of a map are texts
    Type.Record(Type.Integer(), Type.String());
    // @ts-expect-error a default that lacks a property
    Type.Object({ a: Type.String() }, { default: {} });
  });
});

describe('a schema that contains itself', () => {
  const own = { name: Type.Optional(Type.String()), to: Type.Array(Type.String()) };
  const ownSchema = Type.Object(own);
  interface Route extends Static<typeof ownSchema> {
    readonly routes?: readonly Route[];
  }
  const routes = Type.Optional(Type.Array(Type.Ref<Route>('#/$defs/route')));
  const route = Type.Object({ ...own, routes }, CLOSED);
  const file = Type.Object({ route: Type.Ref<Route>('#/$defs/route') }, { ...CLOSED, $defs: { route } });

  it('has the type of the interface at every depth', () => {
    valuesOf(file).toEqualTypeOf<{ readonly route: Route }>();
    valuesOf(route).toExtend<Route>();
    expectTypeOf<Route>().toExtend<Static<typeof route>>();
  });

  it('judges values at every depth', () => {
    const isRoute = new Ajv2020().compile(file);
    expect(isRoute({ route: { to: [], routes: [{ to: ['a'], routes: [{ to: [] }] }] } })).toBe(true);
    expect(isRoute({ route: { to: [], routes: [{ to: ['a'], routes: [{ too: [] }] }] } })).toBe(false);
  });
});

/** What the compiler takes the values of a schema for. */
function valuesOf<S extends Schema>(_schema: S) {
  return expectTypeOf<Static<S>>();
}
