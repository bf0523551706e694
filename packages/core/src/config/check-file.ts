import { isJsonObject, type Schema } from '@signalbox/sdk';
import { type KeyPath, valueAt } from '../text/json-path.ts';
import { MAIN_FILE_KEYS, misspelt, type WrittenFile, writtenFileSchema } from './config-schema.ts';
import { type ConfigFile, isFilled } from './document/config-file.ts';
import type { CheckedFile } from './document/definition.ts';
import type { ProblemAt } from './problems/problem.ts';
import { notYet } from './schema/later-keys.ts';
import { keepNumbersAsWritten, unclearNumbers } from './schema/numbers-as-written.ts';
import { schemaProblems } from './schema/schema-problems.ts';
import { schemaValidator } from './schema/schema-validator.ts';
import { copyWithoutPrototypes, removeAt } from './schema/value-copy.ts';
import { withMerges } from './yaml/merge-keys.ts';

let schema: Schema | undefined;

/** Checks the form of a file; what is wrong is reported and left out of `written`. */
export function checkFile(file: ConfigFile): CheckedFile<WrittenFile> & { readonly problems: readonly ProblemAt[] } {
  schema ??= writtenFileSchema();
  const value = copyWithoutPrototypes(file.value);
  const early = [...includesOfLater(value), ...keysOfMain(file, value)];
  const numbers = { base: [], writtenAt: (at: KeyPath) => file.positions.written(at) };
  keepNumbersAsWritten(value, schema, numbers);
  const errors = schemaValidator(schema)(value);
  const { problems, unusable } = schemaProblems(errors, {
    base: [],
    value,
    ours: true,
    isHidden: (at: KeyPath) => isFilled(file, at),
    writtenAt: numbers.writtenAt,
  });
  const unclear = unclearNumbers(value, schema, numbers);
  const missing = file.main ? missingInMain(value) : [];
  for (const at of [...unusable, ...unclear.map((problem) => problem.at)]) removeAt(value, at);
  const written = isJsonObject(value) ? (value as WrittenFile) : {}; // the parsed border: the schema has just been checked
  return { file, written, problems: withMerges(file.merges, [...early, ...problems, ...unclear, ...missing]) };
}

/** Entries with a scope of their own come with scopes. */
function includesOfLater(value: unknown): readonly ProblemAt[] {
  const include = valueAt(value, ['include']);
  if (!Array.isArray(include)) return [];
  return include.flatMap((entry, index) => {
    if (!isJsonObject(entry)) return [];
    include[index] = '-';
    return [notYet('scopes', ['include', index], 'value')];
  });
}

function keysOfMain(file: ConfigFile, value: unknown): readonly ProblemAt[] {
  if (file.main || !isJsonObject(value)) return [];
  return MAIN_FILE_KEYS.filter((key) => Object.hasOwn(value, key)).map((key) => {
    Reflect.deleteProperty(value, key);
    const message = `only the main file may have ${JSON.stringify(key)}`;
    return { code: 'main-file-only', at: [key], on: 'key', message, hint: 'move it to the main file' };
  });
}

function missingInMain(value: unknown): readonly ProblemAt[] {
  if (!isJsonObject(value)) return [];
  const version: ProblemAt = {
    code: 'missing-key',
    at: [],
    message: 'missing key "version"',
    hint: 'add `version: 1`',
  };
  const unmatched: ProblemAt = {
    code: 'missing-key',
    at: [],
    message: 'missing key "unmatched"',
    hint: 'add `unmatched: { to: [CHANNEL] }`: where alerts go that no route takes; `to: []` drops them on purpose',
  };
  const isThere = (key: string) => Object.hasOwn(value, key) || misspelt(value, key).length > 0;
  return [...(isThere('version') ? [] : [version]), ...(isThere('unmatched') ? [] : [unmatched])];
}
