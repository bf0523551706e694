import path from 'node:path';
import { type CheckReport, reportOf } from '../check-report.ts';
import { shownLines } from '../shown-lines.ts';
import type { FileResult } from './run-test-file.ts';

/** What `signalbox test` found, over all the files that it ran. */
export interface TestReport {
  readonly results: readonly FileResult[];
  readonly passed: number;
  readonly failed: number;
  /** Files whose tests could not be run: they, or their configurations, are broken. */
  readonly broken: number;
  /** How many snapshots were written anew or removed. */
  readonly updated: number;
  readonly ok: boolean;
}

export function testReport(results: readonly FileResult[]): TestReport {
  const tests = results.flatMap((result) => result.tests);
  const failed = tests.filter(({ failures }) => failures.length > 0).length;
  const broken = results.filter(isBroken).length;
  return {
    results,
    passed: tests.length - failed,
    failed,
    broken,
    updated: results.reduce((sum, { updated }) => sum + updated, 0),
    ok: failed === 0 && broken === 0,
  };
}

export function isBroken({ problems, loaded }: FileResult): boolean {
  return problems.length > 0 || loaded?.config === undefined;
}

/** What is wrong with a test file, or with its configuration, as `check` reports it. */
export function problemReport({ file, problems, loaded }: FileResult, cwd: string): CheckReport {
  if (problems.length === 0 && loaded !== undefined) {
    const given = path.isAbsolute(file.name) ? loaded.main : path.relative(cwd, loaded.main);
    return reportOf([{ given, loaded }], cwd);
  }
  const mask = loaded?.secrets.mask ?? ((text: string) => text);
  const lines = shownLines(file.text, problems, mask);
  const shown = problems.map((problem) => ({ ...problem, message: mask(problem.message) }));
  return { ok: false, files: [file.name], problems: shown, linesOf: () => lines };
}
