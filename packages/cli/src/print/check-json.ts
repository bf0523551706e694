import type { Problem } from '@signalbox/core';
import type { CheckReport } from '../code-frame/check-report.ts';

/** One JSON document. */
export function checkJson({ ok, files, problems }: CheckReport): string {
  return JSON.stringify({ ok, files, problems: problems.map(shownProblem) }, null, 2);
}

function shownProblem({ severity, code, file, line, column, path, message, hint }: Problem): Problem {
  return { severity, code, file, line, column, path, message, ...(hint === undefined ? {} : { hint }) };
}
