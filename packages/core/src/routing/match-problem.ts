import type { KeyPath } from '../text/json-path.ts';
import type { ProblemText } from '../text/problem-text.ts';
import type { Matcher } from './matcher.ts';

/** Something wrong in a written match. */
export interface MatchProblem
  extends ProblemText<'bad-matcher' | 'bad-regex' | 'boolean-match' | 'unknown-severity' | 'pattern-as-text'> {
  /** Below the route: `['match', 'host', 'matches']`. */
  readonly path: KeyPath;
}

/** Matchers that must all hold, and the problems beside them, warnings among them. */
export interface Gathered {
  readonly matchers: readonly Matcher[];
  readonly problems: readonly MatchProblem[];
}

export function gather(parts: readonly Gathered[]): Gathered {
  return {
    matchers: parts.flatMap(({ matchers }) => matchers),
    problems: parts.flatMap(({ problems }) => problems),
  };
}

/** One problem, and no matcher. */
export function problem(path: KeyPath, code: MatchProblem['code'], message: string, hint?: string): Gathered {
  return { matchers: [], problems: [{ path, code, message, ...(hint === undefined ? {} : { hint }) }] };
}
