import type { OptionsSchema } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';

/** A text that must not be shown, and where it stands below the options. */
export interface SecretPlace {
  readonly path: KeyPath;
  readonly text: string;
}

/** Deeper than any schema that people write; a schema may refer to itself. */
const DEEPEST = 32;

/**
 * The texts that a schema marks `writeOnly`, and the passwords in addresses (`https://user:password@host`). Every
 * branch of the schema is followed, whether it holds or not: a value may be wrong and secret.
 */
export function secretPlaces(schema: OptionsSchema, value: unknown): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  walk(schema, value, [], false, 0);
  return places;

  function walk(part: unknown, at: unknown, path: KeyPath, secret: boolean, depth: number): void {
    if (!isJsonObject(part) || at === undefined || depth > DEEPEST) return;
    const hidden = secret || part['writeOnly'] === true;
    if (typeof at === 'string') {
      if (hidden) places.push({ path, text: at });
      for (const text of passwordsIn(at)) places.push({ path, text });
    } else if (typeof at === 'number' && hidden) {
      places.push({ path, text: String(at) });
    }
    for (const branch of branchesOf(part)) walk(branch, at, path, hidden, depth + 1);
    if (Array.isArray(at)) {
      for (const [index, item] of at.entries())
        walk(itemSchema(part, index), item, [...path, index], hidden, depth + 1);
    } else if (isJsonObject(at)) {
      for (const [key, item] of Object.entries(at)) {
        for (const below of propertySchemas(part, key)) walk(below, item, [...path, key], hidden, depth + 1);
      }
    }
  }

  function branchesOf(part: Readonly<Record<string, unknown>>): readonly unknown[] {
    const lists = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => listOf(part[keyword]));
    const reference = part['$ref'];
    return [
      ...lists,
      part['if'],
      part['then'],
      part['else'],
      typeof reference === 'string' ? follow(reference) : undefined,
    ];
  }

  function follow(reference: string): unknown {
    return reference.startsWith('#/') ? valueAt(schema, reference.slice(2).split('/')) : undefined;
  }
}

/** A place that no schema speaks of still is looked through for addresses. */
const ANYTHING = {};

function itemSchema(part: Readonly<Record<string, unknown>>, index: number): unknown {
  return listOf(part['prefixItems'])[index] ?? part['items'] ?? ANYTHING;
}

function propertySchemas(part: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
  const own = valueAt(part, ['properties', key]);
  const patterns = part['patternProperties'];
  const matching = isJsonObject(patterns)
    ? Object.keys(patterns).filter((pattern) => new RegExp(pattern, 'u').test(key))
    : [];
  const found = [own, ...matching.map((pattern) => valueAt(patterns, [pattern]))].filter(
    (schema) => schema !== undefined,
  );
  return found.length > 0
    ? found
    : [isJsonObject(part['additionalProperties']) ? part['additionalProperties'] : ANYTHING];
}

function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** The password of an address that has one. */
export function passwordsIn(text: string): readonly string[] {
  const [, password] = /^[a-z][a-z0-9+.-]*:\/\/[^/@\s]*?:([^/@\s]+)@/i.exec(text) ?? [];
  if (password === undefined) return [];
  try {
    return [...new Set([password, decodeURIComponent(password)])];
  } catch {
    return [password];
  }
}
