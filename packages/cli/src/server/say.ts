import type { ExitCode, Io } from '../io.ts';
import { printProblems } from '../print/lines.ts';
import { type Paint, paintFor } from '../print/paint.ts';
import type { FormatOptions } from './server-options.ts';

/** Prints what was asked for: the answer itself, or how people read it. */
export function say(
  { format }: FormatOptions,
  io: Io,
  { json, pretty }: { readonly json: unknown; readonly pretty: (paint: Paint) => string },
): ExitCode {
  io.stdout.write(`${format === 'json' ? JSON.stringify(json) : pretty(paintFor(io.stdout))}\n`);
  return 0;
}

/** The server does not do it, and says why. */
export function sayProblems({ problems }: { readonly problems: readonly string[] }, io: Io): ExitCode {
  printProblems(problems, io);
  return 1;
}
