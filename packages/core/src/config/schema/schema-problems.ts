import { DURATION_PATTERN, isJsonObject, whyNoDuration } from '@signalbox/sdk';
import type { ErrorObject } from 'ajv/dist/2020.js';
import { didYouMean } from '../../text/did-you-mean.ts';
import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import { firstWord, pathOfPointer } from '../problems/key-path.ts';
import type { ProblemAt } from '../problems/problem.ts';
import { laterKeyProblem } from './later-keys.ts';
import { asList, branchesOf } from './list-hint.ts';
import { quoteHint } from './quote-hint.ts';
import { truthHint } from './truth-hint.ts';

/** What a schema has against a value, as problems for people. */
export interface SchemaProblems {
  readonly problems: readonly ProblemAt[];
  /** What must not be used: the values and the unknown keys that are wrong. */
  readonly unusable: readonly KeyPath[];
}

/** How the errors of one validation become problems. */
export interface SchemaContext {
  /** Where the checked value stands in the file. */
  readonly base: KeyPath;
  readonly value: unknown;
  /** Are keys of later versions, or reserved ones, told apart from unknown ones? */
  readonly ours: boolean;
  /** Does a value come from a secret or the environment, so that it must not be quoted? Default: none does. */
  isHidden?(at: KeyPath): boolean;
  /** A number or a truth as it stands in the file. */
  writtenAt?(at: KeyPath): string | undefined;
  /** Keys of the same map that the schema does not know, for "did you mean". */
  readonly otherKeys?: readonly string[];
}

/** Turns the errors of ajv (`allErrors`, `verbose`) into problems; of a union only those of the branch that was meant. */
export function schemaProblems(errors: readonly ErrorObject[], context: SchemaContext): SchemaProblems {
  const problems: ProblemAt[] = [];
  const unusable: KeyPath[] = [];
  for (const error of withoutBranches(errors)) {
    const found = problemOf(error, context);
    problems.push(found);
    if (found.code !== 'missing-key') unusable.push(found.at);
  }
  return { problems, unusable };
}

/** Errors of `anyOf` and `oneOf` come with all errors of all branches. */
function withoutBranches(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  let left = errors.filter(({ keyword }) => keyword !== 'if' && keyword !== 'propertyNames');
  for (const union of left.filter(({ keyword }) => keyword === 'anyOf' || keyword === 'oneOf')) {
    const branches = Array.isArray(union.schema) ? union.schema.length : 0;
    const prefix = (index: number) => `${union.schemaPath}/${index}/`;
    const of = (index: number) =>
      left.filter((error) => error.schemaPath.startsWith(prefix(index)) && isAtOrBelow(error, union));
    const perBranch = Array.from({ length: branches }, (_, index) => of(index));
    const meant = perBranch.filter((found) => found.length > 0 && !found.some((error) => isOtherKind(error, union)));
    const kept = meant.length === 1 ? new Set(meant[0]) : new Set([union]);
    const dropped = new Set([union, ...perBranch.flat()].filter((error) => !kept.has(error)));
    left = left.filter((error) => !dropped.has(error));
  }
  return left;
}

function isAtOrBelow(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath || error.instancePath.startsWith(`${union.instancePath}/`);
}

function isOtherKind(error: ErrorObject, union: ErrorObject): boolean {
  return error.instancePath === union.instancePath && ['type', 'const', 'enum'].includes(error.keyword);
}

function problemOf(error: ErrorObject, context: SchemaContext): ProblemAt {
  const inside = pathOfPointer(error.instancePath, context.value);
  const at = [...context.base, ...inside];
  const { params, parentSchema, keyword } = error;
  const schema: Readonly<Record<string, unknown>> = parentSchema ?? {};
  const value = valueAt(context.value, inside);
  const written = context.isHidden?.(at) ? undefined : writtenOf(schema, value);
  const truth = () => (context.isHidden?.(at) ? undefined : truthHint(schema, value));
  const quote = () => quoteHint(schema, value, context.writtenAt?.(at));

  if (typeof error.propertyName === 'string') return badName(error.propertyName, at, schema);
  switch (keyword) {
    case 'additionalProperties':
    case 'unevaluatedProperties': {
      const key = String(params['additionalProperty'] ?? params['unevaluatedProperty']);
      const known = isJsonObject(schema['properties']) ? Object.keys(schema['properties']) : [];
      return unknownKey(key, at, known, context);
    }
    case 'required':
      return missingKey(String(params['missingProperty']), at, schema);
    case 'type':
      return {
        code: 'wrong-type',
        at,
        message: `must be ${kinds(params['type'])}`,
        hint: truth() ?? quote() ?? asList(schema, written) ?? explanation(schema),
      };
    case 'const':
    case 'enum':
      return notAllowed(at, schema, written);
    case 'uniqueItems':
      return {
        code: 'wrong-value',
        at: [...at, Math.max(params['i'], params['j'])],
        message: 'this appears twice in the list',
      };
    case 'anyOf':
    case 'oneOf':
      return {
        code: 'wrong-type',
        at,
        message: comment(schema) ?? branchKinds(schema) ?? 'is not of a kind that is allowed here',
        hint: truth() ?? quote() ?? asList(schema, written) ?? nearWord(schema, written) ?? explanation(schema),
      };
    case 'pattern':
      if (schema['pattern'] === DURATION_PATTERN) {
        return badDuration(at, String(value), written !== undefined);
      }
      return {
        code: 'wrong-value',
        at,
        message: comment(schema) ?? 'must have another form',
        hint: nearWord(schema, written) ?? explanation(schema),
      };
    default:
      return { code: 'wrong-value', at, message: comment(schema) ?? inWords(error), hint: explanation(schema) };
  }
}

