import { type Schema, Type } from '@signalbox/sdk';
import { describe, expect, it } from 'vitest';
import { valueAt } from '../../text/json-path.ts';
import { schemaValidator } from '../schema/schema-validator.ts';
import { pluginSchema } from './plugin-schema.ts';

const COMMON = { transport: Type.String({ description: 'Which one.' }), timeout: Type.Optional(Type.String()) };
const BASE = Type.Object(COMMON, { description: 'A channel.' });
const room = {
  name: 'room',
  options: Type.Object(
    {
      room: Type.String(),
      size: Type.Integer({ default: 1 }),
      inner: Type.Optional(Type.Object({ a: Type.String({ default: 'x' }), b: Type.String() })),
    },
    { additionalProperties: false },
  ),
};
const log = { name: 'log', options: Type.Object({}, { additionalProperties: false }) };
const open = { name: 'open', options: {} };

const schema = pluginSchema(BASE, COMMON, 'transport', [room, log, open]);

describe('the schema of a channel with the options of some transports', () => {
  it.each([
    ['the options of its transport', { transport: 'room', room: 'r' }, true],
    ['an option that has a default', { transport: 'room', room: 'r', size: 5 }, true],
    ['common keys beside its options', { transport: 'room', room: 'r', timeout: '5s' }, true],
    ['defaults left out deep inside', { transport: 'room', room: 'r', inner: { b: 'y' } }, true],
    ['a transport without options', { transport: 'log' }, true],
    ['another transport, with anything', { transport: 'other', room: 5 }, true],
    ['a transport whose schema is open', { transport: 'open', x: 1 }, true],
    ['an option missing', { transport: 'room' }, false],
    ['an option missing deep inside', { transport: 'room', room: 'r', inner: {} }, false],
    ['an option of another kind', { transport: 'room', room: 5 }, false],
    ['an option of another transport', { transport: 'log', room: 'r' }, false],
    ['a common key of another kind', { transport: 'log', timeout: 5 }, false],
    ['no transport', { room: 'r' }, false],
  ])('with %s', (_, value, isValid) => {
    expect(schemaValidator({ ...schema })(value).length === 0).toBe(isValid);
  });

  it('offers the names of the transports, and leaves others open', () => {
    expect(valueAt(schema, ['properties', 'transport'])).toEqual({
      anyOf: [{ enum: ['room', 'log', 'open'] }, { type: 'string' }],
      description: 'Which one.',
    });
    expect(schema['description']).toBe('A channel.');
  });

  it('is the common one alone where no transport is known', () => {
    const plain: Schema = pluginSchema(BASE, COMMON, 'transport', []);
    expect(plain).not.toHaveProperty('allOf');
    expect(valueAt(plain, ['properties', 'transport'])).toBe(COMMON.transport);
  });
});
