/**
 * Declares JSON Schemas (draft 2020-12) together with their TypeScript types: what options, the configuration and the
 * API need, and no more. The names are those of TypeBox, which does much more and was measured at 22 MB and a tenth of a
 * second of every start. What no builder says is written as plain JSON Schema, with its type beside it:
 * `const value: Schema<string | number> = { type: ['string', 'number'] }`.
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

/** The properties of an object by name. Two such maps become one by spreading: `{ ...common, ...own }`. */
export type PropertySchemas = Readonly<Record<string, Schema>>;

export interface ObjectSchema<P extends PropertySchemas> extends Schema<ObjectOf<P>> {
  readonly properties: P;
  readonly required: readonly (keyof P & string)[];
}

export interface PartialSchema<P extends PropertySchemas> extends Schema<Partial<ObjectOf<P>>> {
  readonly properties: P;
}

export interface OptionalSchema<T = unknown> extends Schema<T> {
  readonly [OPTIONAL]: true;
}

/** The type of the values that a schema describes. */
export type Static<S extends Schema> = S extends Schema<infer T> ? T : never;

type OptionalKeys<P extends PropertySchemas> = { [K in keyof P]: P[K] extends OptionalSchema ? K : never }[keyof P];
type ObjectOf<P extends PropertySchemas> = Flat<
  { readonly [K in Exclude<keyof P, OptionalKeys<P>>]: Static<P[K]> } & {
    readonly [K in OptionalKeys<P>]?: Static<P[K]>;
  }
>;
/** One object type in place of an intersection, as people expect to read it in a message of the compiler. */
type Flat<T> = { [K in keyof T]: T[K] };

/** Keywords that any schema may have. */
interface About<T> {
  /** The name under which other schemas refer to this one. */
  readonly $id?: string;
  /** What a value must be, in a sentence that begins with "must": shown where one is not. */
  readonly $comment?: string;
  readonly description?: string;
  readonly default?: T;
  readonly examples?: readonly T[];
  /** Standard JSON Schema's word for a secret: given, never shown. */
  readonly writeOnly?: boolean;
}

export interface StringKeywords extends About<string> {
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: string;
  readonly format?: string;
}

interface NumberKeywords extends About<number> {
  readonly minimum?: number;
  readonly maximum?: number;
  readonly not?: Schema<number>;
}

interface ArrayKeywords<T> extends About<readonly T[]> {
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly uniqueItems?: boolean;
}

interface MapKeywords<T> extends About<T> {
  readonly minProperties?: number;
  readonly maxProperties?: number;
}

interface ObjectKeywords<T> extends MapKeywords<T> {
  /** `false`: an object with these properties and no others. */
  readonly additionalProperties?: boolean;
  /** Schemas that `Type.Ref('#/$defs/NAME')` means, in the outermost schema. */
  readonly $defs?: PropertySchemas;
}

/** The builders: each gives a plain JSON Schema. */
export const Type = {
  String: (keywords: StringKeywords = {}): Schema<string> => ({ ...keywords, type: 'string' }),
  Boolean: (keywords: About<boolean> = {}): Schema<boolean> => ({ ...keywords, type: 'boolean' }),
  Integer: (keywords: NumberKeywords = {}): Schema<number> => ({ ...keywords, type: 'integer' }),
  Null: (keywords: About<null> = {}): Schema<null> => ({ ...keywords, type: 'null' }),
  /** Any value. */
  Unknown: (keywords: About<unknown> = {}): Schema => ({ ...keywords }),
  /** This value alone. */
  Literal: <const Value extends string | number | boolean>(
    value: Value,
    keywords: About<NoInfer<Value>> = {},
  ): Schema<Value> => ({ ...keywords, const: value }),
  /** One of these texts. */
  Enum: <const Text extends string>(texts: readonly Text[], keywords: About<NoInfer<Text>> = {}): Schema<Text> => ({
    ...keywords,
    type: 'string',
    enum: texts,
  }),
  Array: <T>(items: Schema<T>, keywords: ArrayKeywords<NoInfer<T>> = {}): Schema<readonly T[]> => ({
    ...keywords,
    type: 'array',
    items,
  }),
  /** One of these schemas. */
  Union: <const Of extends readonly Schema[]>(
    anyOf: Of,
    keywords: About<Static<Of[number]>> = {},
  ): Schema<Static<Of[number]>> => ({ ...keywords, anyOf }),
  /** An object whose keys people choose, and values of one kind. */
  Record: <T>(
    keys: Schema<string>,
    values: Schema<T>,
    keywords: MapKeywords<Readonly<Record<string, NoInfer<T>>>> = {},
  ): Schema<Readonly<Record<string, T>>> => {
    const saysMore = Object.keys(keys).some((keyword) => keyword !== 'type');
    return { ...keywords, type: 'object', ...(saysMore ? { propertyNames: keys } : {}), additionalProperties: values };
  },
  /**
   * A schema at another place: its JSON pointer, or its `$id`. A type that contains itself is declared as
   * an interface, since the compiler cannot infer one.
   * @example Type.Array(Type.Ref<WrittenRoute>('#/$defs/route'))
   */
  Ref: <T>(target: string, keywords: About<T> = {}): Schema<T> => ({ ...keywords, $ref: target }),
  /** A property that may be absent. */
  Optional: <T>(schema: Schema<T>): OptionalSchema<T> => ({ ...schema, [OPTIONAL]: true }),
  Object: <P extends PropertySchemas>(properties: P, keywords: ObjectKeywords<ObjectOf<P>> = {}): ObjectSchema<P> => {
    const required = Object.keys(properties).filter((name) => !(OPTIONAL in (properties[name] ?? {})));
    return { ...keywords, type: 'object', properties, required };
  },
  /** The same object with every property optional. */
  Partial: <P extends PropertySchemas>({ required: _, ...schema }: ObjectSchema<P>): PartialSchema<P> => schema,
};
