/** A JSON Schema (draft 2020-12), as plain data. */
export type JsonSchema = { readonly [keyword: string]: unknown };

/** The text of our own durations. What it cannot say (order of units, length) is said when the text is read. */
export const DURATION_PATTERN = '^(\\d{1,15}(ms|s|m|h|d|w))+$';

/** `$comment` is the sentence that a reader sees when the value is not as it should be. */
export function duration(description: string, fallback?: string): JsonSchema {
  return {
    type: 'string',
    pattern: DURATION_PATTERN,
    description,
    ...(fallback === undefined ? { examples: ['30s'] } : { default: fallback, examples: [fallback] }),
  };
}

export function text(description: string, more: JsonSchema = {}): JsonSchema {
  return { type: 'string', minLength: 1, description, ...more };
}

/** A map that takes these keys and no others. */
export function closedMap(properties: Readonly<Record<string, JsonSchema>>, more: JsonSchema = {}): JsonSchema {
  return { type: 'object', properties, additionalProperties: false, ...more };
}

/** A map from names that people choose. */
export function named(values: JsonSchema, name: JsonSchema, description: string): JsonSchema {
  return { type: 'object', propertyNames: name, additionalProperties: values, description };
}

/** Names of channels, templates and routes: anything that fits on a line. */
export const anyName: JsonSchema = {
  type: 'string',
  pattern: '^[^\\p{C}\\s]([^\\p{C}]{0,198}[^\\p{C}\\s])?$',
  $comment: 'must be 1 to 200 characters on one line, without a space at either end',
};

/** Names that stand in a path of the server. */
export const pathName: JsonSchema = {
  type: 'string',
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
  $comment: 'must be letters, digits, `.`, `_` and `-`, since it stands in the address /in/NAME',
};
