import type { Problem } from '@signalbox/core';

/** What `check` found, over all the paths that it was given. */
export interface CheckReport {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  /** All files of the configurations, as people would name them from here. */
  readonly files: readonly string[];
  /** Their files are named in the same way. */
  readonly problems: readonly Problem[];
  /** The text of a file, secrets masked; undefined if it could not be read. */
  readonly textOf: (file: string) => string | undefined;
}

export function countProblems({ problems }: CheckReport): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}
