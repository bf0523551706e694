import { isJsonObject } from '@signalbox/sdk';
import { nearestName } from '../text/did-you-mean.ts';
import type { KeyPath } from '../text/json-path.ts';
import { valueAt } from '../text/json-path.ts';
import { MAIN_FILE_KEYS, writtenFileSchema } from './config-schema.ts';
import { type ConfigFile, isFilled } from './document/config-file.ts';
import type { ProblemAt } from './problems/problem.ts';
import { notYet } from './schema/later-keys.ts';
import type { JsonSchema } from './schema/schema-parts.ts';
import { firstWord, schemaProblems } from './schema/schema-problems.ts';
import { schemaValidator } from './schema/schema-validator.ts';
import type { WrittenFile } from './written-config.ts';

/** A file that has the form of the language, or as much of it as has. */
export interface CheckedFile {
  readonly file: ConfigFile;
  readonly written: WrittenFile;
  readonly problems: readonly ProblemAt[];
}

let schema: JsonSchema | undefined;

/** Checks the form of a file; what is wrong is reported and left out of `written`. */
export function checkSchema(file: ConfigFile): CheckedFile {
  schema ??= writtenFileSchema();
  const value = structuredCopy(file.value);
  const early = [...includesOfLater(value), ...keysOfMain(file, value)];
  const errors = schemaValidator(schema)(value);
  const { problems, unusable } = schemaProblems(errors, {
    base: [],
    value,
    ours: true,
    isHidden: (at) => isFilled(file, at),
  });
  const missing = file.main ? missingInMain(value) : [];
  for (const at of unusable) removeAt(value, at);
  const written = isJsonObject(value) ? (value as WrittenFile) : {}; // the parsed border: the schema has just been checked
  return { file, written, problems: [...early, ...problems, ...missing] };
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
    const message = `only the main file may say ${JSON.stringify(key)}`;
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

/** The unknown keys of a file for which the hint is this key: what stands there is meant to be its value. */
export function misspelt(value: unknown, key: string): readonly string[] {
  if (!isJsonObject(value)) return [];
  topLevelKeys ??= Object.keys(writtenFileSchema()['properties'] ?? {});
  const known = topLevelKeys;
  return Object.keys(value).filter((name) => !known.includes(name) && nearestName(firstWord(name), known) === key);
}

let topLevelKeys: readonly string[] | undefined;

/** In lists the place stays, so that the places after it keep their numbers. */
export function removeAt(root: unknown, at: KeyPath): void {
  const parent = valueAt(root, at.slice(0, -1));
  const key = at.at(-1);
  if (Array.isArray(parent) && typeof key === 'number') parent[key] = undefined;
  else if (isJsonObject(parent) && key !== undefined) Reflect.deleteProperty(parent, key);
}

/** Maps stay without prototype; `structuredClone` would give them one. */
export function structuredCopy(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(structuredCopy);
  if (!isJsonObject(value)) return value;
  const copy: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) copy[key] = structuredCopy(value[key]);
  return copy;
}
