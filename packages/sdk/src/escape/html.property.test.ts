import fc from 'fast-check';
import { Parser, parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { escapeHtml } from './html.ts';
import { escapePlainText } from './plain-text.ts';

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '<script>',
        '</b>',
        '"',
        "'",
        '`',
        '=',
        '&',
        '&amp;',
        '&#60;',
        ' onload=1',
        '-->',
        ']]>',
        '\u202e',
      ),
      fc.string({ unit: 'binary', maxLength: 5 }),
    ),
  )
  .map((pieces) => pieces.join(''));

describe('escapeHtml', () => {
  it('is read back as the visible text, and as nothing but text', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const nodes = parseDocument(`<p>${escapeHtml(text)}</p>`).children;
        expect(nodes).toHaveLength(1);
        expect(textOf(`<p>${escapeHtml(text)}</p>`)).toBe(escapePlainText(text));
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });

  it.each(['"', "'"])('cannot leave an attribute that is quoted with %s', (quote) => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [tags, attributes] = tagsOf(`<a title=${quote}${escapeHtml(text)}${quote}></a>`);
        expect(tags).toEqual(['a']);
        expect(attributes).toEqual([{ title: escapePlainText(text) }]);
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });

  it('gives no other attribute a value, even where the quotes were forgotten', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const [tags, [attributes]] = tagsOf(`<a title=x${escapeHtml(text)}></a>`);
        expect(tags).toEqual(['a']);
        const { title, ...others } = attributes ?? {};
        expect(Object.values(others).join('')).toBe('');
      }),
      { seed: 11, numRuns: 1_000 },
    );
  });
});

function textOf(html: string): string {
  let text = '';
  const parser = new Parser({ ontext: (piece) => (text += piece) });
  parser.end(html);
  return text;
}

function tagsOf(html: string): [string[], Record<string, string>[]] {
  const names: string[] = [];
  const attributes: Record<string, string>[] = [];
  const parser = new Parser({
    onopentag: (name, own) => {
      names.push(name);
      attributes.push({ ...own });
    },
  });
  parser.end(html);
  return [names, attributes];
}
