import { isError } from '../text/problem-text.ts';
import { allOf, anyOf } from './combine-matchers.ts';
import { compileMatcherMap } from './compile-matcher-map.ts';
import { compileWritten } from './compile-written.ts';
import { type Gathered, gather, type MatchProblem, problem } from './match-problem.ts';
import type { Matcher } from './matcher.ts';
import { parseMatchers } from './parse-matcher.ts';
import { OPERATORS_IN_WORDS } from './written-matcher.ts';

/** What a route says of the alerts that it takes, as it was written. */
export interface WrittenRouteMatch {
  readonly match?: unknown;
  readonly matchAny?: unknown;
  readonly matchAnnotations?: unknown;
}

/** Everything wrong is reported at once, each with its path below the route; without errors there is a matcher. */
export interface CompiledMatch {
  readonly matcher?: Matcher;
  readonly problems: readonly MatchProblem[];
}

/** Compiles `match`, `matchAny` and `matchAnnotations` of a route: all that are there must hold; none takes everything. */
export function compileRouteMatch({ match, matchAny, matchAnnotations }: WrittenRouteMatch): CompiledMatch {
  const parts: Gathered[] = [];
  if (match !== undefined) parts.push(compileMatch(match, ['match']));
  if (matchAny !== undefined) parts.push(compileMatchAny(matchAny));
  if (matchAnnotations !== undefined) {
    parts.push(compileMatcherMap(matchAnnotations, 'annotations', ['matchAnnotations']));
  }
  const { matchers, problems } = gather(parts);
  return problems.some(isError) ? { problems } : { matcher: allOf(matchers), problems };
}

/** One match: a map of labels, or a list of strings in Alertmanager's syntax. */
export function compileMatch(written: unknown, path: MatchProblem['path']): Gathered {
  if (!Array.isArray(written)) return compileMatcherMap(written, 'labels', path);
  return gather(written.map((item: unknown, index) => compileMatcherText(item, [...path, index])));
}

function compileMatchAny(written: unknown): Gathered {
  if (!Array.isArray(written) || written.length === 0) {
    return problem(
      ['matchAny'],
      'bad-matcher',
      'matchAny is a list of matches, one of which must hold',
      'write - { label: value }',
    );
  }
  const matches = written.map((item: unknown, index) => compileMatch(item, ['matchAny', index]));
  const { problems } = gather(matches);
  return { matchers: [anyOf(matches.map(({ matchers }) => allOf(matchers)))], problems };
}

function compileMatcherText(written: unknown, path: MatchProblem['path']): Gathered {
  if (typeof written !== 'string') {
    return problem(
      path,
      'bad-matcher',
      'an item of this list is a matcher as text',
      `write 'label="value"', or use a map: { label: value }`,
    );
  }
  const parsed = parseMatchers(written);
  if ('message' in parsed) {
    return problem(
      path,
      'bad-matcher',
      `${parsed.message} (character ${parsed.at + 1})`,
      `write 'label="value"', with one of ${OPERATORS_IN_WORDS}`,
    );
  }
  return gather(parsed.matchers.map((matcher) => compileWritten('labels', matcher, path, 'text')));
}
