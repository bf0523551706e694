import type { Place } from './written.ts';

/** Something to say about a place in the imported file; it never repeats a secret. */
export interface Finding extends Place {
  readonly message: string;
}

/** What an import finds on its way. */
export interface Findings {
  /** The file is not what Alertmanager takes, or nothing equal can be written: there will be no configuration. */
  error(place: Place, message: string): undefined;
  /** This is not carried over. Gives the sentence back, for a comment. */
  note(place: Place, message: string): string;
  errors(): readonly Finding[];
  notes(): readonly Finding[];
}

export function gatherFindings(): Findings {
  const errors: Finding[] = [];
  const notes = new Map<string, Finding>();
  return {
    error({ line, path }, message) {
      errors.push({ line, path, message });
      return undefined;
    },
    note({ line, path }, message) {
      // The globals are asked for each webhook.
      notes.set(`${line} ${path} ${message}`, { line, path, message });
      return message;
    },
    errors: () => inOrder(errors),
    notes: () => inOrder([...notes.values()]),
  };
}

function inOrder(findings: readonly Finding[]): readonly Finding[] {
  return findings.toSorted((one, other) => one.line - other.line);
}
