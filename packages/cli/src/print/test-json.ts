import { problemReport, type TestReport } from '../testfiles/test-report.ts';

/** One JSON document. */
export function testJson({ ok, passed, failed, updated, results }: TestReport, cwd: string): string {
  const files = results.map((result) => {
    const { problems } = problemReport(result, cwd);
    return {
      file: result.file.name,
      problems,
      tests: result.tests.map(({ name, line, failures }) => ({ name, line, ok: failures.length === 0, failures })),
    };
  });
  return JSON.stringify({ ok, passed, failed, updated, files }, null, 2);
}
