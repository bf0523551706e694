import type { TextMap } from '@signalbox/sdk';

/** A part of a foreign payload: any member may be absent or of any type. */
export type JsonObject = Readonly<Record<string, unknown>>;

const NOTHING: JsonObject = Object.freeze(Object.create(null));

export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

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

/** The entries that have a value, without a prototype. */
export function textMap(entries: Readonly<Record<string, string | undefined>>): TextMap {
  const map: Record<string, string> = Object.create(null);
  for (const [name, value] of Object.entries(entries)) {
    if (value !== undefined) map[name] = value;
  }
  return map;
}

/** An http(s) address; anything else is no link. */
export function webAddressOf(value: unknown): string | undefined {
  const text = textOf(value);
  const url = text === undefined ? null : URL.parse(text);
  return url?.protocol === 'http:' || url?.protocol === 'https:' ? url.href : undefined;
}
