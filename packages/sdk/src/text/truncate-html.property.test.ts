import fc from 'fast-check';
import { Parser } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { truncateHtml } from './truncate-html.ts';

const text = fc.oneof(
  fc.constantFrom('a', 'word ', '日本', '👍', '&amp;', '&lt;', '&#128077;', '&#x1F44D;', '> ', '"'),
  fc.string({ unit: 'grapheme', maxLength: 6 }).map((piece) => piece.replace(/[<&]/g, '')),
);
const attribute = fc.oneof(
  fc.constantFrom(
    '',
    ' href="https://example.com/?a=1&amp;b=2"',
    " title='a > b'",
    ' class=x',
    ' data-x',
    ' title="it\'s"',
  ),
);
const { html: wellFormed } = fc.letrec<{ html: string; node: string }>((tie) => ({
  html: fc.array(tie('node'), { maxLength: 6 }).map((nodes) => nodes.join('')),
  node: fc.oneof(
    { maxDepth: 5 },
    text,
    fc.constantFrom('<br>', '<img src="x.png" alt="a>b">', '<br/>'),
    fc
      .tuple(fc.constantFrom('b', 'a', 'i', 'span', 'code', 'em', 'ul', 'div'), attribute, tie('html'))
      .map(([name, attributes, inner]) => `<${name}${attributes}>${inner}</${name}>`),
  ),
}));
const garbage = fc
  .array(
    fc.constantFrom(
      ...[
        '<',
        '>',
        '</',
        '/>',
        '<b>',
        '</b>',
        '<i',
        '<a href=',
        '"',
        "'",
        '=',
        ' ',
        '&',
        '&am',
        ';',
        '&#',
        '#1',
        'x',
        '👍',
      ],
      ...['<li>', '</ul>', '<ul>', '<!--', '-->', '<td', '</td>', '<style>', '</style>', '<B>', '<br>', '</I >'],
    ),
    { maxLength: 30 },
  )
  .map((pieces) => pieces.join(''));

describe('truncateHtml', () => {
  it('keeps a beginning of what the HTML says, and closes every tag', () => {
    fc.assert(
      fc.property(wellFormed, fc.nat(120), (html, max) => {
        const cut = truncateHtml(html, max, '§');
        expect(cut.length).toBeLessThanOrEqual(max);
        if (html.length <= max) {
          expect(cut).toBe(html);
          return;
        }
        const kept = read(cut.replace(/§$/, ''));
        const whole = read(html);
        expect(whole.text.startsWith(kept.text)).toBe(true);
        expect(whole.tags.slice(0, kept.tags.length)).toEqual(kept.tags);
        expect(kept.leftOpen).toEqual([]);
        if (max >= 1) expect(read(cut).depthOfNote).toBe(0);
      }),
      { seed: 11, numRuns: 3_000 },
    );
  });

  it('keeps the limit and leaves nothing open, whatever it is given', () => {
    fc.assert(
      fc.property(garbage, fc.nat(60), (html, max) => {
        const cut = truncateHtml(html, max, '§');
        expect(cut.length).toBeLessThanOrEqual(max);
        expect(cut.isWellFormed()).toBe(true);
        if (html.length <= max || max < 1) return;
        const { depthOfNote, leftOpen } = read(cut);
        expect(depthOfNote).toBe(0);
        expect(leftOpen).toEqual([]);
      }),
      { seed: 11, numRuns: 5_000 },
    );
  });
});

/** What a browser's parser makes of it. */
function read(html: string) {
  const tags: string[] = [];
  const open: string[] = [];
  const leftOpen: string[] = [];
  let text = '';
  let depthOfNote: number | undefined;
  let ended = false;
  const parser = new Parser({
    ontext(piece) {
      if (piece.includes('§')) depthOfNote = open.length;
      text += piece;
    },
    onopentag(name, attributes) {
      tags.push(`${name} ${JSON.stringify(attributes)}`);
      open.push(name);
    },
    onclosetag(name, implied) {
      open.pop();
      if (implied && ended) leftOpen.push(name);
    },
  });
  parser.write(html);
  ended = true;
  parser.end();
  return { tags, text, depthOfNote, leftOpen };
}
