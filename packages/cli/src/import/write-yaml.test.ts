import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { block, comments, type Piece } from './piece.ts';
import { writeYaml } from './write-yaml.ts';

const write = (value: Piece) => writeYaml('head', { entries: [{ key: 'a', value }] }).replace(/^# head\n\n/, '');

describe('a configuration that is written', () => {
  it.each<[string, Piece, string]>([
    ['a text', 'x', 'a: x\n'],
    ['a number', 5, 'a: 5\n'],
    ['a truth', true, 'a: true\n'],
    ['a text that looks like a number', '5', 'a: "5"\n'],
    ['a text that looks like a truth', 'true', 'a: "true"\n'],
    ['a text that old readers take for a truth', 'yes', 'a: "yes"\n'],
    ['a text that old readers take for a number', '12:30', 'a: "12:30"\n'],
    ['an empty text', '', 'a: ""\n'],
    ['a text with quotes', 'say "x"', `a: 'say "x"'\n`],
    ['a text with both quotes', `"it's"`, `a: "\\"it's\\""\n`],
    ['what begins a placeholder', `\${env:X}`, `a: $\${env:X}\n`],
    ['the text of a file', { file: 'k' }, `a: \${file:k}\n`],
    ['the text of a file after a word', { file: 'k', prefix: 'Key ' }, `a: Key \${file:k}\n`],
    ['a short list', ['x', 'z'], 'a: [x, z]\n'],
    ['an empty list', [], 'a: []\n'],
    ['a short map', block({ b: 'x', c: undefined }), 'a: { b: x }\n'],
    ['a map that is tall', block({ b: 'x' }, { tall: true }), 'a:\n  b: x\n'],
    ['a long list', ['x'.repeat(60), 'y'.repeat(60)], `a:\n  - ${'x'.repeat(60)}\n  - ${'y'.repeat(60)}\n`],
    [
      'comments above an item',
      [block({ b: 'x' }, comments('one', undefined, 'two'))],
      'a:\n  # one\n  # two\n  - b: x\n',
    ],
    ['a long text on its line', 'x '.repeat(100).trim(), `a: ${'x '.repeat(100).trim()}\n`],
  ])('has %s', (_what, value, text) => {
    expect(write(value)).toBe(text);
  });

  it.each([
    'a: b',
    '- a',
    '# a',
    ' a ',
    '*a',
    '&a',
    '!a',
    '%a',
    '@a',
    '`a`',
    '{a}',
    '[a]',
    'a\nb',
    'a\tb',
    'null',
    '~',
    '0x10',
    '1e3',
    '.5',
    '...',
    '---',
    'on',
    'N',
    '2026-01-01',
    "it's",
    '"',
    '\\',
    '監視',
    '🔥',
    '\u0001',
  ])('is read again as it was: %j', (text) => {
    expect(parse(write(text))).toEqual({ a: text });
    expect(parse(write([text]))).toEqual({ a: [text] });
    expect(parse(write(block({ [text]: text })))).toEqual({ a: { [text]: text } });
  });

  it('has an empty line before each part, and its comments', () => {
    const text = writeYaml('one\n\ntwo', {
      entries: [
        { key: 'a', value: 1 },
        { key: 'b', value: 2, comment: 'why' },
      ],
    });
    expect(text).toBe('# one\n\n# two\n\na: 1\n\n# why\nb: 2\n');
  });

  it('cannot be left by a comment', () => {
    const text = writeYaml('x\nevil: true', {
      entries: [{ key: 'a', value: block({ b: 1 }, comments('y\nevil: true')) }],
    });
    expect(parse(text)).toEqual({ a: { b: 1 } });
  });
});

describe('comments', () => {
  it.each([
    [[], {}],
    [[undefined, ''], {}],
    [['a', undefined, 'b'], { comment: 'a\nb' }],
  ])('of %j', (lines, comment) => {
    expect(comments(...lines)).toEqual(comment);
  });
});
