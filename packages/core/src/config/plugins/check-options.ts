import path from 'node:path';
import type { OptionsSchema } from '@signalbox/sdk';
import { DURATION_PATTERN, isJsonObject, parseDuration, SEVERITIES } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import { doubtSeverity } from '../../text/severity-words.ts';
import type { Compilation } from '../document/compilation.ts';
import { type ConfigFile, filledAt, isFilled } from '../document/config-file.ts';
import type { Definition, Place } from '../document/definition.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { laterKeyProblem } from '../schema/later-keys.ts';
import { keepNumbersAsWritten, unclearNumbers } from '../schema/numbers-as-written.ts';
import { badDuration, schemaProblems } from '../schema/schema-problems.ts';
import { schemaValidator } from '../schema/schema-validator.ts';
import { copyWithoutPrototypes, removeAt } from '../schema/value-copy.ts';
import { schemaPlaces } from '../secrets/schema-places.ts';
import { secretPlaces } from '../secrets/secret-places.ts';

/** A transport or source, as far as its options go. */
interface Plugin {
  readonly name: string;
  readonly options: OptionsSchema;
}

/**
 * The own options of a channel or source: what stands beside the common keys, checked by the plugin's schema, with
 * its defaults. What is wrong is reported and left out; undefined: what is left cannot be used.
 */
export function checkOptions(
  { file, at, written }: Definition<Readonly<Record<string, unknown>>>,
  common: readonly string[],
  plugin: Plugin | undefined,
  compilation: Compilation,
): { readonly options: unknown } | undefined {
  const own: Record<string, unknown> = Object.create(null);
  for (const [key, value] of Object.entries(written)) {
    if (common.includes(key)) continue;
    const later = isOwn(plugin, key) ? undefined : laterKeyProblem(key, [...at, key]);
    if (later !== undefined) compilation.report(file, later);
    else own[key] = copyWithoutPrototypes(value);
  }
  if (plugin === undefined) {
    hideLikelySecrets(file, at, own, compilation);
    return undefined;
  }
  if (!validate(own, { file, at, common, plugin }, compilation)) return undefined;
  return { options: withAbsolutePaths(own, plugin.options, file.folder) };
}

/** Options of the format `path` start at the file that says them. */
function withAbsolutePaths(
  own: Readonly<Record<string, unknown>>,
  schema: OptionsSchema,
  folder: string,
): Readonly<Record<string, unknown>> {
  const isPath = (key: string) => valueAt(schema, ['properties', key, 'format']) === 'path';
  const entries = Object.entries(own).map(([key, value]) => [
    key,
    typeof value === 'string' && isPath(key) ? path.resolve(folder, value) : value,
  ]);
  return Object.fromEntries(entries);
}

interface OptionsPlace {
  readonly file: ConfigFile;
  readonly at: KeyPath;
  readonly common: readonly string[];
  readonly plugin: Plugin;
}

function validate(own: unknown, { file, at, common, plugin }: OptionsPlace, { hide, report }: Compilation): boolean {
  try {
    for (const { path: place, text } of secretPlaces(plugin.options, own)) {
      const inFile = [...at, ...place];
      hide(file, inFile, text);
      const written = typeof valueAt(own, place) === 'number' ? file.positions.written(inFile) : undefined;
      if (written !== undefined && written !== text) hide(file, inFile, written);
    }
    const writtenAt = (place: KeyPath) => file.positions.written(place);
    keepNumbersAsWritten(own, plugin.options, { base: at, writtenAt });
    const unclear = unclearNumbers(own, plugin.options, { base: at, writtenAt });
    const validator = schemaValidator(plugin.options);
    const { problems, unusable } = schemaProblems(validator(own), {
      base: at,
      value: own,
      ours: false,
      otherKeys: common,
      isHidden: (place) => isFilled(file, place),
      writtenAt,
    });
    const found = [...unclear, ...problems, ...badDurations(own, plugin.options, { file, at })];
    for (const problem of [...found, ...doubtfulSeverities(own, plugin.options, { file, at })]) report(file, problem);
    for (const place of [...unusable, ...unclear.map((problem) => problem.at)]) removeAt(own, place.slice(at.length));
    return unusable.length === 0 ? found.length === 0 : validator(own).length === 0;
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    report(file, {
      code: 'plugin-failed',
      at,
      on: 'key',
      message: `the options' schema of ${plugin.name} is wrong: ${detail}`,
    });
    return false;
  }
}

/** That a duration is too long its pattern cannot say. */
function badDurations(own: unknown, schema: OptionsSchema, { file, at }: Place): readonly ProblemAt[] {
  return schemaPlaces(schema, own).flatMap(({ path: inside, value, schemas }) => {
    const isDuration = schemas.some(({ pattern }) => pattern === DURATION_PATTERN);
    if (!isDuration || typeof value !== 'string' || !LONG.test(value) || parseDuration(value) !== undefined) return [];
    const place = [...at, ...inside];
    return [badDuration(place, value, !isFilled(file, place))];
  });
}

/** What the schema marks as a severity may be any text, but seldom is one that is nearly known. */
function doubtfulSeverities(own: unknown, schema: OptionsSchema, { file, at }: Place): readonly ProblemAt[] {
  return schemaPlaces(schema, own).flatMap(({ path: inside, on, value, schemas }) => {
    const words = schemas.filter(({ format }) => format === 'severity').flatMap(({ examples }) => examples);
    const place = [...at, ...inside];
    if (words.length === 0 || typeof value !== 'string' || isFilled(file, place)) return [];
    const doubt = doubtSeverity(value, [
      ...new Set([...SEVERITIES, ...words.filter((word) => typeof word === 'string')]),
    ]);
    return doubt === undefined ? [] : [{ ...doubt, at: place, on }];
  });
}

const LONG = new RegExp(DURATION_PATTERN);

function isOwn(plugin: Plugin | undefined, key: string): boolean {
  const properties = plugin === undefined ? undefined : Reflect.get(plugin.options, 'properties');
  return isJsonObject(properties) && Object.hasOwn(properties, key);
}

const LIKELY_SECRET = /token|password|secret|key|auth/i;

/** Without the plugin nothing says which options are secret; too much is hidden then rather than too little. */
function hideLikelySecrets(
  file: ConfigFile,
  at: KeyPath,
  own: Readonly<Record<string, unknown>>,
  compilation: Compilation,
): void {
  for (const key of Object.keys(own)) {
    const place = [...at, key];
    const value = valueAt(own, [key]);
    const likely = LIKELY_SECRET.test(key) || filledAt(file, place).length > 0;
    if (likely && typeof value === 'string') compilation.hide(file, place, value);
  }
}
