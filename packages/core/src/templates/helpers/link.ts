import { escapeHtml } from '@signalbox/sdk';
import { markup, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

export const link: TemplateHelper = {
  name: 'link',
  signature: 'link url text',
  description: 'A link in HTML, `text (url)` elsewhere; the text alone if the address is not http or https.',
  example: {
    template: '{{#each firing}}{{link link "open"}}{{/each}}',
    shows: '<a href="https://mon.example/1">open</a>',
    format: 'html',
  },
  arity: [1, 2],
  run: ([address, label], { format }) => {
    const url = webAddress(address);
    const text = toText(label) || toText(address);
    if (url === undefined) return text;
    if (format === 'html') return markup(`<a href="${escapeHtml(url)}">${escapeHtml(text)}</a>`);
    return text === url ? url : `${text} (${url})`;
  },
};

/** An address that may be followed: absolute, http or https. Undefined for all else, such as `javascript:`. */
export function webAddress(value: unknown): string | undefined {
  const text = toText(value).trim();
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return undefined;
  return text;
}
