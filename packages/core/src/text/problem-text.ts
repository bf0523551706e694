/**
 * What is wrong with something that a person wrote, in words and without its place. Whoever reads the file adds the
 * place, and makes a `Problem` of it.
 */
export interface ProblemText<Code extends string> {
  /** A `warning` is about what can be used as it is. Default: `error`. */
  readonly severity?: 'error' | 'warning';
  /** Permanent; `docs/errors.md` explains each. */
  readonly code: Code;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string | undefined;
}

/** Does it keep what is written from being used? */
export function isError({ severity }: { readonly severity?: 'error' | 'warning' }): boolean {
  return severity !== 'warning';
}
