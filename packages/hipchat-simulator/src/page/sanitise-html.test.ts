import { describe, expect, it } from 'vitest';
import { sanitiseCardHtml, sanitiseMessageHtml } from './sanitise-html.ts';

const link = (href: string, text: string) => `<a href="${href}" target="_blank" rel="noopener noreferrer">${text}</a>`;

describe('the HTML of a message', () => {
  it.each([
    ['<b>b</b><i>i</i><strong>s</strong><em>e</em>', '<b>b</b><i>i</i><strong>s</strong><em>e</em>'],
    ['one<br>two', 'one<br />two'],
    ['<pre><code>x</code></pre>', '<pre><code>x</code></pre>'],
    ['<ul><li>1</li></ul><ol><li>2</li></ol>', '<ul><li>1</li></ul><ol><li>2</li></ol>'],
    [
      '<table><tr valign="top"><th colspan="2">h</th><td rowspan="3">d</td></tr></table>',
      '<table><tr valign="top"><th colspan="2">h</th><td rowspan="3">d</td></tr></table>',
    ],
    ['<a href="https://e.com/?a=1&amp;b=2">l</a>', link('https://e.com/?a=1&amp;b=2', 'l')],
    ['<a href="mailto:ops@e.com">m</a>', link('mailto:ops@e.com', 'm')],
    [
      '<img src="https://e.com/g.png" alt="g" width="520" height="130">',
      '<img src="https://e.com/g.png" alt="g" width="520" height="130" />',
    ],
    [
      '<span style="color: #f00; font-weight:bold; text-decoration: underline; position: fixed">s</span>',
      '<span data-color="#f00" data-weight="bold" data-decoration="underline">s</span>',
    ],
  ])('keeps what HipChat showed: %s', (html, shown) => {
    expect(sanitiseMessageHtml(html)).toBe(shown);
  });

  it.each([
    ['<script>alert(1)</script>after', 'after'],
    ['<b onclick="alert(1)">x</b>', '<b>x</b>'],
    ['<img src=x onerror=alert(1)>', '<img alt="" />'],
    ['<img src="data:image/svg+xml,<svg onload=alert(1)>">', '<img alt="" />'],
    ['<img src="https://e.com/g" width="9999999">', '<img src="https://e.com/g" alt="" />'],
    ['<a href="javascript:alert(1)">x</a>', '<a target="_blank" rel="noopener noreferrer">x</a>'],
    ['<a href="java\nscript:alert(1)">x</a>', '<a target="_blank" rel="noopener noreferrer">x</a>'],
    ['<a href="/simulator/events">x</a>', '<a target="_blank" rel="noopener noreferrer">x</a>'],
    ['<a href="//evil.example">x</a>', '<a target="_blank" rel="noopener noreferrer">x</a>'],
    ['<svg><a href="javascript:1"><text>x</text></a></svg>', '<a target="_blank" rel="noopener noreferrer">x</a>'],
    ['<iframe src="https://e.com"></iframe><form><input></form>', ''],
    ['<style>*{display:none}</style><link rel="stylesheet" href="//e">', ''],
    ['<span style="color: url(https://e.com)" class="banner" id="log">x</span>', '<span>x</span>'],
    ['<span data-color="url(x)">x</span>', '<span>x</span>'],
    ['<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>', '<table></table>'],
    ['<b>never closed', '<b>never closed</b>'],
    ['<!-- <b> -->x', 'x'],
  ])('loses what is dangerous: %s', (html, shown) => {
    expect(sanitiseMessageHtml(html)).toBe(shown);
  });

  it('does not nest without end', () => {
    const shown = sanitiseMessageHtml('<b>'.repeat(3000));
    expect(shown.split('<b>').length).toBeLessThan(60);
  });
});

describe('the HTML of a card', () => {
  it('has five tags', () => {
    expect(
      sanitiseCardHtml('<b>b</b><table><tr><td>t</td></tr></table><img src="https://e.com/g"><em>e</em><br>'),
    ).toBe('<b>b</b>te');
  });
});
