import type { Problem } from '@signalbox/core';
import type { Mismatch } from '../testfiles/mismatch.ts';
import { readTestFile } from '../testfiles/read-test-file.ts';
import { type FileResult, runTestFile } from '../testfiles/run-test-file.ts';
import { type TestReport, testReport } from '../testfiles/test-report.ts';
import { aFolder } from './run.ts';
import { CONFIG, ENV } from './run-tests.ts';

/** What came of tests with these mismatches, a test each; or of a file with problems. */
export async function aTestReport(
  tests: readonly (readonly Mismatch[])[],
  problems: readonly Problem[] = [],
): Promise<TestReport> {
  const test = '  - { name: good, alert: {}, expect: { channels: [ops-room] } }\n';
  const cwd = await aFolder({ 'signalbox.yaml': CONFIG, 'a.test.yaml': `${ENV}tests:\n${test}` });
  const played = await runTestFile(await readTestFile(`${cwd}/a.test.yaml`, 'a.test.yaml'), { env: {}, update: false });
  const result: FileResult = {
    ...played,
    problems,
    tests: tests.map((mismatches, index) => ({ name: `test <${index + 1}>`, line: index + 3, mismatches })),
  };
  return testReport([result]);
}
