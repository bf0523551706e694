import { type Schema, type StringKeywords, Type } from './schema.ts';

/**
 * A text that never appears in logs, errors, API answers or `explain`.
 * `writeOnly` is how standard JSON Schema says that a value is given and never shown.
 */
export function Secret(keywords: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, ...keywords, writeOnly: true });
}

/** The path of a file. The host makes it absolute: a relative one starts at the file of the configuration that says it. */
export function FilePath(keywords: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, ...keywords, format: 'path' });
}

/** Any JSON Schema of an object; a declaration made with `Type.Object` gives the options' type as well. */
export type OptionsSchema = Schema | Readonly<Record<string, unknown>>;
