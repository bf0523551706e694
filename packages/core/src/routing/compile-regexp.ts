import { RE2JS } from 're2js';
import { readLiterals } from './read-literals.ts';

/** Longest pattern, in characters: with repeats, and without (long lists of hosts, whose matches cannot be longer). */
const MAX_PATTERN = 1_000;
const MAX_PLAIN_PATTERN = 20_000;
const REPEAT = /(?<!\()\?|[*+{]/;

/**
 * Largest compiled program, in instructions: what repeats of repeats blow up. A match takes at worst this many steps a
 * character of the value.
 */
const MAX_PROGRAM = 1_000;

export type Regexp =
  | {
      /** Whether the whole value matches. */
      readonly test: (value: string) => boolean;
      /** The only values that match, where the pattern is a list of words. */
      readonly words?: ReadonlySet<string>;
    }
  | { readonly message: string; readonly hint?: string };

/**
 * A regular expression of RE2's syntax, anchored at both ends, linear in the length of the value.
 * @see https://github.com/google/re2/wiki/Syntax
 */
export function compileRegexp(pattern: string): Regexp {
  const limit = REPEAT.test(pattern) ? MAX_PATTERN : MAX_PLAIN_PATTERN;
  if (pattern.length > limit) {
    const message = `the pattern has ${pattern.length} characters, ${limit} are allowed`;
    return { message, hint: 'split it into several conditions' };
  }
  const literals = readLiterals(pattern);
  if (literals === undefined) return compileWithRe2(pattern);
  const { words, prefixes } = literals;
  if (prefixes.length === 0) return { test: (value) => words.has(value), words };
  return { test: (value) => words.has(value) || prefixes.some((prefix) => continues(value, prefix)) };
}

function continues(value: string, { text, more }: { readonly text: string; readonly more: number }): boolean {
  return value.length >= text.length + more && value.startsWith(text) && !value.includes('\n', text.length);
}

function compileWithRe2(pattern: string): Regexp {
  try {
    const compiled = RE2JS.compile(pattern);
    if (REPEAT.test(pattern) && compiled.programSize() > MAX_PROGRAM) {
      return {
        message: 'the pattern is too large when its repeats are written out',
        hint: 'use smaller counts in {n,m}, or + and *',
      };
    }
    return { test: (value) => compiled.testExact(value) };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^error parsing regexp: /, '') : String(error);
    return { message: `not a regular expression: ${reason}`, ...hintFor(pattern) };
  }
}

function hintFor(pattern: string): { readonly hint?: string } {
  if (/\(\?<?[=!]/.test(pattern)) return { hint: 'RE2 has no look-around: use a second condition with notMatches' };
  if (/\\[1-9]/.test(pattern)) return { hint: 'RE2 has no back-references' };
  if (/^[*+?]/.test(pattern)) return { hint: 'write .* for "anything"' };
  return {};
}
