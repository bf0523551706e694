import { asTruth } from '../../text/truth-words.ts';
import { branchesOf } from './list-hint.ts';

/** `write true` for a word that means it in older YAML (`yes`, `on`), where a truth may stand. A secret is not repeated. */
export function truthHint(schema: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  const kinds = [schema, ...branchesOf(schema)];
  const takesTruths = kinds.some(({ type }) => [type].flat().includes('boolean'));
  return takesTruths && !kinds.some(({ writeOnly }) => writeOnly === true) ? asTruth(value) : undefined;
}
