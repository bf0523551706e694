import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fitHtml } from './fit-links.ts';

const link = (chars: number) => `<a href="${'https://mon.example/'.padEnd(chars, 'x')}">CPU</a>`;

describe('HTML that has to fit', () => {
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
