import type { Mismatch } from '../testfiles/mismatch.ts';
import { type DiffLine, diffLines } from './line-diff.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import { timelineTable } from './timeline-table.ts';

/** What a test expected, and what came of it, for people. */
export function mismatchLines(mismatch: Mismatch, paint: Paint): readonly string[] {
  switch (mismatch.type) {
    case 'sentence': {
      const hint = mismatch.hint === undefined ? [] : [`  ${paint('cyan', 'hint:')} ${mismatch.hint}`];
      return [plainText(mismatch.text), ...hint];
    }
    case 'timeline':
      return [legend('notifications are not as expected', paint), ...timelineTable(mismatch.rows, paint)];
    case 'value':
      return [
        `${paint('bold', mismatch.what)} ${mismatch.what === 'channels' || mismatch.what === 'routes' ? 'are' : 'is'} not as expected`,
        paint('red', `- expected  ${plainText(mismatch.expected)}`),
        paint('green', `+ found     ${plainText(mismatch.actual)}`),
        ...(mismatch.trace ?? []).map(({ route, matched, by }) => {
          const mark = matched ? paint('green', '✓') : paint('dim', '✗');
          return `    ${mark} ${plainText(route)}  ${paint('dim', plainText(by))}`;
        }),
      ];
    case 'text':
      return textLines(mismatch, paint);
  }
}

function textLines(mismatch: Extract<Mismatch, { type: 'text' }>, paint: Paint): readonly string[] {
  const { where, check, expected, actual } = mismatch;
  const head = paint('bold', plainText(where));
  switch (check) {
    case 'equals':
      return [legend(`${head} has another text`, paint), ...diff(expected, actual, paint)];
    case 'snapshot':
      return [legend(`${head} has another text than its snapshot`, paint), ...diff(expected, actual, paint)];
    case 'contains':
      return [`${head} does not contain ${quoted(expected)}`, ...whole(actual, paint)];
    case 'excludes':
      return [`${head} contains ${quoted(expected)}`, ...whole(actual, paint)];
    case 'matches':
      return [`${head} does not match ${quoted(expected)} as a whole`, ...whole(actual, paint)];
  }
}

function legend(text: string, paint: Paint): string {
  return `${text} (${paint('red', '- expected')}, ${paint('green', '+ actual')})`;
}

function diff(expected: string, actual: string, paint: Paint): readonly string[] {
  return diffLines(expected, actual).map((line) => diffLine(line, paint));
}

function diffLine({ found, text }: DiffLine, paint: Paint): string {
  const plain = plainText(text);
  if (found === 'both') return `  ${plain}`;
  return found === 'expected' ? paint('red', `- ${plain}`) : paint('green', `+ ${plain}`);
}

function whole(actual: string, paint: Paint): readonly string[] {
  return actual.split('\n').map((line) => paint('green', `+ ${plainText(line)}`));
}

function quoted(text: string): string {
  return plainText(JSON.stringify(text));
}
