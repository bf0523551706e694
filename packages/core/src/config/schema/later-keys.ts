import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemAt } from '../problems/problem.ts';

/** Keys of the language that this version does not know yet, with the word for them in a sentence. */
const LATER_KEYS: ReadonlyMap<string, string> = new Map([
  ['scope', 'scopes'],
  ['digestAfter', 'digests'],
  ['export', 'exported channels'],
]);

/** Names that are kept for what is planned. */
const RESERVED_KEYS: ReadonlySet<string> = new Set([
  'heartbeats',
  'relabel',
  'enrich',
  'escalate',
  'acknowledge',
  'policies',
  'drills',
  'tags',
  'flap',
  'style',
]);

/** What to say of a key that our own maps do not know because it comes later. */
export function laterKeyProblem(key: string, at: KeyPath): ProblemAt | undefined {
  if (LATER_KEYS.has(key)) return notYet(LATER_KEYS.get(key) ?? key, at, 'key');
  if (!RESERVED_KEYS.has(key)) return undefined;
  return {
    code: 'reserved-key',
    at,
    on: 'key',
    message: `the key ${JSON.stringify(key)} is reserved for a planned feature`,
    hint: 'remove it',
  };
}

/** An error, never a silent pass: who writes it counts on it. */
export function notYet(what: string, at: KeyPath, on: 'key' | 'value'): ProblemAt {
  return {
    code: 'not-yet-supported',
    at,
    on,
    message: `${what} come with a later version`,
    hint: 'remove it: this version would not do what it says',
  };
}
