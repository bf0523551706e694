import { escapeHtml } from '@signalbox/sdk';
import { markup, toText } from '../values/format-value.ts';
import type { TemplateHelper } from './helper.ts';

export const lines: TemplateHelper = {
  name: 'lines',
  signature: 'lines s',
  description:
    'The text with its lines: in HTML, where a line end is only a blank, `<br>` is between them. Empty lines at the end are left out.',
  example: {
    template: '{{lines annotations.runbook}}',
    shows: 'Look at the disk.<br>Call Ann &amp; Bob.',
    format: 'html',
  },
  arity: [1, 1],
  run: ([value], { format }) => {
    const found = toText(value)
      .trimEnd()
      .split(/\r\n|\r|\n/);
    return format === 'html' ? markup(found.map(escapeHtml).join('<br>')) : found.join('\n');
  },
};
