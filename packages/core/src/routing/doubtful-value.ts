import { doubtSeverity } from '../text/severity-words.ts';
import type { Subject } from './label-matchers.ts';
import type { MatchProblem } from './match-problem.ts';
import { readLiterals } from './read-literals.ts';
import { formatMatcher, type WrittenMatcher } from './written-matcher.ts';

/** How a condition is written: as an entry of a map (below `not` or not), or as a text. */
export type WrittenAs = 'map' | 'text';

/** Warnings about the value of a matcher that is good, but most likely never holds: or never does not, below `not`. */
export function doubtsAbout(
  subject: Subject,
  matcher: WrittenMatcher,
  path: MatchProblem['path'],
  as: WrittenAs,
): readonly MatchProblem[] {
  const { name, operator, value } = matcher;
  const isEqual = operator === '=' || operator === '!=';
  const words = isEqual ? [value] : (readLiterals(value)?.words ?? []);
  const severities = subject === 'labels' && name === 'severity' ? [...words].filter((word) => word !== '') : [];
  return [
    ...severities.flatMap((word) => doubtSeverity(word) ?? []).map((doubt) => ({ ...doubt, path })),
    ...(isEqual && looksLikePattern(value) ? [patternAsText(matcher, path, as)] : []),
  ];
}

/** `.*`, `[0-9]`, `\d+`, an escaped dot, `^` at the beginning. */
const SIGNS_OF_A_PATTERN = /\.[*+]|\[\^?\w-\w[^\]]{0,99}\]|\\[dws][*+{]|\\\.|^\^./;
/** A name with a `*` at its end; at the beginning it may well be meant: `*.example.com` is the name of a certificate. */
const WILDCARD = /^[\w.:-]*\w[-_.:]?\*$/;

function looksLikePattern(value: string): boolean {
  return isAlternation(value) || SIGNS_OF_A_PATTERN.test(value) || WILDCARD.test(value);
}

/** Words with `|` between them; with blanks around it, it is the punctuation of a title. */
function isAlternation(value: string): boolean {
  const words = value.split('|');
  return words.length > 1 && words.every((word) => word !== '' && word === word.trim());
}

/** Characters of a value that a message repeats. */
const LONGEST_SHOWN = 100;

function patternAsText(matcher: WrittenMatcher, path: MatchProblem['path'], as: WrittenAs): MatchProblem {
  const { value } = matcher;
  const isWildcard = WILDCARD.test(value) && !value.endsWith('.*');
  const message = `${JSON.stringify(value.slice(0, LONGEST_SHOWN))} is compared as it stands: it looks like a ${isWildcard ? 'wildcard' : 'regular expression'}`;
  const pattern = isWildcard ? `${value.slice(0, -1).replaceAll('.', '\\.')}.*` : value;
  return {
    severity: 'warning',
    code: 'pattern-as-text',
    path,
    message,
    hint: value.length > LONGEST_SHOWN ? 'write `matches` or `=~`' : `write ${rewritten(matcher, pattern, as)}`,
  };
}

/** A text in YAML without its quotes. */
const PLAIN_WORD = /^(?!(?:true|false|null)$)[a-z][\w-]*$/i;

function rewritten({ name, operator }: WrittenMatcher, pattern: string, as: WrittenAs): string {
  const isNot = operator === '!=';
  if (as === 'text') return `\`${formatMatcher({ name, operator: isNot ? '!~' : '=~', value: pattern })}\``;
  const words = pattern.split('|');
  const list = words.length > 1 && words.every((word) => PLAIN_WORD.test(word)) ? `[${words.join(', ')}]` : undefined;
  const condition = `\`{ ${isNot ? 'notMatches' : 'matches'}: ${JSON.stringify(pattern)} }\``;
  if (list === undefined) return condition;
  return `${isNot ? `\`{ not: ${list} }\`` : `\`${list}\``}, or ${condition}`;
}
