import {
  isMatchOperator,
  OPERATOR_PATTERN,
  OPERATORS_IN_WORDS,
  type ParsedMatchers,
  type WrittenMatcher,
} from './written-matcher.ts';

const SPACE = '[ \\t\\n\\f\\r]*';
const MATCHER = new RegExp(
  `^${SPACE}([a-zA-Z_:][a-zA-Z0-9_:]*)${SPACE}(${OPERATOR_PATTERN})${SPACE}([\\s\\S]*?)${SPACE}$`,
);
const BLANK = /^\s*$/;

/**
 * Alertmanager's classic matchers: a Prometheus label name, an operator, and any text, which may be quoted and may be
 * empty. Each brace may be missing, a comma may follow the list.
 * @see https://prometheus.io/docs/alerting/latest/configuration/#classic-matchers
 */
export function parseClassicMatchers(text: string): ParsedMatchers {
  const start = text.length - text.trimStart().length;
  const trimmed = text.trim();
  const open = trimmed.startsWith('{') ? 1 : 0;
  const body = trimmed.slice(open, trimmed.length > open && trimmed.endsWith('}') ? -1 : undefined);
  const matchers: WrittenMatcher[] = [];
  let at = start + open;
  const pieces = splitAtCommas(body);
  for (const [index, piece] of pieces.entries()) {
    const trailing = index === pieces.length - 1 && BLANK.test(piece);
    if (trailing && (index > 0 || open === 1)) break;
    const matcher = parseOne(piece);
    if (typeof matcher === 'string') return { at, message: matcher };
    matchers.push(matcher);
    at += piece.length + 1;
  }
  return { matchers };
}

/** Commas between double quotes do not part; an escaped quote does not count as one. */
function splitAtCommas(text: string): readonly string[] {
  const pieces: string[] = [];
  let begin = 0;
  let quoted = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text.charAt(index);
    if (character === '\\') index += 1;
    else if (character === '"') quoted = !quoted;
    else if (character === ',' && !quoted) {
      pieces.push(text.slice(begin, index));
      begin = index + 1;
    }
  }
  return [...pieces, text.slice(begin)];
}

function parseOne(text: string): WrittenMatcher | string {
  const [, name, operator, raw] = MATCHER.exec(text) ?? [];
  if (name === undefined || raw === undefined || !isMatchOperator(operator)) {
    return `expected a label name, one of ${OPERATORS_IN_WORDS}, and a value`;
  }
  const value = unescapeValue(raw);
  return value === undefined ? 'the value has a double quote that is not escaped' : { name, operator, value };
}

/** `\"`, `\n` and `\\` are escapes, any other backslash is one; undefined if a double quote stands where it may not. */
function unescapeValue(raw: string): string | undefined {
  const quoted = raw.startsWith('"');
  let value = '';
  let closed = false;
  for (let index = quoted ? 1 : 0; index < raw.length; index += 1) {
    const character = raw.charAt(index);
    const next = raw.charAt(index + 1);
    if (character === '"') {
      if (!quoted || index !== raw.length - 1) return undefined;
      closed = true;
    } else if (character === '\\' && (next === '"' || next === '\\' || next === 'n')) {
      value += next === 'n' ? '\n' : next;
      index += 1;
    } else value += character;
  }
  return closed === quoted ? value : undefined;
}
