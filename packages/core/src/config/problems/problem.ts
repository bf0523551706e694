import type { KeyPath } from '../../text/json-path.ts';
import type { ProblemText } from '../../text/problem-text.ts';
import type { ProblemCode } from './problem-catalogue.ts';

/** Something wrong in a configuration. Gathered, never thrown. */
export interface Problem extends ProblemText<ProblemCode> {
  /** `warning`s do not keep a configuration from going live. */
  readonly severity: 'error' | 'warning';
  /** Relative to the main file's folder, with forward slashes. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in the file, for instance `channels.ops.room` or `routes[0].match`. Empty: the whole file. */
  readonly path: string;
  readonly hint?: string;
}

/** A problem and its place in the value of a file; the line and the column come from the file. */
export interface ProblemAt extends ProblemText<ProblemCode> {
  readonly at: KeyPath;
  /** Is the key itself wrong, or the value at it? Default: the value. */
  readonly on?: 'key' | 'value';
}

/** In the order in which a person reads: by file, line and column; of equal ones only the first. */
export function sortProblems(problems: readonly Problem[], fileOrder: readonly string[]): readonly Problem[] {
  const rank = new Map(fileOrder.map((file, index) => [file, index]));
  const rankOf = (file: string) => rank.get(file) ?? fileOrder.length;
  const seen = new Set<string>();
  return problems
    .filter(({ code, file, line, column, message }) => {
      const identity = [code, file, line, column, message].join('\0');
      return !seen.has(identity) && seen.add(identity);
    })
    .sort((a, b) => rankOf(a.file) - rankOf(b.file) || a.line - b.line || a.column - b.column);
}
