import { type ObjectSchema, type Schema, Type } from '@signalbox/sdk';

/** Gives a schema the name under which the OpenAPI document has it once, and refers to it. */
export function component<S extends Schema>(name: string, schema: S): S {
  return { ...schema, $id: name };
}

/** An object that has these properties and no others. */
export function exactly<P extends Readonly<Record<string, Schema>>>(properties: P): ObjectSchema<P> {
  return Type.Object(properties, { additionalProperties: false });
}

/** Always there: null where there is no such value. */
export function orNull<T>(schema: Schema<T>, description: string): Schema<T | null> {
  return { description, anyOf: [schema, Type.Null()] };
}

/** RFC 3339. */
export const timeSchema = Type.String({ format: 'date-time' });
export const textMapSchema = Type.Record(Type.String(), Type.String());
export const fingerprintSchema = Type.String({ pattern: '^[0-9a-f]{32}$' });

/** What every problem document has. @see https://www.rfc-editor.org/rfc/rfc9457 */
export const problemSchema = component(
  'Problem',
  Type.Object(
    {
      type: Type.Literal('about:blank'),
      title: Type.String(),
      status: Type.Integer({ minimum: 400, maximum: 599 }),
      detail: Type.String(),
      code: Type.String({ description: 'Permanent, for programs.' }),
      problems: Type.Optional(
        Type.Array(Type.String(), { description: 'One sentence each, where there are several.' }),
      ),
    },
    { description: 'RFC 9457.' },
  ),
);
