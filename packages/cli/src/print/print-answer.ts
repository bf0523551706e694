import type { FormatOptions } from '../args/format-option.ts';
import type { ExitCode, Io } from '../io.ts';
import { type Paint, paintFor } from './paint.ts';
import { printProblems } from './print-problems.ts';

/** Prints what a server was asked for: the answer itself, or how people read it. */
export function printAnswer(
  { format }: FormatOptions,
  io: Io,
  { json, pretty }: { readonly json: unknown; readonly pretty: (paint: Paint) => string },
): ExitCode {
  io.stdout.write(`${format === 'json' ? JSON.stringify(json) : pretty(paintFor(io.stdout))}\n`);
  return 0;
}

/** The server does not do it, and has said why. */
export function printRefusal({ problems }: { readonly problems: readonly string[] }, io: Io): ExitCode {
  printProblems(problems, io);
  return 1;
}
