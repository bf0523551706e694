import { nearestName } from '@signalbox/core';
import { testFileSchema } from '../testfiles/test-file-schema.ts';
import { readBuiltSchema } from './built-schema.ts';
import { soundsSecret } from './secret-words.ts';

/** What the names of keys tell about the values below them. */
export interface KeyNames {
  /** Does the language, or a transport or source that comes with it, have such a key anywhere? */
  isKnown(key: string): boolean;
  /** Does a schema mark its value secret, or all that is in it? Of headers, those that sound so. */
  isSecret(key: string, above?: string): boolean;
  /** Are there secrets among what stands below it (`server`, `auth`)? */
  hasSecrets(key: string): boolean;
  /** Has it a map of things with secrets, by their names (`channels`)? */
  hasSections(key: string): boolean;
  /** Of a key that nobody knows: may one be meant that holds a secret? */
  mayBeSecret(key: string): boolean;
}

/** No place for secrets, says the schema; people may have one there all the same. */
const HEADERS = 'headers';

let names: KeyNames | undefined;

export function keyNames(): KeyNames {
  names ??= readNames([readBuiltSchema(), testFileSchema]);
  return names;
}

function readNames(schemas: readonly unknown[]): KeyNames {
  const known = new Set<string>();
  const secret = new Set<string>();
  const withSecrets = new Set<string>();
  const withSections = new Set<string>();
  for (const schema of schemas) visit(schema);
  const meant = [...secret, ...withSecrets].filter((name) => !withSections.has(name));
  return {
    isKnown: (key) => known.has(key),
    isSecret: (key, above) => secret.has(key) || (above === HEADERS && soundsSecret(key)),
    hasSecrets: (key) => withSecrets.has(key) || key === HEADERS,
    hasSections: (key) => withSections.has(key),
    mayBeSecret: (key) => soundsSecret(key) || nearestName(key, meant) !== undefined,
  };

  function visit(schema: unknown): void {
    if (!isObject(schema)) return;
    for (const part of Object.values(schema)) visit(part);
    if (!isObject(schema['properties'])) return;
    for (const [name, property] of Object.entries(schema['properties'])) {
      known.add(name);
      if (isSecretValue(property)) secret.add(name);
      else if (hasSecretBelow(property)) withSecrets.add(name);
      if (isObject(property) && hasSecretBelow(property['additionalProperties'])) withSections.add(name);
    }
  }
}

/** Is the value a secret itself, or a list or map of nothing but secrets? */
function isSecretValue(schema: unknown): boolean {
  if (!isObject(schema)) return false;
  const { writeOnly, items, additionalProperties, patternProperties, anyOf } = schema;
  const inside = [items, additionalProperties, ...listOf(patternProperties), ...listOf(anyOf)];
  return writeOnly === true || inside.some(isSecretValue);
}

function hasSecretBelow(schema: unknown): boolean {
  return isObject(schema) && (schema['writeOnly'] === true || Object.values(schema).some(hasSecretBelow));
}

function listOf(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
