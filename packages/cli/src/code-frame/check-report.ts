import path from 'node:path';
import type { LoadedConfig, Problem } from '@signalbox/core';
import { type ShownLines, shownLines } from './shown-lines.ts';

/** What `check` found, over all the paths that it was given. */
export interface CheckReport {
  /** No errors; there may be warnings. */
  readonly ok: boolean;
  /** All files of the configurations, as people would name them from here. */
  readonly files: readonly string[];
  /** Their files are named in the same way. */
  readonly problems: readonly Problem[];
  /** The lines of a file, without what may be secret in them; undefined if it could not be read. */
  linesOf(file: string): ShownLines | undefined;
}

/** A configuration, and the path by which it was asked for. */
export interface Checked {
  readonly given: string;
  readonly loaded: LoadedConfig;
}

export function reportOf(checked: readonly Checked[], cwd: string): CheckReport {
  const lines = new Map<string, () => ShownLines>();
  const problems: Problem[] = [];
  for (const { given, loaded } of checked) {
    const named = (file: string) => nameFrom(cwd, given, path.resolve(path.dirname(loaded.main), file));
    const { secrets, templates, problems: found } = loaded;
    for (const { path: file, text } of loaded.files) {
      const ofFile = () => found.filter((problem) => problem.file === file);
      lines.set(
        named(file),
        once(() => shownLines(text, ofFile(), { mask: secrets.mask, yaml: !templates.has(file) })),
      );
    }
    problems.push(...found.map((problem) => ({ ...problem, file: named(problem.file) })));
  }
  return {
    ok: !problems.some(({ severity }) => severity === 'error'),
    files: [...lines.keys()],
    problems,
    linesOf: (file) => lines.get(file)?.(),
  };
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
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
