import { formatKeyPath, isMap } from './key-path.ts';
import type { Finding, KeyPath } from './problem.ts';

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
  readonly findings: readonly Finding[];
  readonly filled: ReadonlyMap<string, readonly string[]>;
  readonly unfilled: ReadonlySet<string>;
}

interface Resolving {
  readonly sources: SecretSources;
  readonly findings: Finding[];
  readonly filled: Map<string, string[]>;
  readonly unfilled: Set<string>;
}

/**
 * Replaces `${env:NAME}`, `${env:NAME:-default}` and `${file:path}` in every text, and `$${` by `${`. A text whose
 * placeholder cannot be filled stays as it was written.
 */
export async function resolveSecrets(value: unknown, sources: SecretSources): Promise<ResolvedValue> {
  const resolving: Resolving = { sources, findings: [], filled: new Map(), unfilled: new Set() };
  return { value: await resolveValue(value, [], resolving), ...resolving };
}

async function resolveValue(value: unknown, at: KeyPath, resolving: Resolving): Promise<unknown> {
  if (typeof value === 'string') return value.includes('${') ? resolveText(value, at, resolving) : value;
  if (Array.isArray(value)) {
    const list: unknown[] = [];
    for (const [index, item] of value.entries()) list.push(await resolveValue(item, [...at, index], resolving));
    return list;
  }
  if (!isMap(value)) return value;
  const map: Record<string, unknown> = Object.create(null);
  for (const [key, item] of Object.entries(value)) map[key] = await resolveValue(item, [...at, key], resolving);
  return map;
}

/** `$${`, or a placeholder with what stands in it, or the beginning of something that is none. */
const PLACEHOLDER = /\$\$\{|\$\{(?:env:([A-Za-z_][A-Za-z0-9_]*)(:-([^}]*))?\}|file:([^}]+)\})?/g;

async function resolveText(text: string, at: KeyPath, resolving: Resolving): Promise<string> {
  const path = formatKeyPath(at);
  let resolved = '';
  let end = 0;
  for (const match of text.matchAll(PLACEHOLDER)) {
    const [whole, name, fallback, fallbackText, file] = match;
    resolved += text.slice(end, match.index);
    end = match.index + whole.length;
    if (whole === '$${') {
      resolved += '${';
      continue;
    }
    const filled =
      name !== undefined
        ? fromEnv(name, fallback === undefined ? undefined : (fallbackText ?? ''), resolving.sources)
        : file !== undefined
          ? await resolving.sources.readFile(file)
          : undefined;
    if (filled === undefined || 'why' in filled) {
      resolving.findings.push(filled === undefined ? badPlaceholder(at) : secretMissing(at, whole, filled.why));
      resolving.unfilled.add(path);
      resolved += whole;
    } else {
      const values = resolving.filled.get(path) ?? [];
      resolving.filled.set(path, [...values, filled.text]);
      resolved += filled.text;
    }
  }
  return resolved + text.slice(end);
}

function fromEnv(name: string, fallback: string | undefined, { env }: SecretSources): SecretText {
  const value = Object.hasOwn(env, name) ? env[name] : undefined;
  if (fallback !== undefined) return { text: value || fallback };
  return value === undefined ? { why: `the environment has no ${name}` } : { text: value };
}

function secretMissing(at: KeyPath, placeholder: string, why: string): Finding {
  const hint = placeholder.startsWith('${env:')
    ? 'set it, or give a default: `${env:NAME:-default}`'
    : 'make the file; its path starts at the folder of this one';
  return { code: 'secret-missing', at, message: `${placeholder} cannot be filled: ${why}`, hint };
}

function badPlaceholder(at: KeyPath): Finding {
  return {
    code: 'bad-placeholder',
    at,
    message: 'a `${` that begins no placeholder',
    hint: 'write `${env:NAME}`, `${env:NAME:-default}` or `${file:path}`, and `$${` for a literal `${`',
  };
}
