import type { Problem } from '@signalbox/core';
import stringWidth from 'string-width';
import { type CheckReport, countProblems } from '../code-frame/check-report.ts';
import type { ShownLines } from '../code-frame/shown-lines.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';

/** For people: each problem with its place, its line with the one before, and what to write instead. */
export function checkPretty(report: CheckReport, paint: Paint): string {
  const { errors, warnings } = countProblems(report);
  return [...problemBlocks(report, paint), summary(report.files.length, errors, warnings, paint)].join('\n\n');
}

export function problemBlocks({ problems, linesOf }: CheckReport, paint: Paint): readonly string[] {
  return problems.map((problem) => problemBlock(problem, linesOf(problem.file), paint));
}

function problemBlock(problem: Problem, lines: ShownLines | undefined, paint: Paint): string {
  const { severity, code, file, line, column, message, hint } = problem;
  const colour = severity === 'error' ? 'red' : 'yellow';
  const head = `${paint('cyan', `${plainText(file)}:${line}:${column}`)} ${paint(colour, severity)} ${paint('dim', code)}`;
  return [
    `${head} ${paint('bold', plainText(message))}`,
    ...(lines === undefined ? [] : codeFrame(lines, problem, paint)),
    ...(hint === undefined ? [] : [`  ${paint('cyan', 'hint:')} ${plainText(hint)}`]),
  ].join('\n');
}

/** Of a longer line only a part is shown, in which its place is: a page of base64 helps nobody. */
const LONGEST_LINE = 120;
/** So much of it stands before the place. */
const BEFORE_PLACE = 60;

function codeFrame(lines: ShownLines, { severity, line, column }: Problem, paint: Paint): readonly string[] {
  if (line < 1 || line > lines.count) return [];
  const width = String(line).length;
  const before = lines.before(line, column);
  const written = tabless(lines.line(line));
  const part = partAround(written, before);
  const frame = [line - 1, line]
    .filter((number) => number === line || lines.line(number).slice(part.from).trim() !== '')
    .map((number) => {
      const margin = paint('dim', `${String(number).padStart(width)} |`);
      return `  ${margin} ${plainText(cut(tabless(lines.line(number)), part))}`;
    });
  if (before === undefined) return frame;
  const marker = paint(severity === 'error' ? 'red' : 'yellow', '^');
  const space = ' '.repeat(stringWidth(plainText(leftOut(part) + written.slice(part.from, before))));
  return [...frame, `  ${paint('dim', `${' '.repeat(width)} |`)} ${space}${marker}`];
}

/** Offsets in a line. */
interface LinePart {
  readonly from: number;
  readonly to: number;
}

/** The part of a line that is shown: its beginning, unless the place is too far behind it. */
function partAround(line: string, place = 0): LinePart {
  const from = place < LONGEST_LINE ? 0 : wholeCharacter(line, place - BEFORE_PLACE);
  return { from, to: wholeCharacter(line, from + LONGEST_LINE) };
}

/** Not between the halves of a character that has two. */
function wholeCharacter(line: string, offset: number): number {
  const isSecondHalf = /^[\udc00-\udfff]/.test(line.slice(offset, offset + 1));
  return isSecondHalf ? offset - 1 : offset;
}

function cut(line: string, part: LinePart): string {
  return `${leftOut(part)}${line.slice(part.from, part.to)}${line.length > part.to ? '…' : ''}`;
}

function leftOut({ from }: LinePart): string {
  return from > 0 ? '…' : '';
}

/** A tab is as wide as the terminal likes: the caret could not stay below its column. */
function tabless(line: string): string {
  return line.replaceAll('\t', ' ');
}

function summary(files: number, errors: number, warnings: number, paint: Paint): string {
  const found = [errors > 0 ? plural(errors, 'error') : '', warnings > 0 ? plural(warnings, 'warning') : ''].filter(
    Boolean,
  );
  // A file that does not exist was not checked.
  const checked = files === 0 ? '' : `${plural(files, 'file')}: `;
  if (errors > 0) return `${paint('red', '✗')} ${checked}${found.join(', ')}`;
  return `${paint('green', '✓')} ${checked}good${found.length === 0 ? '' : `, with ${found.join(', ')}`}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
