import { type TSchema, type TString, type TStringOptions, Type } from 'typebox';

export { type Static, type TSchema, Type } from 'typebox';

/**
 * A text that never appears in logs, errors, API answers or `explain`.
 * `writeOnly` is how standard JSON Schema says that a value is given and never shown.
 */
export function Secret(options: TStringOptions = {}): TString {
  return Type.String({ minLength: 1, ...options, writeOnly: true });
}

/** Any JSON Schema of an object; a declaration made with `Type.Object` gives the options' type as well. */
export type OptionsSchema = TSchema | Readonly<Record<string, unknown>>;
