import type { Problem } from '@signalbox/core';

/** A place in the imported file. */
export type Place = Pick<Problem, 'line' | 'path'>;

/**
 * A problem of the imported file, which the caller names: an error, or a note that something is not carried over. There
 * is no catalogue of the mistakes in another program's file, and so no code. It never repeats a secret.
 */
export type ImportProblem = Place & Pick<Problem, 'message'>;

/** What an import gathers on its way. */
export interface Problems {
  /** The file is not what Alertmanager takes, or nothing equal can be written: there will be no configuration. */
  error(place: Place, message: string): undefined;
  /** This is not carried over. Gives the sentence back, for a comment. */
  note(place: Place, message: string): string;
  errors(): readonly ImportProblem[];
  notes(): readonly ImportProblem[];
}

export function gatherProblems(): Problems {
  // What is read once for each webhook, such as the globals, is reported once.
  const errors = new Map<string, ImportProblem>();
  const notes = new Map<string, ImportProblem>();
  return {
    error({ line, path }, message) {
      errors.set(`${line} ${path} ${message}`, { line, path, message });
      return undefined;
    },
    note({ line, path }, message) {
      notes.set(`${line} ${path} ${message}`, { line, path, message });
      return message;
    },
    errors: () => inOrder([...errors.values()]),
    notes: () => inOrder([...notes.values()]),
  };
}

function inOrder(problems: readonly ImportProblem[]): readonly ImportProblem[] {
  return problems.toSorted((one, other) => one.line - other.line);
}
