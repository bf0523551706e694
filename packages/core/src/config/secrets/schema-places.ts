import { isJsonObject, type OptionsSchema } from '@signalbox/sdk';
import { type KeyPath, valueAt } from '../../text/json-path.ts';

/** A value below the one that a schema describes, or the name of one in a map, and all that the schema says of it. */
export interface SchemaPlace {
  readonly path: KeyPath;
  /** Is it the key of a map? */
  readonly on: 'key' | 'value';
  readonly value: unknown;
  /** Of every branch, whether it holds or not. */
  readonly schemas: readonly Part[];
}

type Part = Readonly<Record<string, unknown>>;

/** Deeper than any schema that people write; a schema may refer to itself. */
export const DEEPEST_SCHEMA = 32;

/** Every value that is there, and every key of a map whose keys have a schema, with what the schema says of it. */
export function schemaPlaces(schema: OptionsSchema, value: unknown): readonly SchemaPlace[] {
  const places: SchemaPlace[] = [];
  walk([schema], value, [], 0);
  return places;

  function walk(parts: readonly unknown[], at: unknown, path: KeyPath, depth: number): void {
    if (depth > DEEPEST_SCHEMA) return;
    const schemas = parts.filter(isJsonObject).flatMap((part) => withBranches(part, 0));
    places.push({ path, on: 'value', value: at, schemas });
    if (Array.isArray(at)) {
      for (const [index, item] of at.entries())
        walk(
          schemas.map((part) => itemSchema(part, index)),
          item,
          [...path, index],
          depth + 1,
        );
    } else if (isJsonObject(at)) {
      const names = schemas.map((part) => part['propertyNames']).filter(isJsonObject);
      for (const [key, item] of Object.entries(at)) {
        const place = [...path, key];
        if (names.length > 0)
          places.push({ path: place, on: 'key', value: key, schemas: names.flatMap((part) => withBranches(part, 0)) });
        walk(
          schemas.flatMap((part) => propertySchemas(part, key)),
          item,
          place,
          depth + 1,
        );
      }
    }
  }

  function withBranches(part: Part, depth: number): readonly Part[] {
    if (depth > DEEPEST_SCHEMA) return [];
    return [
      part,
      ...branchesIn(schema, part)
        .filter(isJsonObject)
        .flatMap((branch) => withBranches(branch, depth + 1)),
    ];
  }
}

/** The branches of a part of a schema, and what it refers to. */
export function branchesIn(schema: OptionsSchema, part: Part): readonly unknown[] {
  const lists = ['anyOf', 'oneOf', 'allOf'].flatMap((keyword) => listOf(part[keyword]));
  const reference = part['$ref'];
  const followed =
    typeof reference === 'string' && reference.startsWith('#/')
      ? valueAt(schema, reference.slice(2).split('/'))
      : undefined;
  return [...lists, part['if'], part['then'], part['else'], followed];
}

/** A place that no schema speaks of still is looked through for addresses. */
const ANYTHING = {};

export function itemSchema(part: Readonly<Record<string, unknown>>, index: number): unknown {
  return listOf(part['prefixItems'])[index] ?? part['items'] ?? ANYTHING;
}

export function propertySchemas(part: Readonly<Record<string, unknown>>, key: string): readonly unknown[] {
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
