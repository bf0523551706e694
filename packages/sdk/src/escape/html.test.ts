import { describe, expect, it } from 'vitest';
import { escapeHtml } from './html.ts';

describe('escapeHtml', () => {
  it.each([
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['<img src=x onerror="alert(1)">', '&lt;img src&#61;x onerror&#61;&quot;alert(1)&quot;&gt;'],
    ["it's `quoted`", 'it&#39;s &#96;quoted&#96;'],
    ['&amp;', '&amp;amp;'],
    ['日本語\n👍', '日本語\n👍'],
    ['\u001b[2J \u202e', '␛[2J \ufffd'],
  ])('writes %j as %j', (text, html) => {
    expect(escapeHtml(text)).toBe(html);
  });
});
