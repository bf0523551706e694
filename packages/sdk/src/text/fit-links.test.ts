import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHtml, fitText } from './fit-links.ts';

const address = (chars: number) => 'https://mon.example/'.padEnd(chars, 'x');
const link = (chars: number, words = 'CPU') => `<a href="${address(chars)}">${words}</a>`;

describe('HTML that has to fit', () => {
  it.each([
    ['stays as it is where it fits', `<b>${link(60)}</b>`, 200, `<b>${link(60)}</b>`],
    [
      'keeps the words of a link that does not fit',
      `<b>CRITICAL</b> ${link(900)} on db-1`,
      100,
      '<b>CRITICAL</b> CPU on db-1',
    ],
    ['leaves out the longest link alone', `${link(50, 'a')} ${link(90, 'b')}`, 100, `${link(50, 'a')} b`],
    ['leaves out the last of equal ones', `${link(50, 'a')} ${link(50, 'b')}`, 100, `${link(50, 'a')} b`],
    ['leaves out a picture with its line', `down<br><img src="${address(90)}" alt="graph">!`, 60, 'down!'],
    ['leaves out words that are an address', `see ${link(90, address(90))}.`, 60, 'see .'],
    [
      'is cut where words alone are too long',
      `<a href="${address(90)}">${'x'.repeat(90)}</a>`,
      50,
      `${'x'.repeat(23)}… (cut: 67 more characters)`,
    ],
  ])('%s', (_what, html, most, fitted) => expect(fitHtml(html, most)).toBe(fitted));

  it('never has half of an address', () => {
    const words = fc.constantFrom('disk ', 'is full ', '<br>', '<b>db</b> ');
    const links = fc.integer({ min: 20, max: 300 }).map((chars) => link(chars));
    fc.assert(
      fc.property(
        fc.array(fc.oneof(words, links), { maxLength: 30 }),
        fc.integer({ min: 40, max: 900 }),
        (pieces, most) => {
          const fitted = fitHtml(pieces.join(''), most);
          expect(fitted.length).toBeLessThanOrEqual(most);
          for (const [, href] of fitted.matchAll(/href="([^"]*)/g)) expect(pieces.join('')).toContain(`"${href}"`);
          expect(fitted).not.toMatch(/<a [^>]*$/);
        },
      ),
      { seed: 1 },
    );
  });
});

describe('text that has to fit', () => {
  it.each([
    ['stays as it is where it fits', `CPU ${address(50)}`, 100, `CPU ${address(50)}`],
    ['loses an address that does not, with the blank before it', `- CPU ${address(90)}\n- disk`, 60, '- CPU\n- disk'],
    ['loses the line of an address', `CPU\n${address(90)}\nend`, 60, 'CPU\nend'],
    ['loses the word before an address too', `CPU\nRunbook: ${address(90)}\nend`, 60, 'CPU\nend'],
    ['keeps a line that says more', `CPU\nsee ${address(90)} for it`, 60, 'CPU\nsee for it'],
    ['loses the longest address alone', `a ${address(60)}\nb ${address(90)}`, 100, `a ${address(60)}\nb`],
    [
      'is cut where words alone are too long',
      `${'x'.repeat(90)} ${address(90)}`,
      50,
      `${'x'.repeat(23)}… (cut: 67 more characters)`,
    ],
  ])('%s', (_what, text, most, fitted) => expect(fitText(text, most)).toBe(fitted));
});
