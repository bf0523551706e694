import { describe, expect, it } from 'vitest';
import { escapeHtml } from './escape-html.ts';

describe('a text in HTML', () => {
  it.each([
    [`<a href="x" title='y'>&amp;</a>`, '&lt;a href=&quot;x&quot; title=&#39;y&#39;&gt;&amp;amp;&lt;/a&gt;'],
    ['障害 👍 (ok)', '障害 👍 (ok)'],
    ['', ''],
  ])('%s is written %s', (text, html) => expect(escapeHtml(text)).toBe(html));
});
