import type { FileResult, TestResult } from '../testfiles/run-test-file.ts';
import { isBroken, type TestReport } from '../testfiles/test-report.ts';
import { problemBlocks } from './check-pretty.ts';
import { mismatchLines } from './mismatch-lines.ts';
import type { Paint } from './paint.ts';
import { plainText } from './plain-text.ts';
import { problemReport } from './test-problems.ts';

/** For people: a line for each file, what went wrong below it, and the count at the end. */
export function testPretty(report: TestReport, cwd: string, paint: Paint): string {
  return [...report.results.map((result) => fileBlock(result, cwd, paint)), summary(report, paint)].join('\n');
}

function fileBlock(result: FileResult, cwd: string, paint: Paint): string {
  const { file, tests } = result;
  const name = plainText(file.name);
  if (isBroken(result)) {
    return [
      `${paint('red', '✗')} ${name}: could not run`,
      ...problemBlocks(problemReport(result, cwd), paint),
      '',
    ].join('\n\n');
  }
  const failed = tests.filter(({ mismatches }) => mismatches.length > 0);
  if (failed.length === 0) return `${paint('green', '✓')} ${name} ${paint('dim', `(${plural(tests.length, 'test')})`)}`;
  const head = `${paint('red', '✗')} ${name} ${paint('dim', `(${failed.length} of ${plural(tests.length, 'test')} failed)`)}`;
  return [head, ...failed.flatMap((test) => testLines(name, test, paint)), ''].join('\n');
}

function testLines(file: string, { name, line, mismatches }: TestResult, paint: Paint): readonly string[] {
  return [
    '',
    `  ${paint('red', '✗')} ${paint('bold', plainText(name))}  ${paint('cyan', `${file}:${line}`)}`,
    ...mismatches.flatMap((mismatch) => mismatchLines(mismatch, paint).map((text) => `      ${text}`)),
  ];
}

function summary({ results, passed, failed, broken, updated, ok }: TestReport, paint: Paint): string {
  const counts = [
    `${passed} passed`,
    ...(failed > 0 ? [`${failed} failed`] : []),
    ...(broken > 0 ? [`${plural(broken, 'file')} could not run`] : []),
  ];
  const written = updated > 0 ? `; ${plural(updated, 'snapshot')} updated` : '';
  return `${ok ? paint('green', '✓') : paint('red', '✗')} ${plural(results.length, 'file')}: ${counts.join(', ')}${written}`;
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
