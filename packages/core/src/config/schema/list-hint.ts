import { isJsonObject } from '@signalbox/sdk';

/** `write [a, b]` for a text where a list of texts belongs. */
export function asList(schema: Readonly<Record<string, unknown>>, written: string | undefined): string | undefined {
  const list = [schema, ...branchesOf(schema)].find((branch) => branch['type'] === 'array');
  const items = list?.['items'];
  if (written === undefined || !isJsonObject(items) || items['type'] === 'object' || items['writeOnly'] === true)
    return;
  const texts = written
    .split(',')
    .map((text) => text.trim())
    .filter((text) => text !== '');
  const isPlain = texts.length > 0 && texts.every((text) => /^[\p{L}\p{N}][\p{L}\p{N} ._-]{0,99}$/u.test(text));
  return isPlain ? `write \`[${texts.join(', ')}]\`` : 'write a list: `[a, b]`';
}

/** The alternatives of a union; none for another schema. */
export function branchesOf(schema: Readonly<Record<string, unknown>>): readonly Readonly<Record<string, unknown>>[] {
  const branches = schema['anyOf'] ?? schema['oneOf'];
  return Array.isArray(branches) ? branches.filter(isJsonObject) : [];
}
