import type { Failure } from '../testfiles/failure.ts';
import { type DiffLine, diffLines } from './line-diff.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import { timelineTable } from './timeline-table.ts';

/** What a test expected and did not find, for people. */
export function failureLines(failure: Failure, paint: Paint): readonly string[] {
  switch (failure.type) {
    case 'sentence': {
      const hint = failure.hint === undefined ? [] : [`  ${paint('cyan', 'hint:')} ${failure.hint}`];
      return [plainText(failure.text), ...hint];
    }
    case 'timeline':
      return [legend('notifications are not as expected', paint), ...timelineTable(failure.rows, paint)];
    case 'value':
      return [
        `${paint('bold', failure.what)} ${failure.what === 'channels' || failure.what === 'routes' ? 'are' : 'is'} not as expected`,
        paint('red', `- expected  ${plainText(failure.expected)}`),
        paint('green', `+ found     ${plainText(failure.told)}`),
        ...(failure.trace ?? []).map(({ route, matched, by }) => {
          const mark = matched ? paint('green', '✓') : paint('dim', '✗');
          return `    ${mark} ${plainText(route)}  ${paint('dim', plainText(by === '' ? 'everything' : by))}`;
        }),
      ];
    case 'text':
      return textLines(failure, paint);
  }
}

function textLines(failure: Extract<Failure, { type: 'text' }>, paint: Paint): readonly string[] {
  const { where, check, expected, told } = failure;
  const head = paint('bold', plainText(where));
  switch (check) {
    case 'equals':
      return [legend(`${head} has other words`, paint), ...diff(expected, told, paint)];
    case 'snapshot':
      return [legend(`${head} has other words than its snapshot`, paint), ...diff(expected, told, paint)];
    case 'contains':
      return [`${head} does not contain ${quoted(expected)}`, ...whole(told, paint)];
    case 'excludes':
      return [`${head} contains ${quoted(expected)}`, ...whole(told, paint)];
    case 'matches':
      return [`${head} does not match ${quoted(expected)} as a whole`, ...whole(told, paint)];
  }
}

function legend(text: string, paint: Paint): string {
  return `${text} (${paint('red', '- expected')}, ${paint('green', '+ told')})`;
}

function diff(expected: string, told: string, paint: Paint): readonly string[] {
  return diffLines(expected, told).map((line) => diffLine(line, paint));
}

function diffLine({ found, text }: DiffLine, paint: Paint): string {
  const plain = plainText(text);
  if (found === 'both') return `  ${plain}`;
  return found === 'expected' ? paint('red', `- ${plain}`) : paint('green', `+ ${plain}`);
}

function whole(told: string, paint: Paint): readonly string[] {
  return told.split('\n').map((line) => paint('green', `+ ${plainText(line)}`));
}

function quoted(text: string): string {
  return plainText(JSON.stringify(text));
}
