import { isError } from '../text/problem-text.ts';
import { allOf } from './combine-matchers.ts';
import { compileMatch } from './compile-match.ts';
import type { MatchProblem } from './match-problem.ts';
import type { Matcher } from './matcher.ts';

/** Without mistakes there is a matcher. */
export type CompiledMatcherList =
  | {
      readonly matcher: Matcher;
      readonly texts: readonly string[];
      readonly problems: readonly [];
      /** What may be meant otherwise. */
      readonly warnings: readonly MatchProblem[];
    }
  | { readonly matcher?: undefined; readonly problems: readonly MatchProblem[] };

/**
 * Compiles matchers in Alertmanager's syntax that must all hold; an empty list takes everything. `texts` says each
 * condition once, in a form that both of Alertmanager's parsers read the same.
 *
 * @example compileMatcherList(['host=~"db-.*", severity!="info"'])
 */
export function compileMatcherList(texts: readonly string[]): CompiledMatcherList {
  const { matchers, problems } = compileMatch(texts, []);
  const errors = problems.filter(isError);
  if (errors.length > 0) return { problems: errors };
  const conditions = new Set(matchers.map(({ text }) => text));
  return { matcher: allOf(matchers), texts: [...conditions], problems: [], warnings: problems };
}
