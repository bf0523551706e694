import { unquoteGoString } from './unquote-go-string.ts';
import {
  isMatchOperator,
  OPERATOR_PATTERN,
  OPERATORS_IN_WORDS,
  type ParsedMatchers,
  type WrittenMatcher,
} from './written-matcher.ts';

/** All but whitespace and the reserved characters. */
const LITERAL = /[^\s{}!=~,\\"'`]+/y;
const QUOTED = /"((?:[^"\\]|\\[\s\S])*)"/y;
const OPERATOR = new RegExp(OPERATOR_PATTERN, 'y');
const SPACE = /\s*/y;

/**
 * Alertmanager's UTF-8 matchers: names and values are unquoted literals or Go strings, a list may stand in braces, one
 * comma may follow it.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#utf-8-matchers
 */
export function parseUtf8Matchers(text: string): ParsedMatchers {
  const reader = createReader(text);
  const matchers: WrittenMatcher[] = [];
  reader.skipSpace();
  const open = reader.take('{');
  while (!reader.atEnd() && !reader.sees('}')) {
    const matcher = readMatcher(reader);
    if ('message' in matcher) return matcher;
    matchers.push(matcher);
    if (!reader.take(',')) break;
  }
  const end = reader.position();
  const closed = reader.take('}');
  if (open && !closed) return { at: end, message: `expected , or } ${reader.found()}` };
  if (closed && !open) return { at: end, message: 'a closing } without its {' };
  if (!reader.atEnd()) {
    return { at: reader.position(), message: `expected ${open ? 'the end' : 'a comma or the end'} ${reader.found()}` };
  }
  return { matchers };
}

type Reader = ReturnType<typeof createReader>;
type Stop = Exclude<ParsedMatchers, { matchers: readonly WrittenMatcher[] }>;

function readMatcher(reader: Reader): WrittenMatcher | Stop {
  const name = readText(reader, 'a label name');
  if ('message' in name) return name;
  if (name.text === '') return { at: name.at, message: 'a label name cannot be empty' };
  const at = reader.position();
  const operator = reader.match(OPERATOR)?.[0];
  if (!isMatchOperator(operator)) return { at, message: `expected one of ${OPERATORS_IN_WORDS} ${reader.found()}` };
  const value = readText(reader, 'a value');
  return 'message' in value ? value : { name: name.text, operator, value: value.text };
}

function readText(reader: Reader, what: string): { readonly text: string; readonly at: number } | Stop {
  const at = reader.position();
  if (reader.sees('"')) {
    const inside = reader.match(QUOTED)?.[1];
    if (inside === undefined) return { at, message: 'the double quote is not closed' };
    const text = unquoteGoString(inside);
    return text === undefined
      ? { at, message: 'bad escape in a quoted text (write \\\\ for a backslash)' }
      : { text, at };
  }
  const text = reader.match(LITERAL)?.[0];
  return text === undefined ? { at, message: `expected ${what} ${reader.found()}` } : { text, at };
}

/** A place in the text; whitespace after what was taken is skipped. */
function createReader(text: string) {
  let position = 0;
  const match = (pattern: RegExp): RegExpExecArray | undefined => {
    pattern.lastIndex = position;
    const found = pattern.exec(text) ?? undefined;
    if (found !== undefined) {
      SPACE.lastIndex = position + found[0].length;
      position = SPACE.lastIndex + (SPACE.exec(text)?.[0].length ?? 0);
    }
    return found;
  };
  return {
    match,
    position: () => position,
    atEnd: () => position >= text.length,
    sees: (character: string) => text.startsWith(character, position),
    take(character: string): boolean {
      if (!text.startsWith(character, position)) return false;
      position += character.length;
      match(SPACE);
      return true;
    },
    skipSpace: () => void match(SPACE),
    /** For messages: what stands here. */
    found: () =>
      position >= text.length ? 'at the end' : `before ${JSON.stringify(text.slice(position, position + 10))}`,
  };
}
