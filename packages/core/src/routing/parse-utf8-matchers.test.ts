import { describe, expect, it } from 'vitest';
import { parseUtf8Matchers } from './parse-utf8-matchers.ts';
import type { ParsedMatchers } from './written-matcher.ts';

/** `name operator value` of each matcher, or the message. */
function read(parsed: ParsedMatchers): readonly string[] | string {
  if ('message' in parsed) return parsed.message;
  return parsed.matchers.map(({ name, operator, value }) => `${name} ${operator} ${value}`);
}

/** Whitespace aside, the characters that stand in no literal. */
const RESERVED = [...'{}!=~,\\"\'`'];

describe('a UTF-8 matcher', () => {
  it.each([
    ['equal', 'foo=bar', 'foo = bar'],
    ['not equal', 'foo!=bar', 'foo != bar'],
    ['matches', 'foo=~[a-zA-Z]+', 'foo =~ [a-zA-Z]+'],
    ['does not match', 'foo!~bar', 'foo !~ bar'],
    ['a quoted value', 'foo="foo!"', 'foo = foo!'],
    ['a quoted name', '"foo!"=bar', 'foo! = bar'],
    ['both quoted', '"a b"!~"c d"', 'a b !~ c d'],
    ['a quoted value may be empty', 'foo=""', 'foo = '],
    ['white space has no effect', ' foo \n=~\t bar ', 'foo =~ bar'],
    ['white space in quotes stays', 'foo=" bar "', 'foo =  bar '],
    ['every kind of white space', 'foo\u00a0=\u3000bar', 'foo = bar'],
    ['a literal of another alphabet', 'Προμηθεύς=東京', 'Προμηθεύς = 東京'],
    ['an emoji', '🙂=🐟', '🙂 = 🐟'],
    ['a name that begins with a digit', '9=1.5', '9 = 1.5'],
    ['dots, dashes, colons and slashes', 'a.b-c:d/e=f|g', 'a.b-c:d/e = f|g'],
    ['reserved characters in quotes', `foo="{}!=~,'\`"`, "foo = {}!=~,'`"],
    ['the escapes of Go', '"\\x41\\t"="\\u65e5\\""', 'A\t = 日"'],
    ['bytes of UTF-8', 'foo="\\xf0\\x9f\\x99\\x82"', 'foo = 🙂'],
    ['an escaped backslash at the end', 'foo="bar\\\\"', 'foo = bar\\'],
    ['a pattern with a doubled backslash', 'foo=~"\\\\d+"', 'foo =~ \\d+'],
  ])('%s', (_, text, expected) => {
    expect(read(parseUtf8Matchers(text))).toEqual([expected]);
  });

  it.each(RESERVED)('has no %s in a literal', (character) => {
    expect(parseUtf8Matchers(`a${character}b=c`)).toHaveProperty('message');
    expect(parseUtf8Matchers(`a=b${character}c`)).toHaveProperty('message');
    const quoted = character === '\\' || character === '"' ? `\\${character}` : character;
    expect(read(parseUtf8Matchers(`"a${quoted}b"="c${quoted}"`))).toEqual([`a${character}b = c${character}`]);
  });
});

describe('a list of UTF-8 matchers', () => {
  it.each([
    ['in braces', '{alertname="Watchdog",severity=~"warning|critical"}', 2],
    ['without braces', 'alertname="Watchdog",severity=~"warning|critical"', 2],
    ['a comma at the end', 'alertname="Watchdog",', 1],
    ['a comma at the end, in braces', '{alertname="Watchdog",}', 1],
    ['over several lines', '{\n   alertname = "Watchdog",\n   severity =~ "warning|critical",\n}', 2],
    ['white space around all of it', '  { a=b }  ', 1],
    ['nothing in braces', '{}', 0],
    ['white space in braces', '{  }', 0],
    ['nothing at all', '', 0],
    ['the same name twice', 'a=b,a=c', 2],
  ])('%s', (_, text, count) => {
    expect(read(parseUtf8Matchers(text))).toHaveLength(count);
  });

  it.each([
    ['an open brace without its end', '{a=b', 4, 'expected , or } at the end'],
    ['an open brace, and a matcher without a comma', '{a=b c=d}', 5, 'expected , or } before "c=d}"'],
    ['a closing brace without its beginning', 'a=b}', 3, 'a closing } without its {'],
    ['braces twice', '{{a=b}}', 1, 'expected a label name before "{a=b}}"'],
    ['a second closing brace', '{a=b}}', 5, 'expected the end before "}"'],
    ['text behind the braces', '{a=b} c=d', 6, 'expected the end before "c=d"'],
    ['no comma between two', 'a=b c=d', 4, 'expected a comma or the end before "c=d"'],
    ['two commas', 'a=b,,c=d', 4, 'expected a label name before ",c=d"'],
    ['a comma at the beginning', ',a=b', 0, 'expected a label name before ",a=b"'],
    ['a comma alone in braces', '{,}', 1, 'expected a label name before ",}"'],
    ['two commas at the end', 'a=b,,', 4, 'expected a label name before ","'],
    ['no value', 'a=', 2, 'expected a value at the end'],
    ['no value before a comma', 'a=,b=c', 2, 'expected a value before ",b=c"'],
    ['no operator', 'a b', 2, 'expected one of = != =~ !~ before "b"'],
    ['no operator at the end', '  a  ', 5, 'expected one of = != =~ !~ at the end'],
    ['half an operator', 'a!b', 1, 'expected one of = != =~ !~ before "!b"'],
    ['an operator too long', 'a==b', 2, 'expected a value before "=b"'],
    ['an empty name', ' ""=b', 1, 'a label name cannot be empty'],
    ['an open quote in the name', '"a=b', 0, 'the double quote is not closed'],
    ['an open quote in the value', 'a = "b', 4, 'the double quote is not closed'],
    ['reserved characters in an open quote', `foo="{}!=~,'\``, 4, 'the double quote is not closed'],
    ['an escaped closing quote', 'a="b\\"', 2, 'the double quote is not closed'],
    ['a bad escape in the name', '"\\d"=b', 0, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['a bad escape in the value', 'a="\\d"', 2, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['a newline between quotes', 'a="b\nc"', 2, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['the text is shown for ten characters', 'a=b 0123456789abc', 4, 'expected a comma or the end before "0123456789"'],
  ])('is refused for %s', (_, text, at, message) => {
    expect(parseUtf8Matchers(text)).toEqual({ at, message });
  });

  it('stops at the first mistake, whatever stood before it', () => {
    expect(parseUtf8Matchers('{a=b, c=d, e~f}')).toEqual({
      at: 12,
      message: 'expected one of = != =~ !~ before "~f}"',
    });
  });
});
