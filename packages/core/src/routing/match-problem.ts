import type { Matcher } from './matcher.ts';

/** Something wrong in a written match. The configuration turns it into a `Problem` with file, line and column. */
export interface MatchMistake {
  /** Below the route: `['match', 'host', 'matches']`. */
  readonly path: readonly (string | number)[];
  readonly code: 'bad-matcher' | 'bad-regex' | 'boolean-match';
  readonly message: string;
  readonly hint?: string;
}

/** Matchers that must all hold, and what was wrong beside them. */
export interface Gathered {
  readonly matchers: readonly Matcher[];
  readonly mistakes: readonly MatchMistake[];
}

export function gather(parts: readonly Gathered[]): Gathered {
  return {
    matchers: parts.flatMap(({ matchers }) => matchers),
    mistakes: parts.flatMap(({ mistakes }) => mistakes),
  };
}

export function mistake(
  path: MatchMistake['path'],
  code: MatchMistake['code'],
  message: string,
  hint?: string,
): Gathered {
  return { matchers: [], mistakes: [{ path, code, message, ...(hint === undefined ? {} : { hint }) }] };
}
