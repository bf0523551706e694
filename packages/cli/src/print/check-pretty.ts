import type { Problem } from '@signalbox/core';
import { type CheckReport, countProblems } from '../check-report.ts';
import { hideValue } from '../hide-written-secrets.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** For people: each problem with its place, its line with the one before, and what to write instead. */
export function checkPretty(report: CheckReport, paint: Paint): string {
  const { errors, warnings } = countProblems(report);
  return [...problemBlocks(report, paint), summary(report.files.length, errors, warnings, paint)].join('\n\n');
}

export function problemBlocks({ problems, textOf }: CheckReport, paint: Paint): readonly string[] {
  return problems.map((problem) => problemBlock(problem, textOf(problem.file), paint));
}

function problemBlock(problem: Problem, text: string | undefined, paint: Paint): string {
  const { severity, code, file, line, column, message, hint } = problem;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const head = `${paint('cyan', `${plainText(file)}:${line}:${column}`)} ${paint(colour, severity)} ${paint('dim', code)}`;
  return [
    `${head} ${paint('bold', plainText(message))}`,
    ...(text === undefined ? [] : codeFrame(text, problem, paint)),
    ...(hint === undefined ? [] : [`  ${paint('cyan', 'hint:')} ${plainText(hint)}`]),
  ].join('\n');
}

/** Longer lines are cut: a page of base64 helps nobody. */
const LONGEST_LINE = 120;

function codeFrame(text: string, { severity, code, line, column }: Problem, paint: Paint): readonly string[] {
  const lines = text.split(/\r?\n/);
  if (code === 'unknown-key') lines[line - 1] = hideValue(lines[line - 1] ?? '');
  const shown = [line - 1, line].filter((number) => number >= 1 && number <= lines.length);
  if (!shown.includes(line)) return [];
  const width = String(line).length;
  const frame = shown
    .filter((number) => number === line || lines[number - 1]?.trim() !== '')
    .map(
      (number) => `  ${paint('dim', `${String(number).padStart(width)} |`)} ${plainText(cut(lines[number - 1] ?? ''))}`,
    );
  if (column > LONGEST_LINE) return frame;
  const before = displayWidth((lines[line - 1] ?? '').slice(0, column - 1));
  const marker = paint(severity === 'error' ? 'red' : 'yellow', '^');
  return [...frame, `  ${paint('dim', `${' '.repeat(width)} |`)} ${' '.repeat(before)}${marker}`];
}

function cut(line: string): string {
  const tabless = line.replaceAll('\t', ' ');
  return tabless.length > LONGEST_LINE ? `${tabless.slice(0, LONGEST_LINE)}…` : tabless;
}

/** Columns on a terminal: East Asian wide letters take two. @see https://www.unicode.org/reports/tr11/ */
function displayWidth(text: string): number {
  let width = 0;
  for (const char of plainText(text)) width += WIDE.test(char) ? 2 : 1;
  return width;
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60]|\p{Emoji_Presentation}/u;

function summary(files: number, errors: number, warnings: number, paint: Paint): string {
  const checked = plural(files, 'file');
  const found = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''].filter(
    Boolean,
  );
  if (errors > 0) return `${paint('red', '✗')} ${checked}: ${found.join(', ')}`;
  return `${paint('green', '✓')} ${checked}: good${found.length === 0 ? '' : `, with ${found.join(', ')}`}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
