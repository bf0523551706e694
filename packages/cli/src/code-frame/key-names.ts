import { testFileSchema } from '../testfiles/test-file-schema.ts';
import { readBuiltSchema } from './built-schema.ts';
import { soundsSecret } from './secret-words.ts';

/** What the names of keys tell about the values below them. */
export interface KeyNames {
  /** Does the language, or a transport or source that comes with it, have such a key anywhere? */
  isKnown(key: string): boolean;
  /** Does the key hold a secret, or sound as if it did? */
  isSecret(key: string): boolean;
}

let names: KeyNames | undefined;

export function keyNames(): KeyNames {
  names ??= readNames([readBuiltSchema(), testFileSchema]);
  return names;
}

function readNames(schemas: readonly unknown[]): KeyNames {
  const known = new Set<string>();
  const secret = new Set<string>();
  for (const schema of schemas) visit(schema);
  return {
    isKnown: (key) => known.has(key),
    isSecret: (key) => secret.has(key) || soundsSecret(key),
  };

  function visit(schema: unknown): void {
    if (!isObject(schema)) return;
    for (const part of Object.values(schema)) visit(part);
    if (!isObject(schema['properties'])) return;
    for (const [name, property] of Object.entries(schema['properties'])) {
      known.add(name);
      if (isSecretValue(property)) secret.add(name);
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

function listOf(value: unknown): readonly unknown[] {
  return isObject(value) ? Object.values(value) : [];
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}
