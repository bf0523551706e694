import { parseClassicMatchers } from './parse-classic-matchers.ts';
import { parseUtf8Matchers } from './parse-utf8-matchers.ts';
import type { ParsedMatchers, WrittenMatcher } from './written-matcher.ts';

/**
 * Alertmanager's matchers as its default (fallback) mode reads them: `severity="warning"`, `{a="b",c=~"d|e"}`. The UTF-8
 * syntax is tried, then the classic one; where both read the text, and differently (`=~"\bdb"`), the classic one counts.
 * An empty text is refused: `{}` says "everything".
 * @see https://prometheus.io/docs/alerting/latest/configuration/#fallback-mode
 */
export function parseMatchers(text: string): ParsedMatchers {
  if (text.trim() === '') return { at: 0, message: 'the matcher is empty' };
  const utf8 = parseUtf8Matchers(text);
  const classic = parseClassicMatchers(text);
  if ('message' in classic) return utf8;
  if ('message' in utf8) return classic;
  return equal(utf8.matchers, classic.matchers) ? utf8 : classic;
}

function equal(one: readonly WrittenMatcher[], other: readonly WrittenMatcher[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
