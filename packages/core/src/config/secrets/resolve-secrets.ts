import { isJsonObject } from '@signalbox/sdk';
import type { KeyPath } from '../../text/json-path.ts';
import { formatKeyPath } from '../problems/key-path.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** Where placeholders get their values. */
export interface SecretSources {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The text of a file named relative to the one that says it, or why there is none. */
  readFile(path: string): Promise<SecretText>;
}

export type SecretText = { readonly text: string } | { readonly why: string };

/** A value with its placeholders replaced; the written value is left as it is. */
export interface ResolvedValue {
  readonly value: unknown;
  readonly problems: readonly ProblemAt[];
  readonly filled: ReadonlyMap<string, readonly string[]>;
  /** What the environment and files gave: not the defaults. */
  readonly given: ReadonlySet<string>;
  readonly unfilled: ReadonlySet<string>;
}

interface Resolving {
  readonly env: SecretSources['env'];
  /** By the path in the placeholder. */
  readonly files: ReadonlyMap<string, SecretText>;
  readonly problems: ProblemAt[];
  readonly filled: Map<string, string[]>;
  readonly given: Set<string>;
  readonly unfilled: Set<string>;
}

/**
 * Replaces `${env:NAME}`, `${env:NAME:-default}` and `${file:path}` in every text, and `$${` by `${`. A text whose
 * placeholder cannot be filled stays as it was written.
 */
export async function resolveSecrets(value: unknown, { env, readFile }: SecretSources): Promise<ResolvedValue> {
  const files = new Map<string, SecretText>();
  for (const file of namedFiles(value)) files.set(file, await readFile(file));
  const resolving: Resolving = { env, files, problems: [], filled: new Map(), given: new Set(), unfilled: new Set() };
  const { problems, filled, given, unfilled } = resolving;
  return { value: resolveValue(value, [], resolving), problems, filled, given, unfilled };
}

/** The files of all `${file:path}`, each once. */
function namedFiles(value: unknown): ReadonlySet<string> {
  const files = new Set<string>();
  visit(value);
  return files;

  function visit(part: unknown): void {
    if (typeof part === 'string') {
      if (part.includes(OPENING))
        for (const [, , , , file] of part.matchAll(PLACEHOLDER)) if (file !== undefined) files.add(file);
    } else if (typeof part === 'object' && part !== null) {
      for (const item of Object.values(part)) visit(item);
    }
  }
}

function resolveValue(value: unknown, at: KeyPath, resolving: Resolving): unknown {
  if (typeof value === 'string') return value.includes(OPENING) ? resolveText(value, at, resolving) : value;
  if (Array.isArray(value)) return value.map((item, index) => resolveValue(item, [...at, index], resolving));
  if (!isJsonObject(value)) return value;
  const map: Record<string, unknown> = Object.create(null);
  for (const key of Object.keys(value)) map[key] = resolveValue(value[key], [...at, key], resolving);
  return map;
}

const OPENING = '$'.concat('{');

/** `$${`, or a placeholder with what stands in it, or the beginning of something that is none. */
const PLACEHOLDER = /\$\$\{|\$\{(?:env:([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}|file:([^}]+)\})?/g;

function resolveText(text: string, at: KeyPath, resolving: Resolving): string {
  const path = formatKeyPath(at);
  let resolved = '';
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name, fallback, fallbackText, file] = match;
    resolved += text.slice(end, match.index);
    end = match.index + whole.length;
    if (whole === `$\${`) {
      resolved += `\${`;
      continue;
    }
    const filled =
      name === undefined
        ? fromFile(file ?? '', resolving.files)
        : fromEnv(name, fallback === undefined ? undefined : (fallbackText ?? ''), resolving.env);
    if (filled === undefined || 'why' in filled) {
      resolving.problems.push(filled === undefined ? badPlaceholder(at) : secretMissing(at, whole, filled.why));
      resolving.unfilled.add(path);
      resolved += whole;
    } else {
      const values = resolving.filled.get(path) ?? [];
      resolving.filled.set(path, [...values, filled.text]);
      if (filled.given) resolving.given.add(filled.text);
      resolved += filled.text;
    }
  }
  return resolved + text.slice(end);
}

/** What a placeholder is replaced by, and whether it came from outside the file: a default stands in it. */
type Filling = { readonly text: string; readonly given: boolean } | { readonly why: string };

function fromEnv(name: string, fallback: string | undefined, env: SecretSources['env']): Filling {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (fallback !== undefined && !value) return { text: fallback, given: false };
  return value === undefined ? { why: `the environment has no ${name}` } : { text: value, given: true };
}

function fromFile(file: string, files: ReadonlyMap<string, SecretText>): Filling | undefined {
  const read = files.get(file);
  return read === undefined || 'why' in read ? read : { ...read, given: true };
}

function secretMissing(at: KeyPath, placeholder: string, why: string): ProblemAt {
  const hint = placeholder.startsWith('${env:')
    ? `set it, or give a default: \`\${env:NAME:-default}\``
    : 'make the file; its path starts at the folder of this one';
  return { code: 'secret-missing', at, message: `${placeholder} cannot be filled: ${why}`, hint };
}

function badPlaceholder(at: KeyPath): ProblemAt {
  return {
    code: 'bad-placeholder',
    at,
    message: `a \`\${\` that does not begin a placeholder`,
    hint: `write \`\${env:NAME}\`, \`\${env:NAME:-default}\` or \`\${file:path}\`, and \`$\${\` for a literal \`\${\``,
  };
}
