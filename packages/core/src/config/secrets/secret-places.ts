import type { OptionsSchema } from '@signalbox/sdk';
import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { branchesIn, DEEPEST_SCHEMA, itemSchema, propertySchemas } from './schema-places.ts';

/** A text that must not be shown, and where it stands below the options. */
export interface SecretPlace {
  readonly path: KeyPath;
  readonly text: string;
}

/**
 * The texts that a schema marks `writeOnly`, and the passwords in addresses (`https://user:password@host`). Every
 * branch of the schema is followed, whether it holds or not: a value may be wrong and secret.
 */
export function secretPlaces(schema: OptionsSchema, value: unknown): readonly SecretPlace[] {
  const places: SecretPlace[] = [];
  walk(schema, value, [], false, 0);
  return places;

  function walk(part: unknown, at: unknown, path: KeyPath, secret: boolean, depth: number): void {
    if (!isJsonObject(part) || at === undefined || depth > DEEPEST_SCHEMA) return;
    const hidden = secret || part['writeOnly'] === true;
    if (typeof at === 'string') {
      if (hidden) places.push({ path, text: at });
      for (const text of passwordsIn(at)) places.push({ path, text });
    } else if (typeof at === 'number' && hidden) {
      places.push({ path, text: String(at) });
    }
    for (const branch of branchesIn(schema, part)) walk(branch, at, path, hidden, depth + 1);
    if (Array.isArray(at)) {
      for (const [index, item] of at.entries())
        walk(itemSchema(part, index), item, [...path, index], hidden, depth + 1);
    } else if (isJsonObject(at)) {
      for (const [key, item] of Object.entries(at)) {
        for (const below of propertySchemas(part, key)) walk(below, item, [...path, key], hidden, depth + 1);
      }
    }
  }
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
