import { describe, expect, it } from 'vitest';
import { textToHtml } from './text-to-html.ts';

const link = (address: string) => `<a href="${address}" target="_blank" rel="noopener noreferrer">${address}</a>`;
const mention = (name: string) => `<span class="mention">${name}</span>`;

describe('a text message', () => {
  it.each([
    ['see https://e.com/a?b=1&c=2.', `see ${link('https://e.com/a?b=1&amp;c=2')}.`],
    ['(http://e.com/x)', `(${link('http://e.com/x')})`],
    ['https://e.com/@here', link('https://e.com/@here')],
    ['@here and @yuki: look', `${mention('@here')} and ${mention('@yuki')}: look`],
    [
      '-@here .@here 障害@here @監視',
      `-${mention('@here')} .${mention('@here')} 障害${mention('@here')} ${mention('@監視')}`,
    ],
    ['@\u2060here -@\u2060here', '@\u2060here -@\u2060here'],
    ['ops@e.com', 'ops@e.com'],
    ['deployed (successful) :)', 'deployed ✅ 🙂'],
    ['f(failed) and (nosuch)', 'f(failed) and (nosuch)'],
    ['<b>&"\'', '&lt;b&gt;&amp;&quot;&#39;'],
    ['https://e.com/"onclick="x', `${link('https://e.com/')}&quot;onclick=&quot;x`],
    ['javascript:alert(1)', 'javascript:alert(1)'],
    ['一行\n二行', '一行\n二行'],
  ])('%s', (text, html) => {
    expect(textToHtml(text)).toBe(html);
  });
});
