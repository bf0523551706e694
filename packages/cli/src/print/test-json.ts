import type { Mismatch, TimelineRow } from '../testfiles/mismatch.ts';
import { isBroken, type TestReport } from '../testfiles/test-report.ts';
import { problemReport } from './test-problems.ts';

/** One JSON document. */
export function testJson({ ok, passed, failed, updated, results }: TestReport, cwd: string): string {
  const files = results.map((result) => {
    // Warnings of a good configuration are left to `check`.
    const problems = isBroken(result) ? problemReport(result, cwd).problems : [];
    return {
      file: result.file.name,
      problems,
      tests: result.tests.map(({ name, line, mismatches }) => ({
        name,
        line,
        ok: mismatches.length === 0,
        failures: mismatches.map(failureOf),
      })),
    };
  });
  return JSON.stringify({ ok, passed, failed, updated, files }, null, 2);
}

/** The document's own names, which do not change: what came of a test is `told` there. */
function failureOf(mismatch: Mismatch): object {
  switch (mismatch.type) {
    case 'value': {
      const { type, what, expected, actual, trace } = mismatch;
      return { type, what, expected, told: actual, trace };
    }
    case 'text': {
      const { type, where, check, expected, actual } = mismatch;
      return { type, where, check, expected, told: actual };
    }
    case 'timeline':
      return { type: mismatch.type, rows: mismatch.rows.map(rowOf) };
    case 'sentence':
      return mismatch;
  }
}

function rowOf({ found, ...row }: TimelineRow): object {
  return { found: found === 'actual' ? 'told' : found, ...row };
}
