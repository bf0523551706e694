import { describe, expect, it } from 'vitest';
import { plainText } from './plain-text.ts';

describe('text of others', () => {
  it.each([
    ['an escape sequence', '\u001b[2J', '\\u001b[2J'],
    ['a title sequence with its bell', '\u001b]0;evil\u0007', '\\u001b]0;evil\\u0007'],
    ['the one-character form of an escape sequence', '\u009b31m', '\\u009b31m'],
    ['a carriage return over the line', 'good\rbad', 'good\\u000dbad'],
    ['a backspace over a letter', 'a\bb', 'a\\u0008b'],
    ['a delete', 'a\u007fb', 'a\\u007fb'],
    ['a null', 'a\u0000b', 'a\\u0000b'],
    ['a right-to-left override', 'a\u202etxt.exe', 'a\\u202etxt.exe'],
    ['a right-to-left mark', 'a\u200fb', 'a\\u200fb'],
    ['an isolate that is never closed', '\u2067a', '\\u2067a'],
    ['an Arabic letter mark', '\u061ca', '\\u061ca'],
    ['a space without width', 'pay\u200bments', 'pay\\u200bments'],
    ['a byte order mark', '\ufeffa', '\\ufeffa'],
    ['a separator of lines', 'a\u2028b', 'a\\u2028b'],
    ['a joiner between letters', 'a\u200db', 'a\\u200db'],
    ['a joiner after an emoji, before a letter', '🔥\u200da', '🔥\\u200da'],
    ['a joiner at the end', '🔥\u200d', '🔥\\u200d'],
  ])('is safe for a terminal: %s', (_what, text, shown) => {
    expect(plainText(text)).toBe(shown);
  });

  it.each([
    ['lines and tabs', 'one\n\ttwo'],
    ['letters of every script', 'grün 監視 안녕 हिन्दी שלום مرحبا'],
    ['marks on letters', 'e\u0301'],
    ['an emoji', '🔥'],
    ['a family', '👨‍👩‍👧‍👦'],
    ['a family with skin colours', '👩🏽‍🤝‍👨🏿'],
    ['a heart of fire, which has a variation sign', '❤️‍🔥'],
    ['a flag', '🇯🇵'],
  ])('stays as it is: %s', (_what, text) => {
    expect(plainText(text)).toBe(text);
  });
});
