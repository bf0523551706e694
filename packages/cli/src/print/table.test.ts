import stringWidth from 'string-width';
import { describe, expect, it } from 'vitest';
import { marked, plain } from '../testing/paints.ts';
import { facts, table } from './table.ts';

const cells = (...texts: readonly string[]) => texts.map((text) => ({ text }));

describe('a table', () => {
  it('aligns its columns by what a terminal shows of them', () => {
    const rows = [cells('監視', 'x', 'end'), cells('e\u0301', '🔥', ''), cells('long text', '', 'end of any length')];
    expect(table(['A', 'B', 'C'], rows, plain)).toBe(
      ['A          B   C', '監視       x   end', 'e\u0301          🔥', 'long text      end of any length'].join('\n'),
    );
  });

  it.each([
    ['latin letters', 'abcdef', 6],
    ['letters of Japan', '監視エラー', 10],
    ['half-width letters of Japan', 'ｶﾅ', 2],
    ['letters of Korea', '안녕', 4],
    ['letters with marks', 'a\u0308o\u0308', 2],
    ['an emoji', '🔥', 2],
    ['a family, which is one sign', '👨‍👩‍👧‍👦', 2],
    ['a hand with a skin colour', '👍🏽', 2],
    ['a flag', '🇯🇵', 2],
    ['a digit on a key', '1️⃣', 2],
    ['letters beyond the basic plane', '𠮷', 2],
    ['an escape sequence, which is shown', '\u001b[31m', 10],
    ['a right-to-left mark, which is shown', '\u200f', 6],
    ['a text without width', '', 0],
  ])('knows the width of %s', (_what, text, width) => {
    const head = 'x'.repeat(12);
    const [, line = ''] = table([head, 'B'], [cells(text, '|')], plain).split('\n');
    expect(stringWidth(line)).toBe(12 + 2 + 1);
    expect(line.indexOf('|')).toBe(line.length - 1);
    expect(line.match(/ *(?=\|$)/)?.[0].length).toBe(12 - width + 2);
  });

  it.each([
    ['\u001b[2J\u001b[1;1H', '\\u001b[2J\\u001b[1;1H'],
    ['\u202eevil', '\\u202eevil'],
    ['one\r\ntwo', 'one\\u000d two'],
  ])('lets no text move the columns of the next: %j', (text, shown) => {
    const lines = table(['A', 'B'], [cells(text, 'x'), cells('short', 'y')], plain).split('\n');
    expect(lines[1]).toBe(`${shown}  x`);
    expect(lines[2]?.indexOf('y')).toBe(lines[1]?.indexOf('x', shown.length));
  });

  it('aligns what is painted as if it were not', () => {
    expect(table(['A', 'B'], [[{ text: 'xyz', colour: 'red' }, { text: 'b' }]], marked)).toBe(
      '<dim>A</>    <dim>B</>\n<red>xyz</>  b',
    );
  });

  it('keeps each row on one line', () => {
    expect(table(['A'], [cells('one\ntwo\tthree\u001b[2J')], plain)).toBe('A\none two three\\u001b[2J');
  });

  it('without rows is its head', () => {
    expect(table(['A', 'LONG', 'B'], [], plain)).toBe('A  LONG  B');
  });
});

describe('the facts of a thing', () => {
  it('come one a line, those without a value left out', () => {
    const lines = [
      ['id', 'a'],
      ['empty', ''],
      ['members', 'one\ntwo'],
      ['none', undefined],
    ] as const;
    expect(facts(lines, plain)).toBe('id       a\nmembers  one\n         two');
  });

  it('have no escape sequences but ours', () => {
    expect(facts([['name', '\u001b[31m\u202ex']], marked)).toBe('<dim>name</>  \\u001b[31m\\u202ex');
  });
});
