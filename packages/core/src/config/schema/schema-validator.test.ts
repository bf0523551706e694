import { FilePath, Severity, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { plainSchema, schemaValidator } from './schema-validator.ts';

describe('the validator of a schema', () => {
  it('is made once for a schema', () => {
    const schema = Type.Object({ a: Type.String() });
    expect(schemaValidator(schema)).toBe(schemaValidator(schema));
    expect(schemaValidator(schema)).not.toBe(schemaValidator({ ...schema }));
  });

  it('gives all errors, and none of an earlier value', () => {
    const validate = schemaValidator(Type.Object({ a: Type.String(), b: Type.Integer() }));
    expect(validate({ a: 1, b: 'x' }).map(({ instancePath }) => instancePath)).toEqual(['/a', '/b']);
    expect(validate({ a: 'x', b: 1 })).toEqual([]);
    expect(validate({ a: 1, b: 1 })).toHaveLength(1);
  });

  it('fills in defaults before it looks for what is missing', () => {
    const value = { in: {} };
    const inner = Type.Object({ b: Type.Array(Type.String(), { default: ['x'] }) });
    expect(schemaValidator(Type.Object({ a: Type.Integer({ default: 5 }), in: inner }))(value)).toEqual([]);
    expect(value).toEqual({ a: 5, in: { b: ['x'] } });
  });

  it('gives each value defaults of its own', () => {
    const validate = schemaValidator(Type.Object({ b: Type.Array(Type.String(), { default: ['x'] }) }));
    const [one, other]: { b?: string[] }[] = [{}, {}];
    validate(one);
    validate(other);
    one?.b?.push('y');
    expect(other).toEqual({ b: ['x'] });
  });

  it.each([
    ['a web address', Type.String({ format: 'uri' }), 'https://x.example', 'nowhere'],
    ['a path, of which nothing is known', FilePath(), 'a b/c', 5],
    ['a severity, which may be any text', Severity(), 'page me', 5],
  ])('knows the format of %s', (_, schema, good, bad) => {
    expect(schemaValidator(schema)(good)).toEqual([]);
    expect(schemaValidator(schema)(bad)).toHaveLength(1);
  });

  it('takes no key for there that is only inherited', () => {
    expect(schemaValidator(Type.Object({ toString: Type.Optional(Type.String()) }))({})).toEqual([]);
    expect(schemaValidator({ type: 'object', required: ['constructor'] })({})).toHaveLength(1);
  });

  it('takes keywords that it does not know', () => {
    expect(schemaValidator({ type: 'string', 'x-mine': true })('a')).toEqual([]);
  });

  it('throws if the schema is wrong', () => {
    expect(() => schemaValidator({ type: 'nonsense' })).toThrow();
    expect(() => schemaValidator({ $ref: '#/$defs/gone' })).toThrow();
  });
});

describe('a plain schema', () => {
  it('is what would be printed of it', () => {
    const schema = { type: 'string', default: undefined, [Symbol('kind')]: 'String' };
    expect(Reflect.ownKeys(plainSchema(schema))).toEqual(['type']);
  });
});
