/** The operators of Alertmanager's matchers. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

export function isMatchOperator(text: string | undefined): text is MatchOperator {
  return text === '=' || text === '!=' || text === '=~' || text === '!~';
}

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
