import type { Matcher } from './matcher.ts';

/** Something wrong in a written match. The configuration turns it into a `Problem` with file, line and column. */
export interface MatchProblem {
  /** Below the route: `['match', 'host', 'matches']`. */
  readonly path: readonly (string | number)[];
  readonly code: 'bad-matcher' | 'bad-regex' | 'boolean-match';
  readonly message: string;
  readonly hint?: string;
}

/** Matchers that must all hold, and what was wrong beside them. */
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

export function problem(
  path: MatchProblem['path'],
  code: MatchProblem['code'],
  message: string,
  hint?: string,
): Gathered {
  return { matchers: [], problems: [{ path, code, message, ...(hint === undefined ? {} : { hint }) }] };
}