/** `must be true or false or a list`, if all branches say their type. */
function branchKinds(schema: Readonly<Record<string, unknown>>): string | undefined {
  const types = branchesOf(schema).map(({ type }) => type);
  return types.length > 0 && types.every((type) => typeof type === 'string') ? `must be ${kinds(types)}` : undefined;
}

/** The word that was probably meant in a word or a range of words, where the schema names all that there are. */
function nearWord(schema: Readonly<Record<string, unknown>>, written: string | undefined): string | undefined {
  const words: readonly unknown[] = Array.isArray(schema['examples']) ? schema['examples'] : [];
  const known = words.filter((word) => typeof word === 'string');
  if (written === undefined || known.length < 2) return undefined;
  const wrong = written.split('-').find((part) => !known.includes(part));
  return wrong === undefined ? undefined : didYouMean(wrong, known);
}

/** A value that may be shown: texts that are no secrets. */
function writtenOf(schema: Readonly<Record<string, unknown>>, value: unknown): string | undefined {
  return typeof value === 'string' && schema['writeOnly'] !== true ? value : undefined;
}

function unknownKey(key: string, at: KeyPath, known: readonly string[], context: SchemaContext): ProblemAt {
  const place = [...at, key];
  const word = firstWord(key);
  const later = context.ours ? laterKeyProblem(key, place) : undefined;
  if (later !== undefined) return later;
  const all = at.length === context.base.length ? [...known, ...(context.otherKeys ?? [])] : known;
  const hint =
    key === '<<'
      ? 'merge keys are not part of YAML 1.2: write the entries out'
      : all.includes(word)
        ? `did you mean "${word}:"?`
        : didYouMean(word, all);
  return {
    code: 'unknown-key',
    at: place,
    on: 'key',
    message: `unknown key ${JSON.stringify(word)}`,
    hint: hint ?? listed(all),
  };
}

function missingKey(key: string, at: KeyPath, schema: Readonly<Record<string, unknown>>): ProblemAt {
  const property = isJsonObject(schema['properties']) ? schema['properties'][key] : undefined;
  const description =
    isJsonObject(property) && typeof property['description'] === 'string' ? property['description'] : undefined;
  const hint = description === undefined ? `add \`${key}:\`` : `add \`${key}:\` - ${description}`;
  return { code: 'missing-key', at, on: 'key', message: `missing key ${JSON.stringify(key)}`, hint };
}

function badName(name: string, at: KeyPath, schema: Readonly<Record<string, unknown>>): ProblemAt {
  const message = `the name ${JSON.stringify(name)} ${comment(schema) ?? 'is not allowed here'}`;
  return { code: 'wrong-value', at: [...at, name], on: 'key', message };
}

function notAllowed(at: KeyPath, schema: Readonly<Record<string, unknown>>, written: string | undefined): ProblemAt {
  const allowed: readonly unknown[] = Array.isArray(schema['enum']) ? schema['enum'] : [schema['const']];
  const hint =
    written === undefined
      ? undefined
      : didYouMean(
          written,
          allowed.filter((value) => typeof value === 'string'),
        );
  return {
    code: 'wrong-value',
    at,
    message: comment(schema) ?? `must be ${oneOf(allowed.map((value) => JSON.stringify(value)))}`,
    hint,
  };
}

/**
 * A text that is not a duration, or too long a one.
 *
 * @param isShown false: it may be a secret
 */
export function badDuration(at: KeyPath, written: string, isShown = true): ProblemAt {
  const what = isShown ? JSON.stringify(written.slice(0, 40)) : 'this';
  const why = whyNoDuration(written);
  const hint = 'write for instance `30s`, `5m`, `4h`, `1d` or `1h30m`';
  return { code: 'bad-duration', at, message: `${what} ${why}`, hint };
}

function comment(schema: Readonly<Record<string, unknown>>): string | undefined {
  return typeof schema['$comment'] === 'string' ? schema['$comment'] : undefined;
}

function explanation(schema: Readonly<Record<string, unknown>>): string | undefined {
  const [first] = Array.isArray(schema['examples']) ? schema['examples'] : [];
  if (first !== undefined) return `for instance ${JSON.stringify(first)}`;
  return typeof schema['description'] === 'string' ? schema['description'] : undefined;
}

/** Sentences of ajv speak of the schema alone; they quote no value. */
function inWords({ keyword, message }: ErrorObject): string {
  if (keyword === 'minLength') return 'must not be empty';
  return message ?? `does not keep \`${keyword}\``;
}

const KINDS: ReadonlyMap<unknown, string> = new Map([
  ['object', 'a map'],
  ['array', 'a list'],
  ['string', 'a text'],
  ['integer', 'a whole number'],
  ['number', 'a number'],
  ['boolean', 'true or false'],
  ['null', 'empty'],
]);

function kinds(type: unknown): string {
  const types: readonly unknown[] = Array.isArray(type) ? type : [type];
  return oneOf(types.map((name) => KINDS.get(name) ?? String(name)));
}

function oneOf(words: readonly string[]): string {
  return words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} or ${words.at(-1)}`;
}

function listed(names: readonly string[]): string | undefined {
  return names.length === 0 || names.length > 24 ? undefined : `known are ${names.join(', ')}`;
}
