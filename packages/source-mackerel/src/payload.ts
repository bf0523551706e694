import { isJsonObject, type JsonObject } from '@signalbox/sdk';

const NOTHING: JsonObject = Object.freeze(Object.create(null));

/** The object, or an empty one where something else stands: a part that is not there has no members. */
export function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : NOTHING;
}

/** The list, or an empty one where something else stands. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** A text that says something. A lone surrogate would change on its way through UTF-8: it is replaced here. */
export function textOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value.toWellFormed() : undefined;
}

/** A number as it was sent, or a text in its place. */
export function figureOf(value: unknown): string | undefined {
  return typeof value === 'number' && Number.isFinite(value) ? String(value) : textOf(value);
}
