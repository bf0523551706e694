import { branchesOf } from './list-hint.ts';

/**
 * `quote it` for a number or a truth where a text belongs that its quotes would make good. A secret is not repeated.
 *
 * @param written as it stands in the file
 */
export function quoteHint(
  schema: Readonly<Record<string, unknown>>,
  value: unknown,
  written: string | undefined,
): string | undefined {
  if (typeof value !== 'number' && typeof value !== 'boolean') return undefined;
  const text = written ?? String(value);
  const isSecret = schema['writeOnly'] === true || branchesOf(schema).some(({ writeOnly }) => writeOnly === true);
  const isGood = [schema, ...branchesOf(schema)].some((branch) => takes(branch, text));
  if (!isGood) return undefined;
  return isSecret || !/^[\w.+-]{1,40}$/.test(text) ? 'quote it' : `quote it: \`"${text}"\``;
}

function takes({ type, pattern, enum: allowed, examples }: Readonly<Record<string, unknown>>, text: string): boolean {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  if (!types.includes('string') || (Array.isArray(examples) && examples.length > 0 && examples.every(hasForm)))
    return false;
  if (Array.isArray(allowed) && !allowed.includes(text)) return false;
  return typeof pattern !== 'string' || new RegExp(pattern, 'u').test(text);
}

/** Is it an example of more than a word, such as a time or an address? A number in quotes would be none either. */
function hasForm(example: unknown): boolean {
  return typeof example === 'string' && /[^\w-]/.test(example);
}
