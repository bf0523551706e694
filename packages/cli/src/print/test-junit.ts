import type { FileResult, TestResult } from '../testfiles/run-test-file.ts';
import { isBroken, type TestReport } from '../testfiles/test-report.ts';
import { mismatchLines } from './mismatch-lines.ts';
import type { Paint } from './paint.ts';
import { problemReport } from './test-problems.ts';
import { xmlText } from './xml-text.ts';

const PLAIN: Paint = (_colour, text) => text;

/** JUnit's XML: a suite a file, a case a test. A file that could not run is one case with an error. */
export function testJunit({ results, passed, failed, broken }: TestReport, cwd: string): string {
  const counts = `tests="${passed + failed + broken}" failures="${failed}" errors="${broken}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="signalbox test" ${counts}>`,
    ...results.flatMap((result) => suite(result, cwd)),
    '</testsuites>',
  ].join('\n');
}

function suite(result: FileResult, cwd: string): readonly string[] {
  const { file, tests } = result;
  const name = xmlText(file.name);
  if (isBroken(result)) {
    const { problems } = problemReport(result, cwd);
    const text = problems.map((each) => `${each.file}:${each.line}:${each.column}: ${each.message}`).join('\n');
    return [
      `  <testsuite name="${name}" tests="1" failures="0" errors="1">`,
      `    <testcase classname="${name}" name="${name}">`,
      `      <error message="${xmlText(problems[0]?.message ?? 'could not run')}">${xmlText(text)}</error>`,
      '    </testcase>',
      '  </testsuite>',
    ];
  }
  const failed = tests.filter(({ mismatches }) => mismatches.length > 0).length;
  return [
    `  <testsuite name="${name}" tests="${tests.length}" failures="${failed}" errors="0">`,
    ...tests.map((test) => testCase(test, name)),
    '  </testsuite>',
  ];
}

function testCase({ name, line, mismatches }: TestResult, file: string): string {
  const open = `    <testcase classname="${file}" name="${xmlText(name)}" line="${line}"`;
  if (mismatches.length === 0) return `${open}/>`;
  const texts = mismatches.map((mismatch) => {
    const lines = mismatchLines(mismatch, PLAIN);
    return `      <failure message="${xmlText(lines[0] ?? '')}">${xmlText(lines.join('\n'))}</failure>`;
  });
  return [`${open}>`, ...texts, '    </testcase>'].join('\n');
}
