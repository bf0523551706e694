import type { ProblemCode } from './problem-catalogue.ts';

/** Something wrong in a configuration. Gathered, never thrown. */
export interface Problem {
  /** `warning`s do not keep a configuration from going live. */
  readonly severity: 'error' | 'warning';
  /** Permanent; `docs/errors.md` explains each. */
  readonly code: ProblemCode;
  /** As given on the command line, or relative to the main file's folder. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
  /** Where in the file, for instance `channels.ops.room` or `routes[0].match`. Empty: the whole file. */
  readonly path: string;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string;
}
