import { describe, expect, it } from 'vitest';
import { truncateHtml } from './truncate-html.ts';

describe('truncateHtml', () => {
  it.each([
    ['<b>fits</b>', 11, '<b>fits</b>'],
    ['<b>does not fit</b>', 12, '<b>does</b>…'],
    ['<b>a</b><i>b</i>', 12, '<b>a</b>…'],
    ['1 &lt; 2 &amp; 3', 10, '1 &lt; 2 …'],
    ['1 &lt; 2 &amp; 3', 6, '1 …'],
    ['👍👍👍', 5, '👍👍…'],
    ['👍👍👍', 4, '👍…'],
    ['<ul><li>one<li>two</ul>', 21, '<ul><li>on</li></ul>…'],
    ['<a title="x > y">link</a>', 20, '…'],
    ['<b>a</b>bcd', 10, '<b>a</b>b…'],
    ['<B>a</b>bcd', 10, '<B>a</b>b…'],
    ['<br><br>abc', 10, '<br><br>a…'],
    ['<script>if (a<b) {}</script>abc', 12, '…'],
    ['never closed <b title="', 20, 'never closed …'],
    ['abc', 0, ''],
  ])('cuts %j to %i as %j', (html, maxChars, cut) => {
    expect(truncateHtml(html, maxChars, '…')).toBe(cut);
  });

  it('says how much is missing, outside of all tags', () => {
    const cut = truncateHtml(`<table><tr><td>${'x'.repeat(20_000)}</td></tr></table>`, 10_000);
    expect(cut).toHaveLength(10_000);
    expect(cut).toMatch(/x<\/td><\/tr><\/table>… \(cut: 10,0\d\d more characters\)$/);
  });

  it('is quick with tags that never end', () => {
    const before = process.cpuUsage().user;
    truncateHtml('<a href="'.repeat(100_000), 10_000);
    truncateHtml(`${'<b>'.repeat(1_600)}${'<i '.repeat(100_000)}`, 10_000);
    truncateHtml(`&${'#1'.repeat(100_000)}`, 10_000);
    expect(process.cpuUsage().user - before).toBeLessThan(1_000_000);
  });
});
