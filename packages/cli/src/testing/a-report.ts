import type { Problem } from '@signalbox/core';
import type { CheckReport } from '../code-frame/check-report.ts';
import { shownLines } from '../code-frame/shown-lines.ts';

/** A problem of `signalbox.yaml`; what matters is said. */
export function aProblem(more: Partial<Problem> = {}): Problem {
  return {
    severity: 'error',
    code: 'unknown-key',
    file: 'signalbox.yaml',
    line: 2,
    column: 1,
    path: 'chanels',
    message: 'unknown key "chanels"',
    ...more,
  };
}

/** A report of one file. */
export function aReport(problems: readonly Problem[], text = 'version: 1\nchanels: {}\n'): CheckReport {
  const lines = shownLines(text, problems, { mask: (line) => line });
  return {
    ok: !problems.some(({ severity }) => severity === 'error'),
    files: ['signalbox.yaml'],
    problems,
    linesOf: (file) => (file === 'signalbox.yaml' ? lines : undefined),
  };
}
