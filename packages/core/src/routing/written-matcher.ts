/** The operators of Alertmanager's matchers: everything that knows operators knows them from here. */
export const MATCH_OPERATORS = ['=', '!=', '=~', '!~'] as const;

export type MatchOperator = (typeof MATCH_OPERATORS)[number];

export function isMatchOperator(text: string | undefined): text is MatchOperator {
  return MATCH_OPERATORS.some((operator) => operator === text);
}

/** A pattern for any of them; none is taken for the beginning of a longer one. */
export const OPERATOR_PATTERN = MATCH_OPERATORS.toSorted((one, other) => other.length - one.length).join('|');

/** For messages: `= != =~ !~`. */
export const OPERATORS_IN_WORDS = MATCH_OPERATORS.join(' ');

/** One matcher as somebody wrote it, before its regular expression is compiled. */
export interface WrittenMatcher {
  readonly name: string;
  readonly operator: MatchOperator;
  readonly value: string;
}

/** What a parser of matchers gives: all matchers of the text (all must hold), or where and why it stopped. */
export type ParsedMatchers =
  | { readonly matchers: readonly WrittenMatcher[] }
  | {
      /** Index into the text, from 0. */
      readonly at: number;
      readonly message: string;
    };

const CLASSIC_NAME = /^[a-zA-Z_][a-zA-Z0-9_]*$/;

/** A matcher in Alertmanager's syntax, quoted so that its classic and its UTF-8 parser read the same. */
export function formatMatcher({ name, operator, value }: WrittenMatcher): string {
  return `${CLASSIC_NAME.test(name) ? name : quote(name)}${operator}${quote(value)}`;
}

function quote(text: string): string {
  return `"${text.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
