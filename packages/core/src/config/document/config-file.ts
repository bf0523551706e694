import type { KeyPath } from '../../text/json-path.ts';
import { valueAt } from '../../text/json-path.ts';
import { firstWord, formatKeyPath } from '../problems/key-path.ts';
import type { Problem, ProblemAt } from '../problems/problem.ts';
import { followsFromMerge, type Merges } from '../yaml/merge-keys.ts';
import type { Positions } from '../yaml/yaml-positions.ts';

/** A YAML file of the configuration as it was read, its placeholders filled in. */
export interface ConfigFile {
  /** Relative to the main file's folder, with forward slashes. */
  readonly path: string;
  /** Absolute; where its relative paths start. */
  readonly folder: string;
  readonly main: boolean;
  readonly text: string;
  readonly value: unknown;
  readonly positions: Positions;
  /** Is it no YAML, and `value` a guess? */
  readonly broken: boolean;
  readonly merges: Merges;
  /** The texts that placeholders were replaced by, by the path of the value that has them. */
  readonly filled: ReadonlyMap<string, readonly string[]>;
  /** What the environment and files gave for placeholders; defaults stand in the file itself. */
  readonly given: ReadonlySet<string>;
  /** Paths of values whose placeholders could not be filled. */
  readonly unfilled: ReadonlySet<string>;
}

/**
 * The problem with its place in the file; undefined for what only follows from a placeholder that could not be filled,
 * or from a merge key.
 */
export function problemIn(file: ConfigFile, problem: ProblemAt): Problem | undefined {
  const { severity = 'error', code, at, on, message, hint } = problem;
  const path = formatKeyPath(at);
  if (file.broken) return undefined;
  if (code !== 'secret-missing' && code !== 'bad-placeholder' && file.unfilled.has(path)) return undefined;
  if (followsFromMerge(file.merges, at)) return undefined;
  return {
    severity,
    code,
    file: file.path,
    ...file.positions.of(at, on),
    path: code === 'unknown-key' ? formatKeyPath(withFirstWord(at)) : path,
    message,
    ...(hint === undefined ? {} : { hint }),
  };
}

function withFirstWord(at: KeyPath): KeyPath {
  const key = at.at(-1);
  return typeof key === 'string' ? [...at.slice(0, -1), firstWord(key)] : at;
}

/** Has this value, or one below it, a placeholder that could not be filled? */
export function isUnfilled(file: ConfigFile, at: KeyPath): boolean {
  const path = formatKeyPath(at);
  return [...file.unfilled].some(
    (each) => each === path || (each.startsWith(path) && '.['.includes(each.charAt(path.length))),
  );
}

/** Does this value come from the environment or a secret's file, at least in part? Then it is not quoted in messages. */
export function isFilled(file: ConfigFile, at: KeyPath): boolean {
  return file.filled.has(formatKeyPath(at));
}

/** A text for a message: what stands there, or `this` if it must not be shown. */
export function quoted(file: ConfigFile, at: KeyPath): string {
  const value = valueAt(file.value, at);
  return isFilled(file, at) || typeof value !== 'string' ? 'this' : JSON.stringify(value);
}

/** The texts that placeholders gave to the value at a path. */
export function filledAt(file: ConfigFile, at: KeyPath): readonly string[] {
  return file.filled.get(formatKeyPath(at)) ?? [];
}
