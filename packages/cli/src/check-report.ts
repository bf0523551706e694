import path from 'node:path';
import type { LoadedConfig, Problem } from '@signalbox/core';
import { hideWrittenSecrets } from './hide-written-secrets.ts';

/** What `check` found, over all the paths that it was given. */
export interface CheckReport {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  /** All files of the configurations, as people would name them from here. */
  readonly files: readonly string[];
  /** Their files are named in the same way. */
  readonly problems: readonly Problem[];
  /** The text of a file, secrets masked; undefined if it could not be read. */
  textOf(file: string): string | undefined;
}

/** A configuration, and the path by which it was asked for. */
export interface Checked {
  readonly given: string;
  readonly loaded: LoadedConfig;
}

export function reportOf(checked: readonly Checked[], cwd: string): CheckReport {
  const texts = new Map<string, string>();
  const problems: Problem[] = [];
  for (const { given, loaded } of checked) {
    const named = (file: string) => nameFrom(cwd, given, path.resolve(path.dirname(loaded.main), file));
    for (const { path: file, text } of loaded.files)
      texts.set(named(file), hideWrittenSecrets(loaded.secrets.mask(text)));
    problems.push(...loaded.problems.map((problem) => ({ ...problem, file: named(problem.file) })));
  }
  return {
    ok: !problems.some(({ severity }) => severity === 'error'),
    files: [...texts.keys()],
    problems,
    textOf: (file) => texts.get(file),
  };
}

export function countProblems({ problems }: CheckReport): { readonly errors: number; readonly warnings: number } {
  const errors = problems.filter(({ severity }) => severity === 'error').length;
  return { errors, warnings: problems.length - errors };
}

/** Absolute if it was asked for by an absolute path, else from the working directory. */
export function nameFrom(cwd: string, given: string, absolute: string): string {
  const name = path.isAbsolute(given) ? absolute : path.relative(cwd, absolute);
  return name.split(path.sep).join('/');
}
