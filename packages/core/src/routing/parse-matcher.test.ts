import { describe, expect, it } from 'vitest';
import { parseClassicMatchers } from './parse-classic-matchers.ts';
import { parseMatchers } from './parse-matcher.ts';
import { parseUtf8Matchers } from './parse-utf8-matchers.ts';
import type { ParsedMatchers } from './written-matcher.ts';

/** `name operator value` of each matcher, or the message. */
function read(parsed: ParsedMatchers): readonly string[] | string {
  if ('message' in parsed) return parsed.message;
  return parsed.matchers.map(({ name, operator, value }) => `${name} ${operator} ${value}`);
}

describe('Alertmanager matchers', () => {
  it.each([
    ['severity="warning"', ['severity = warning']],
    ['severity=warning', ['severity = warning']],
    ['  severity  !=  "warning"  ', ['severity != warning']],
    ['host=~"web-.*|db"', ['host =~ web-.*|db']],
    ['host!~test-.*', ['host !~ test-.*']],
    ['{a="b",c=~"d"}', ['a = b', 'c =~ d']],
    ['a="b", c!~"d", ', ['a = b', 'c !~ d']],
    ['{\n  a = "b",\n  c =~ "d",\n}', ['a = b', 'c =~ d']],
    ['{}', []],
    ['foo=""', ['foo = ']],
    ['foo="bar,baz"', ['foo = bar,baz']],
    ['foo="}"', ['foo = }']],
    ['quote="She said: \\"Hi!\\""', ['quote = She said: "Hi!"']],
    ['re=~"\\\\d+"', ['re =~ \\d+']],
    ['line="a\\nb"', ['line = a\nb']],
  ] as const)('reads %j in both syntaxes alike', (text, expected) => {
    expect(read(parseUtf8Matchers(text))).toEqual(expected);
    expect(read(parseClassicMatchers(text))).toEqual(expected);
    expect(read(parseMatchers(text))).toEqual(expected);
  });

  it.each([
    ['"foo.bar"="baz"', ['foo.bar = baz']],
    ['name-with-dashes = "bar"', ['name-with-dashes = bar']],
    ['Προμηθεύς=~[a-z]+', ['Προμηθεύς =~ [a-z]+']],
    ['🙂="\\U0001F642"', ['🙂 = 🙂']],
    ['"a b"="\\xf0\\x9f\\x99\\x82"', ['a b = 🙂']],
    ['"a b"="\\u30a2\\101\\t"', ['a b = アA\t']],
  ] as const)('reads the UTF-8 syntax: %j', (text, expected) => {
    expect(read(parseMatchers(text))).toEqual(expected);
  });

  it.each([
    ['job=', ['job = ']],
    ['foo=bar baz', ['foo = bar baz']],
    ['host=~"\\d+"', ['host =~ \\d+']],
    ['{foo=\\t}', ['foo = \\t']],
    ["{foo='}", ["foo = '"]],
    ['{foo=,bar=}}', ['foo = ', 'bar = }']],
    ['tricky=~~~', ['tricky =~ ~~']],
    ['trickier==\\\\=\\=\\"', ['trickier = =\\=\\="']],
    ['foo="bar', 'the double quote is not closed'],
  ] as const)('falls back to the classic syntax: %j', (text, expected) => {
    expect(read(parseMatchers(text))).toEqual(expected);
  });

  it('lets the classic syntax win where the two disagree', () => {
    expect(read(parseUtf8Matchers('host=~"\\bdb"'))).toEqual(['host =~ \bdb']);
    expect(read(parseMatchers('host=~"\\bdb"'))).toEqual(['host =~ \\bdb']);
  });

  it.each([
    ['', 0, 'the matcher is empty'],
    ['severity', 8, 'expected one of = != =~ !~ at the end'],
    ['=x', 0, 'expected a label name before "=x"'],
    ['""="x"', 0, 'a label name cannot be empty'],
    ['a="b" c="d"', 6, 'expected a comma or the end before "c=\\"d\\""'],
    ['a="b', 2, 'the double quote is not closed'],
    ['{a-b="c"', 8, 'expected , or } at the end'],
    ['a-b="c"}', 7, 'a closing } without its {'],
    ['{,}', 1, 'expected a label name before ",}"'],
    ['{{a-b="c"}}', 1, 'expected a label name before "{a-b=\\"c\\"}}"'],
    ['"a b"="\\q"', 6, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['"a b"="\\xff"', 6, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['"a b"="\\ud800"', 6, 'bad escape in a quoted text (write \\\\ for a backslash)'],
    ['a="b",,c="d"', 6, 'expected a label name before ",c=\\"d\\""'],
  ])('says where %j is wrong', (text, at, message) => {
    expect(parseMatchers(text)).toEqual({ at, message });
  });

  it.each([
    ['qux="\\xf0\\x9f\\x99\\x82"', 'qux = \\xf0\\x9f\\x99\\x82'],
    ['a="\\t"', 'a = \\t'],
    ['a="\\u0041"', 'a = \\u0041'],
    ['a=~"\\101"', 'a =~ \\101'],
  ] as const)('takes %j as it was meant before there were escapes of Go', (text, expected) => {
    expect(read(parseMatchers(text))).toEqual([expected]);
  });

  it.each([
    ['a name that only one syntax knows', '"qux"="\\xf0\\x9f\\x99\\x82"', 'qux = 🙂'],
    ['in a list with such a name', 'a-b="\\u0041"', 'a-b = A'],
  ])('takes the escapes of Go where the classic syntax cannot be meant: %s', (_, text, expected) => {
    expect(read(parseMatchers(text))).toEqual([expected]);
  });

  it('takes a whole list by one of the syntaxes', () => {
    expect(read(parseMatchers('a=,b="\\t"'))).toEqual(['a = ', 'b = \\t']);
    expect(read(parseMatchers('a-b=c,d="\\t"'))).toEqual(['a-b = c', 'd = \t']);
    expect(read(parseMatchers('a-b=,d="\\t"'))).toBe('expected a value before ",d=\\"\\\\t\\""');
  });

  it.each([' ', '\n', ' \t '])('has to be written: %j is empty', (text) => {
    expect(parseMatchers(text)).toEqual({ at: 0, message: 'the matcher is empty' });
  });
});
