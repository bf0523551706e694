import { describe, expect, it } from 'vitest';
import { parseClassicMatchers } from './parse-classic-matchers.ts';
import type { ParsedMatchers } from './written-matcher.ts';

/** `name operator value` of each matcher, or the message. */
function read(parsed: ParsedMatchers): readonly string[] | string {
  if ('message' in parsed) return parsed.message;
  return parsed.matchers.map(({ name, operator, value }) => `${name} ${operator} ${value}`);
}

const EXPECTED = 'expected a label name, one of = != =~ !~, and a value';
const QUOTE = 'the value has a double quote that is not escaped';

describe('a classic matcher', () => {
  it.each([
    ['equal', 'foo=bar', 'foo = bar'],
    ['not equal', 'dings!=bums', 'dings != bums'],
    ['matches', 'foo=~bar.*', 'foo =~ bar.*'],
    ['does not match', 'foo!~bar.*', 'foo !~ bar.*'],
    ['quoted', 'foo="bar"', 'foo = bar'],
    ['the value may be empty', 'foo=', 'foo = '],
    ['the value may be an empty quoted text', 'foo=""', 'foo = '],
    ['white space around each token', ' \t foo \n = \r\f bar \n ', 'foo = bar'],
    ['white space before a quoted value', 'foo =~ "bar"', 'foo =~ bar'],
    ['white space inside of a value stays', 'foo=bar baz', 'foo = bar baz'],
    ['white space inside of quotes stays', 'foo="  bar "', 'foo =   bar '],
    ['a name with a colon', 'job:rate5m=x', 'job:rate5m = x'],
    ['a name that begins with a colon', ':a=x', ':a = x'],
    ['a name that begins with an underscore', '_a9=x', '_a9 = x'],
    ['a value of another alphabet', 'foo=東京🙂', 'foo = 東京🙂'],
    ['an operator is as long as it can be', 'foo=~=x', 'foo =~ =x'],
    ['and no longer', 'foo==x', 'foo = =x'],
    ['single quotes stand for themselves', "foo='bar'", "foo = 'bar'"],
    ['braces inside of a value', 'foo=a{b}c', 'foo = a{b}c'],
    ['a bare value that contains an operator', 'foo=a=b', 'foo = a=b'],
    ['a comma between quotes', 'foo="bar,baz"', 'foo = bar,baz'],
  ])('%s', (_, text, expected) => {
    expect(read(parseClassicMatchers(text))).toEqual([expected]);
  });

  it.each([
    ['a double quote', 'a="\\""', 'a = "'],
    ['a double quote without quotes around', 'a=\\"', 'a = "'],
    ['a line feed', 'a="x\\ny"', 'a = x\ny'],
    ['a backslash', 'a="\\\\"', 'a = \\'],
    ['a backslash before an n', 'a="\\\\n"', 'a = \\n'],
    ['other letters keep their backslash', 'a="\\d\\t\\x41"', 'a = \\d\\t\\x41'],
    ['no code points', 'a="\\u0041"', 'a = \\u0041'],
    ['no bytes', 'qux="\\xf0\\x9f\\x99\\x82"', 'qux = \\xf0\\x9f\\x99\\x82'],
    ['a single backslash at the end', 'a=x\\', 'a = x\\'],
    ['a line feed may stand for itself', 'a="x\ny"', 'a = x\ny'],
    ['without quotes as well', 'a=x\ny', 'a = x\ny'],
  ])('has the escapes of OpenMetrics: %s', (_, text, expected) => {
    expect(read(parseClassicMatchers(text))).toEqual([expected]);
  });

  it.each([
    ['no operator', 'foo', EXPECTED],
    ['no name', '=bar', EXPECTED],
    ['nothing', '', EXPECTED],
    ['an operator that does not exist', 'foo~bar', EXPECTED],
    ['an exclamation mark alone', 'foo!bar', EXPECTED],
    ['a name that begins with a digit', '9foo=bar', EXPECTED],
    ['a dash in the name', 'a-b=c', EXPECTED],
    ['a dot in the name', 'a.b=c', EXPECTED],
    ['a quoted name', '"a"=b', EXPECTED],
    ['a name of another alphabet', '監視=b', EXPECTED],
    ['a space in the name', 'a b=c', EXPECTED],
    ['an open quote', 'foo="bar', QUOTE],
    ['a quote alone', 'foo="', QUOTE],
    ['a quote at the end alone', 'foo=bar"', QUOTE],
    ['a quote in the middle', 'foo=ba"r', QUOTE],
    ['a quote in the middle of quotes', 'foo="ba"r"', QUOTE],
    ['text behind the quotes', 'foo="bar"baz', QUOTE],
    ['the closing quote is escaped', 'foo="bar\\"', QUOTE],
  ])('is refused for %s', (_, text, message) => {
    expect(read(parseClassicMatchers(text))).toBe(message);
  });
});

describe('a list of classic matchers', () => {
  it.each([
    ['in braces', '{foo=bar,dings!=bums}', ['foo = bar', 'dings != bums']],
    ['without braces', 'foo=bar, dings!=bums', ['foo = bar', 'dings != bums']],
    ['with one brace at the beginning', '{foo=bar', ['foo = bar']],
    ['with one brace at the end', 'foo=bar}', ['foo = bar']],
    ['white space around the braces', ' { foo=bar } ', ['foo = bar']],
    ['a comma at the end', 'foo=bar,', ['foo = bar']],
    ['a comma at the end, in braces', '{foo=bar , }', ['foo = bar']],
    ['nothing in braces', '{}', []],
    ['white space in braces', '{ \n }', []],
    ['an open brace alone', '{', []],
    ['a quoted comma between two', 'a="x,y",b=z', ['a = x,y', 'b = z']],
    ['an escaped quote does not end the quotes', 'a="x\\",y",b=z', ['a = x",y', 'b = z']],
    ['an escaped backslash does not hide the end of the quotes', 'a="x\\\\",b=z', ['a = x\\', 'b = z']],
    ['an escaped quote opens no quotes', 'a=\\",b=z', ['a = "', 'b = z']],
    ['the same name twice', 'a=b,a!=c', ['a = b', 'a != c']],
    ['an empty value in the middle', 'a=,b=c', ['a = ', 'b = c']],
    ['only the outer brace is one', '{foo=}}', ['foo = }']],
    ['over several lines', '{\n  a = "b",\n  c =~ "d|e",\n}', ['a = b', 'c =~ d|e']],
    [
      'the longest example of the documentation',
      '{quote=~"She said: \\"Hi, all!( How\'re you…)?\\""}',
      ['quote =~ She said: "Hi, all!( How\'re you…)?"'],
    ],
  ])('%s', (_, text, expected) => {
    expect(read(parseClassicMatchers(text))).toEqual(expected);
  });

  it.each([
    ['foo', 0],
    ['  foo', 2],
    ['{foo', 1],
    [' { foo', 2],
    ['a=b,foo', 4],
    ['{a=b,foo}', 5],
    ['  {a="x,y", c=d, foo', 16],
    ['a=b,,c=d', 4],
    [',', 0],
    ['{,}', 1],
    ['a=b,c="', 4],
    ['}', 0],
    ['a=b,,', 4],
  ])('says at which matcher %j is wrong: %i', (text, at) => {
    expect(parseClassicMatchers(text)).toMatchObject({ at, message: expect.any(String) });
  });
});
