/**
 * Declares JSON Schemas together with their TypeScript types: what options need, and no more. The names are those of
 * TypeBox, which does much more and was measured at 22 MB and a tenth of a second of every start.
 */

declare const TYPE: unique symbol;
/** Marks optional properties of an object; JSON and ajv do not see it. */
const OPTIONAL = Symbol('signalbox.optional');

/** A JSON Schema whose values have the type `T`. */
export interface Schema<T = unknown> {
  readonly [keyword: string]: unknown;
  readonly description?: string;
  readonly default?: unknown;
  readonly writeOnly?: boolean;
  readonly [TYPE]?: T;
}

export interface ObjectSchema<P extends Properties> extends Schema<ObjectOf<P>> {
  readonly properties: P;
  readonly required: readonly (keyof P & string)[];
}

export interface OptionalSchema<T = unknown> extends Schema<T> {
  readonly [OPTIONAL]: true;
}

/** The type of the values that a schema describes. */
export type Static<S extends Schema> = S extends Schema<infer T> ? T : never;

type Properties = Readonly<Record<string, Schema>>;
type OptionalKeys<P extends Properties> = { [K in keyof P]: P[K] extends OptionalSchema ? K : never }[keyof P];
type ObjectOf<P extends Properties> = {
  readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Static<P[K]>;
} & { readonly [K in OptionalKeys<P>]?: Static<P[K]> };

/** Keywords that any schema may have. */
interface About<T> {
  readonly description?: string;
  readonly default?: T;
  /** Standard JSON Schema's word for a secret: given, never shown. */
  readonly writeOnly?: boolean;
}

export interface StringKeywords extends About<string> {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
  readonly enum?: readonly string[];
}

interface NumberKeywords extends About<number> {
  readonly minimum?: number;
  readonly maximum?: number;
}

interface ArrayKeywords<T> extends About<readonly T[]> {
  readonly minItems?: number;
  readonly maxItems?: number;
}

/** The builders: each gives a plain JSON Schema. */
export const Type = {
  String: (keywords: StringKeywords = {}): Schema<string> => ({ ...keywords, type: 'string' }),
  Boolean: (keywords: About<boolean> = {}): Schema<boolean> => ({ ...keywords, type: 'boolean' }),
  Integer: (keywords: NumberKeywords = {}): Schema<number> => ({ ...keywords, type: 'integer' }),
  /** This value and no other. */
  Literal: <const Value extends string | number | boolean>(
    value: Value,
    keywords: About<Value> = {},
  ): Schema<Value> => ({ ...keywords, const: value }),
  Null: (keywords: About<null> = {}): Schema<null> => ({ ...keywords, type: 'null' }),
  /** One of these texts. */
  Enum: <const Text extends string>(texts: readonly Text[], keywords: About<Text> = {}): Schema<Text> => ({
    ...keywords,
    type: 'string',
    enum: texts,
  }),
  Array: <T>(items: Schema<T>, keywords: ArrayKeywords<T> = {}): Schema<readonly T[]> => ({
    ...keywords,
    type: 'array',
    items,
  }),
  /** One of these schemas. */
  Union: <const Of extends readonly Schema[]>(
    anyOf: Of,
    keywords: About<Static<Of[number]>> = {},
  ): Schema<Static<Of[number]>> => ({ ...keywords, anyOf }),
  /** An object with any keys, and values of one kind. */
  Record: <T>(
    _keys: Schema<string>,
    values: Schema<T>,
    keywords: About<Readonly<Record<string, T>>> = {},
  ): Schema<Readonly<Record<string, T>>> => ({ ...keywords, type: 'object', additionalProperties: values }),
  /** A property that may be absent. */
  Optional: <T>(schema: Schema<T>): OptionalSchema<T> => ({ ...schema, [OPTIONAL]: true }),
  Object: <P extends Properties>(
    properties: P,
    keywords: About<ObjectOf<P>> & { readonly additionalProperties?: boolean; readonly minProperties?: number } & {
      readonly maxProperties?: number;
    } = {},
  ): ObjectSchema<P> => {
    const required = Object.keys(properties).filter((name) => !(OPTIONAL in (properties[name] ?? {})));
    return { ...keywords, type: 'object', properties, required };
  },
};
