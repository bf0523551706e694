import { allOf } from './combine-matchers.ts';
import { compileMatch } from './compile-match.ts';
import type { MatchMistake } from './match-problem.ts';
import type { Matcher } from './matcher.ts';

/** Without mistakes there is a matcher. */
export type CompiledMatcherList =
  | { readonly matcher: Matcher; readonly texts: readonly string[]; readonly mistakes: readonly [] }
  | { readonly matcher?: undefined; readonly mistakes: readonly MatchMistake[] };

/**
 * Compiles matchers in Alertmanager's syntax that must all hold; an empty list takes everything. `texts` says each
 * condition once, in a form that both of Alertmanager's parsers read the same.
 *
 * @example compileMatcherList(['host=~"db-.*", severity!="info"'])
 */
export function compileMatcherList(texts: readonly string[]): CompiledMatcherList {
  const { matchers, mistakes } = compileMatch(texts, []);
  if (mistakes.length > 0) return { mistakes };
  return { matcher: allOf(matchers), texts: [...new Set(matchers.map(({ text }) => text))], mistakes: [] };
}
