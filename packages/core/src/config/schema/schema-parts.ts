import { DURATION_PATTERN, type Schema, type StringKeywords, Type } from '@signalbox/sdk';

/**
 * What is written, once its schema was checked and what was wrong is gone: so everything may be absent, and a place in a
 * list may be empty. Derived from the type of what the schema describes.
 */
export type Written<T> = T extends readonly (infer Item)[]
  ? readonly (Written<Item> | undefined)[]
  : T extends object
    ? string extends keyof T
      ? { readonly [Key in keyof T]: Written<T[Key]> }
      : { readonly [Key in keyof T]?: Written<T[Key]> }
    : T;

/** `$comment` is the sentence that a reader sees when the value is not as it should be. */
export function duration(description: string, fallback?: string): Schema<string> {
  return Type.String({
    pattern: DURATION_PATTERN,
    description,
    ...(fallback === undefined ? { examples: ['30s'] } : { default: fallback, examples: [fallback] }),
  });
}

export function text(description: string, more: StringKeywords = {}): Schema<string> {
  return Type.String({ minLength: 1, description, ...more });
}

/** Names of channels, templates and routes: anything that fits on a line. */
export const anyName = Type.String({
  pattern: '^[^\\p{C}\\s]([^\\p{C}]{0,198}[^\\p{C}\\s])?$',
  $comment: 'must be 1 to 200 characters on one line, without a space at either end',
});

/** Names that are a part of a path of the server. */
export const pathName = Type.String({
  pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$',
  $comment: 'must be letters, digits, `.`, `_` and `-`, since it is part of the address /in/NAME',
});
