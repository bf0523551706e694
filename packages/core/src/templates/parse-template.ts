import Handlebars from 'handlebars';
import type { TemplateProblem } from './template-problem.ts';
import type { Program } from './template-syntax.ts';

/** Reads a template; a syntax error says where it is and what to do. */
export function parseTemplate(text: string): { readonly program: Program } | { readonly problem: TemplateProblem } {
  try {
    // The parser's border: its types leave out which statements there are.
    return { program: Handlebars.parse(text) as unknown as Program };
  } catch (error) {
    return { problem: syntaxProblem(text, error) };
  }
}

/** Where an exception of the parser carries a place, it is of this shape: line from 1, column from 0. */
function syntaxProblem(text: string, error: unknown): TemplateProblem {
  const message = error instanceof Error ? error.message : String(error);
  const generated = /^Parse error on line (\d+):\n([^\n]*)\n(-*)\^\n[\s\S]*got '(\w+)'$/.exec(message);
  if (generated !== null) {
    const [, line = '1', shown = '', dashes = '', token = ''] = generated;
    return {
      code: 'template-syntax',
      ...locate(text, Number(line), shown.slice(0, dashes.length), token),
      ...explain(token),
    };
  }
  const [, reason = message, line = '1', column = '0'] = /^([\s\S]*) - (\d+):(\d+)$/.exec(message) ?? [];
  const [, opened, closed] = /^(\S+) doesn't match (\S+)$/.exec(reason) ?? [];
  const unmatched =
    opened === undefined ? {} : { message: `{{#${opened}}} is closed by {{/${closed}}}`, hint: `write {{/${opened}}}` };
  return { code: 'template-syntax', line: Number(line), column: Number(column) + 1, message: reason, ...unmatched };
}

/**
 * The parser shows the last characters before the error, without line ends, and "..." where it cut; the line it names
 * is where they begin or end. The place is behind their occurrence nearest to that line, and behind the line ends that
 * follow it; what is missing at the end of the template is missing where its last line ends.
 */
function locate(
  text: string,
  line: number,
  shown: string,
  token: string,
): { readonly line: number; readonly column: number } {
  const before = shown.replace(/^\.\.\./, '');
  const offsets = [...text.matchAll(/[^\n]/g)].map(({ index }) => index);
  const flat = text.replaceAll('\n', '');
  let best = { line, column: 1 };
  let distance = Number.POSITIVE_INFINITY;
  for (let found = flat.indexOf(before); found !== -1 && before !== ''; found = flat.indexOf(before, found + 1)) {
    const end = (offsets[found + before.length - 1] ?? 0) + 1;
    const away = Math.abs(text.slice(0, end).split('\n').length - line);
    if (away > distance) continue;
    distance = away;
    const lineEnds = token === 'EOF' ? 0 : (/^\n*/.exec(text.slice(end))?.[0].length ?? 0);
    const lines = text.slice(0, end + lineEnds).split('\n');
    best = { line: lines.length, column: (lines.at(-1)?.length ?? 0) + 1 };
  }
  return best;
}

function explain(token: string): { readonly message: string; readonly hint: string } {
  switch (token) {
    case 'EOF':
      return { message: 'the template ends inside a block', hint: 'close it: {{/if}}, {{/each}}, {{/with}}' };
    case 'OPEN_ENDBLOCK':
      return { message: 'a block is closed here that was not opened', hint: 'remove it, or open the block with {{#' };
    case 'INVERSE':
    case 'OPEN_INVERSE_CHAIN':
      return { message: '{{else}} is outside of a block', hint: 'open the block with {{#if}} or {{#each}}' };
    case 'CLOSE_UNESCAPED':
      return {
        message: 'these are three closing braces, and two were opened',
        hint: 'write {{{path}}}, or a space between }} and a } of the text',
      };
    case 'CLOSE':
    case 'CLOSE_RAW_BLOCK':
      return {
        message: 'something is missing before these closing braces',
        hint: 'write {{path}} or {{helper argument}}, with as many braces on both sides',
      };
    default:
      return {
        message: 'this cannot be between {{ and }}',
        hint: 'close the braces; put texts in quotes, odd names in [ ]',
      };
  }
}
