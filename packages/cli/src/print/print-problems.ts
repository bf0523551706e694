import type { Io } from '../io.ts';
import { paintFor } from './paint.ts';
import { plainText } from './plain-text.ts';

/** What is wrong with something that a person gave us, on standard error. */
export function printProblems(problems: readonly string[], io: Io): void {
  const paint = paintFor(io.stderr);
  for (const problem of problems) io.stderr.write(`${paint('red', 'error:')} ${plainText(problem)}\n`);
}
