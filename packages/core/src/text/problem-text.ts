/**
 * What is wrong with something that a person wrote, in words and without its place. Whoever reads the file adds the
 * place, and makes a `Problem` of it.
 */
export interface ProblemText<Code extends string> {
  /** Permanent; `docs/errors.md` explains each. */
  readonly code: Code;
  readonly message: string;
  /** What to write instead. */
  readonly hint?: string | undefined;
}
