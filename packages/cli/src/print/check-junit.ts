import type { Problem } from '@signalbox/core';
import type { CheckReport } from '../code-frame/check-report.ts';
import { xmlText } from './xml-text.ts';

/** JUnit's XML: a test case a file, failed if it has errors. Warnings are printed as the case's output. */
export function checkJunit({ files, problems }: CheckReport): string {
  const names = [...new Set([...files, ...problems.map(({ file }) => file)])];
  const cases = names.map((name) =>
    testCase(
      name,
      problems.filter(({ file }) => file === name),
    ),
  );
  const failures = cases.filter((text) => text.includes('<failure')).length;
  const counts = `tests="${cases.length}" failures="${failures}" errors="0"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="signalbox check" ${counts}>`,
    `  <testsuite name="signalbox check" ${counts}>`,
    ...cases,
    '  </testsuite>',
    '</testsuites>',
  ].join('\n');
}

function testCase(file: string, problems: readonly Problem[]): string {
  const open = `    <testcase classname="signalbox.check" name="${xmlText(file)}"`;
  if (problems.length === 0) return `${open}/>`;
  const failures = problems
    .filter(({ severity }) => severity === 'error')
    .map(
      (problem) =>
        `      <failure type="${problem.code}" message="${xmlText(problem.message)}">${xmlText(sentence(problem))}</failure>`,
    );
  const warnings = problems
    .filter(({ severity }) => severity === 'warning')
    .map((problem) => xmlText(sentence(problem)));
  const output = warnings.length === 0 ? [] : [`      <system-out>${warnings.join('\n')}</system-out>`];
  return [`${open}>`, ...failures, ...output, '    </testcase>'].join('\n');
}

function sentence({ file, line, column, message, hint }: Problem): string {
  return `${file}:${line}:${column}: ${message}${hint === undefined ? '' : ` (${hint})`}`;
}
