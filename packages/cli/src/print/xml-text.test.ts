import { describe, expect, it } from 'vitest';
import { xmlText } from './xml-text.ts';

describe('a text in XML', () => {
  it.each([
    ['what begins an element', '<b>', '&lt;b&gt;'],
    ['what begins a reference', 'a & b', 'a &amp; b'],
    ['what ends an attribute', 'say "x"', 'say &quot;x&quot;'],
    ['a reference, which is a text', '&lt;', '&amp;lt;'],
    ['the end of a section', ']]>', ']]&gt;'],
    ['lines and tabs', 'a\r\n\tb', 'a\r\n\tb'],
    ['escape sequences', '\u001b[31mred\u0000', '[31mred'],
    ['half of a letter', 'a\ud83d', 'a\ufffd'],
    ['what is no letter', 'a\ufffe\uffffb', 'ab'],
    ['an emoji', '🔥', '🔥'],
  ])('%s: %j', (_what, text, written) => {
    expect(xmlText(text)).toBe(written);
  });
});
