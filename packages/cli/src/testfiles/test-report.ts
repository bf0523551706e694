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
  const failed = tests.filter(({ mismatches }) => mismatches.length > 0).length;
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
