import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textToHtml } from './text-to-html.ts';

describe('a text message', () => {
  it('never makes a tag that it did not mean', () => {
    const pieces = ['<', '>', '"', "'", '&', 'https://e.com', '@all', ' ', 'onload=', '(beer)', ':)', 'x'];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        const rest = textToHtml(parts.join(''))
          .replaceAll(/<a href="https:[^"<>]*" target="_blank" rel="noopener noreferrer">|<\/a>/g, '')
          .replaceAll(/<span class="mention">@\w+<\/span>/g, '');
        expect(rest).not.toMatch(/[<>"']/);
      }),
      { seed: 20190215, numRuns: 400 },
    );
  });
});
