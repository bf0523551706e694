import { describe, expect, it } from 'vitest';
import { unquoteGoString } from './unquote-go-string.ts';

describe('a Go string', () => {
  it.each([
    ['', ''],
    ['plain', 'plain'],
    ["it's", "it's"],
    ['a "quote" that its reader let through', 'a "quote" that its reader let through'],
    ['東京 🙂', '東京 🙂'],
    ['a\tb\rc', 'a\tb\rc'],
  ])('without a backslash stays what it is: %j', (inside, value) => {
    expect(unquoteGoString(inside)).toBe(value);
  });

  it.each([
    ['\\a', '\u0007'],
    ['\\b', '\b'],
    ['\\f', '\f'],
    ['\\n', '\n'],
    ['\\r', '\r'],
    ['\\t', '\t'],
    ['\\v', '\v'],
    ['\\\\', '\\'],
    ['\\"', '"'],
    ['\\000', '\0'],
    ['\\101', 'A'],
    ['\\177', '\u007f'],
    ['\\x41', 'A'],
    ['\\x7f', '\u007f'],
    ['\\x0a', '\n'],
    ['\\u0041', 'A'],
    ['\\u65e5', '日'],
    ['\\u65E5', '日'],
    ['\\ud7ff', '\ud7ff'],
    ['\\ue000', '\ue000'],
    ['\\uffff', '\uffff'],
    ['\\ufeff', '\ufeff'],
    ['\\U0001F642', '🙂'],
    ['\\U00000041', 'A'],
    ['\\U0010ffff', '\u{10ffff}'],
  ])('reads the escape %s', (inside, value) => {
    expect(unquoteGoString(inside)).toBe(value);
    expect(unquoteGoString(`<${inside}>${inside}`)).toBe(`<${value}>${value}`);
  });

  it.each([
    ['\\xf0\\x9f\\x99\\x82', '🙂'],
    ['\\360\\237\\231\\202', '🙂'],
    ['\\xe6\\227\\xa5', '日'],
    ['\\xc3\\xa9', 'é'],
    ['\\xef\\xbb\\xbfx', '\ufeffx'],
    ['\\1013', 'A3'],
    ['\\x414', 'A4'],
    ['\\u00412', 'A2'],
    ['\\\\n', '\\n'],
    ['\\\\\\n', '\\\n'],
    ['日\\u672c語', '日本語'],
  ])('reads bytes as UTF-8, and no more digits than an escape has: %s', (inside, value) => {
    expect(unquoteGoString(inside)).toBe(value);
  });

  it.each([
    ['an escape that does not exist', '\\q'],
    ['a single quote is only escaped between single quotes', "\\'"],
    ['an escape of a digit above 7', '\\8'],
    ['a backslash at the end', 'a\\'],
    ['a backslash before a newline', 'a\\\nb'],
    ['a newline', 'a\nb'],
    ['a newline beside an escape', 'a\nb\\t'],
    ['a capital X', '\\X41'],
    ['one digit of two', '\\x4'],
    ['no hexadecimal digit', '\\xg1'],
    ['two octal digits of three', '\\10'],
    ['an octal digit too large', '\\108'],
    ['an octal value above 255', '\\400'],
    ['three digits of four', '\\u123'],
    ['seven digits of eight', '\\U0001F64'],
    ['beyond the last code point', '\\U00110000'],
    ['the first half of a surrogate pair', '\\ud800'],
    ['the second half of a surrogate pair', '\\udfff'],
    ['a surrogate pair as two escapes', '\\ud83d\\ude42'],
    ['a long surrogate', '\\U0000dbff'],
    ['a byte that begins no character', '\\xff'],
    ['a character without its end', '\\xf0\\x9f'],
    ['a byte that only carries on', '\\x80'],
    ['a surrogate in bytes', '\\xed\\xa0\\x80'],
    ['an overlong form', '\\xc0\\xaf'],
    ['half a surrogate pair in the text itself', 'a\ud83d'],
    ['and beside an escape', '\\t\ude42'],
  ])('is refused for %s', (_, inside) => {
    expect(unquoteGoString(inside)).toBeUndefined();
  });
});
