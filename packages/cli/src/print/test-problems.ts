import path from 'node:path';
import { type CheckReport, reportOf } from '../code-frame/check-report.ts';
import { shownLines } from '../code-frame/shown-lines.ts';
import type { FileResult } from '../testfiles/run-test-file.ts';

/** What is wrong with a test file, or with its configuration, as `check` reports it. */
export function problemReport({ file, problems, loaded }: FileResult, cwd: string): CheckReport {
  if (problems.length === 0 && loaded !== undefined) {
    const given = path.isAbsolute(file.name) ? loaded.main : path.relative(cwd, loaded.main);
    return reportOf([{ given, loaded }], cwd);
  }
  const mask = loaded?.secrets.mask ?? ((text: string) => text);
  const lines = shownLines(file.text, problems, { mask });
  const shown = problems.map((problem) => ({ ...problem, message: mask(problem.message) }));
  return { ok: false, files: [file.name], problems: shown, linesOf: () => lines };
}
