import { isBroken, problemReport, type TestReport } from '../testfiles/test-report.ts';

/** One JSON document. */
export function testJson({ ok, passed, failed, updated, results }: TestReport, cwd: string): string {
  const files = results.map((result) => {
    // Warnings of a good configuration are left to `check`.
    const problems = isBroken(result) ? problemReport(result, cwd).problems : [];
    return {
      file: result.file.name,
      problems,
      tests: result.tests.map(({ name, line, failures }) => ({ name, line, ok: failures.length === 0, failures })),
    };
  });
  return JSON.stringify({ ok, passed, failed, updated, files }, null, 2);
}
